import type { APIRoute } from 'astro';
import { receiversFile } from '../_files.ts';

export const GET: APIRoute = (context) => receiversFile(context, 'csv');
