import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAKER_HERE, makerApart, type PictureMaker } from './picture-maker.ts';
import { phonePhoto, pngOf } from './pictures.fixture.ts';

let photo: Buffer;
let maker: PictureMaker;
beforeAll(async () => {
  photo = await phonePhoto();
});
afterEach(() => maker.close());

const children = (): number[] =>
  execFileSync('cat', [`/proc/${process.pid}/task/${process.pid}/children`], { encoding: 'utf8' })
    .split(' ')
    .map(Number)
    .filter((pid) => pid > 0 && existsSync(`/proc/${pid}`));

describe('pictures made in a process of their own', () => {
  it('are the same, and faults are told', async () => {
    maker = makerApart();
    const [there, here]: number[][] = [[], []];
    const made = await maker.make(photo, async ({ bytes }) => void there?.push(bytes.length));
    const same = await MAKER_HERE.make(photo, async ({ bytes }) => void here?.push(bytes.length));
    expect(there).toEqual(here);
    if ('fault' in made || 'fault' in same) throw new Error('refused');
    expect(Buffer.from(made.original.bytes).equals(Buffer.from(same.original.bytes))).toBe(true);
    expect(made.blur).toBe(same.blur);
    const keep = async (): Promise<void> => undefined;
    expect(await maker.make(pngOf(30_000, 30_000, 10), keep)).toEqual({ fault: 'too-many-pixels' });
    expect(await maker.make(photo.subarray(0, 3_000), keep)).toEqual({ fault: 'broken' });
  });

  it('say so when it takes too long, and go on with the next', async () => {
    maker = makerApart({ mostMs: 1 });
    const keep = async (): Promise<void> => undefined;
    await expect(maker.make(photo, keep)).rejects.toMatchObject({ code: 'media-busy' });
    maker = makerApart();
    expect(await maker.make(photo, keep)).toHaveProperty('blur');
  });

  it('tell of what went wrong while a variant was kept', async () => {
    maker = makerApart();
    const full = async (): Promise<void> => {
      throw new Error('disk');
    };
    await expect(maker.make(photo, full)).rejects.toThrow('disk');
    expect(await maker.make(photo, async () => undefined)).toHaveProperty('blur');
  });

  it.runIf(process.platform === 'linux')('leave no process behind', async () => {
    const before = children().length;
    maker = makerApart({ idleMs: 50 });
    await maker.make(photo, async () => undefined);
    await expect.poll(() => children().length, { timeout: 20_000 }).toBeLessThanOrEqual(before);
  });
});
