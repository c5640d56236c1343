import type { APIContext } from 'astro';
import type { Lang } from '#src/base/lang.ts';
import { reference } from '#src/compose/reference.ts';
import { originOf } from './answer.ts';
import type { Asked } from './shapes.ts';

export async function ask(context: APIContext, lang: Lang): Promise<Asked> {
  const { app } = context.locals;
  return {
    lang,
    origin: originOf(context),
    day: app.clock.today(),
    demo: app.settings.demo,
    ref: await reference(app.db),
  };
}
