import type { APIRoute } from 'astro';
import { offersFile } from './_files.ts';

export const GET: APIRoute = (context) => offersFile(context, 'csv');
