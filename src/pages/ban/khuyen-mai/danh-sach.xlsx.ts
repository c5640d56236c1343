import type { APIRoute } from 'astro';
import { campaignListFile } from './_files.ts';

export const GET: APIRoute = (context) => campaignListFile(context, 'xlsx');
