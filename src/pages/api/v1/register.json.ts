import { badRequest, endpoint, json, LISTS } from '#src/api/answer.ts';
import { askedRegister } from '#src/api/register.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const found = await askedRegister(context, lang);
  if (found.problems) return badRequest(found.problems, lang);
  const { lines, asked } = found;
  const answer = json({ day: asked.day, total: lines.length, certificates: lines }, LISTS);
  answer.headers.set('content-disposition', `inline; filename="so-dang-ky-ocop-${asked.day}.json"`);
  return answer;
});
