import type { APIRoute } from 'astro';
import { deskRegisterFile } from '#src/compose/desk-register-file.ts';

export const GET: APIRoute = (context) => deskRegisterFile(context, 'xlsx');
