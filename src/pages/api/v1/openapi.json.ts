import { endpoint, json, originOf } from '#src/api/answer.ts';
import { openapi } from '#src/api/openapi.ts';

export const { GET, OPTIONS, ALL } = endpoint((context) => {
  const { name } = context.locals.app.site;
  return json(openapi({ name, origin: originOf(context) }), ['settings']);
});
