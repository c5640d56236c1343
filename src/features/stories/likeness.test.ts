import { describe, expect, it } from 'vitest';
import { bandsOf, fingerprintOf, piecesOf, sharedPassages, sharedPercent } from './likeness.ts';

const TEA =
  'Năm 1996, vợ chồng bà Hảo thôi nghề buôn chè. Số vốn dùng để đi buôn được dồn cả vào máy chế biến. Với bà, đó cũng là trở lại nếp nhà: bà lớn lên trong một gia đình đã nhiều đời làm chè ở Tân Cương.';
const BEES =
  'Đàn ong theo hoa bạc hà lên cao nguyên đá từ tháng mười. Người nuôi dựng lán bên sườn núi, ăn ngủ cùng đàn ong cho tới khi hoa tàn, rồi mới gùi từng thùng mật xuống chợ phiên.';

describe('likeness', () => {
  it.each([
    ['the same text', TEA, TEA, 100],
    ['marks, case and emphasis aside', `# ${TEA.toUpperCase()}`, `**${TEA}**`, 100],
    ['two stories', TEA, BEES, 0],
    ['half of it copied', `${TEA}\n\n${BEES}`, TEA, 53],
    ['nothing', '', TEA, 0],
    ['too short to say', 'Mật ong ngon', 'Mật ong ngon', 0],
  ])('%s', (_what, own, other, percent) => {
    expect(sharedPercent(piecesOf(own), piecesOf(other))).toBe(percent);
  });

  it('shows the passages in common, longest first', () => {
    const own = `Ở quê tôi, số vốn dùng để đi buôn được dồn cả vào máy chế biến. ${BEES}`;
    expect(sharedPassages(piecesOf(own), piecesOf(TEA))).toEqual([
      'số vốn dùng để đi buôn được dồn cả vào máy chế biến',
    ]);
    expect(sharedPassages(piecesOf(BEES), piecesOf(TEA))).toEqual([]);
  });

  it('meets where texts share sentences, and nowhere else', () => {
    const copied = bandsOf(piecesOf(`${TEA} Thêm một câu của riêng tôi về quê nhà.`));
    const shared = bandsOf(piecesOf(TEA)).filter((band) => copied.includes(band));
    expect(shared.length).toBeGreaterThan(5);
    const strange = bandsOf(piecesOf(BEES));
    expect(bandsOf(piecesOf(TEA)).filter((band) => strange.includes(band))).toEqual([]);
    expect(Math.max(...copied)).toBeLessThan(2 ** 37);
    expect(bandsOf(piecesOf(''))).toEqual([]);
  });

  it('names the words of a text', () => {
    expect(fingerprintOf(piecesOf(TEA))).toBe(fingerprintOf(piecesOf(`**${TEA.toLowerCase()}**`)));
    expect(fingerprintOf(piecesOf(TEA))).not.toBe(fingerprintOf(piecesOf(BEES)));
    expect(fingerprintOf(piecesOf(TEA))).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprintOf(piecesOf(''))).toBe('');
  });
});
