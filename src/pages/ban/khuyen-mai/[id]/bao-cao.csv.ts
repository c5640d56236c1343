import type { APIRoute } from 'astro';
import { campaignReportFile } from '../_files.ts';

export const GET: APIRoute = (context) => campaignReportFile(context, 'csv');
