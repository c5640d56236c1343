import type { APIRoute } from 'astro';
import { paymentsFile } from './_file.ts';

export const GET: APIRoute = (context) => paymentsFile(context, 'xlsx');
