import type { APIRoute } from 'astro';
import { recallOrdersFile } from './_order-files.ts';

export const GET: APIRoute = (context) => recallOrdersFile(context, 'xlsx');
