import type { APIRoute } from 'astro';
import { reviewsFile } from './_files.ts';

export const GET: APIRoute = (context) => reviewsFile(context, 'csv');
