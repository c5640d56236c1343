import type { APIRoute } from 'astro';
import { voucherFile } from '../_files.ts';

export const GET: APIRoute = (context) => voucherFile(context);
