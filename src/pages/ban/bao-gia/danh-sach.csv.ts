import type { APIRoute } from 'astro';
import { quotesFile } from './_files.ts';

export const GET: APIRoute = (context) => quotesFile(context, 'csv');
