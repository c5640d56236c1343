import { projectFile } from '../project-file.ts';

/** Points: 72 to the inch. */
const MM = 72 / 25.4;
export const mm = (value: number): number => value * MM;

/** A4 as Nghị định 30/2020 sets it for official papers: left 30–35 mm, right 15–20, top and bottom 20–25. */
export const MARGINS = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(18) } as const;
/** Wide tables on a sheet laid across. */
export const WIDE_MARGINS = { top: mm(18), bottom: mm(18), left: mm(18), right: mm(18) } as const;

export const INK = '#1f1b16';
export const QUIET = '#574c40';
export const LINE = '#8d7d68';
export const SHADE = '#f3eadc';

export const SIZE = { title: 15, section: 12, text: 10.5, small: 9 } as const;

const FONTS = {
  text: 'BeVietnamPro_500Medium.ttf',
  bold: 'BeVietnamPro_700Bold.ttf',
  serif: 'Literata_600SemiBold.ttf',
} as const;
export type FontName = keyof typeof FONTS;

let read: Readonly<Record<FontName, Buffer>> | undefined;

/** The three fonts, read once. */
export function fontFiles(): Readonly<Record<FontName, Buffer>> {
  read ??= {
    text: projectFile(`src/outside/fonts/${FONTS.text}`),
    bold: projectFile(`src/outside/fonts/${FONTS.bold}`),
    serif: projectFile(`src/outside/fonts/${FONTS.serif}`),
  };
  return read;
}
