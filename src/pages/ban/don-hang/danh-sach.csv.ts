import type { APIRoute } from 'astro';
import { parcelListFile } from './_files.ts';

export const GET: APIRoute = (context) => parcelListFile(context, 'csv');
