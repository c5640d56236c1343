import type { APIRoute } from 'astro';
import { lotListFile } from './_list-file.ts';

export const GET: APIRoute = (context) => lotListFile(context, 'csv');
