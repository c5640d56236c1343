import type { APIRoute } from 'astro';
import { dossierListFile } from './_list-file.ts';

export const GET: APIRoute = (context) => dossierListFile(context, 'xlsx');
