import type { APIRoute } from 'astro';
import { recallListFile } from './_files.ts';

export const GET: APIRoute = (context) => recallListFile(context, 'xlsx');
