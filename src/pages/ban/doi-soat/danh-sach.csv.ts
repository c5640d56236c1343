import type { APIRoute } from 'astro';
import { payoutFile } from './_file.ts';

export const GET: APIRoute = (context) => payoutFile(context, 'csv');
