import type { APIRoute } from 'astro';
import { decisionsFile } from '#src/compose/decisions-file.ts';

export const GET: APIRoute = (context) => decisionsFile(context, 'csv');
