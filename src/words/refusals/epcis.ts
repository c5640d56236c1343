import type { Fault } from '#src/features/trace/epcis/fault.ts';
import { faultSentence } from '#src/words/epcis.ts';
import type { Sentence } from '#src/words/refusals.ts';

/** Refusals about EPCIS documents. */
export const epcisRefusals = {
  'epcis-invalid': ({ faults }: { faults: readonly Fault[] }) => {
    const tell = (lang: 'vi' | 'en'): string =>
      faults
        .slice(0, 3)
        .map((fault) => `${fault.path}: ${faultSentence(fault)[lang]}`)
        .join(' ');
    return {
      vi: `Tệp EPCIS chưa đúng nên chưa nhập gì. ${tell('vi')}`,
      en: `The EPCIS file is not right, so nothing was taken in. ${tell('en')}`,
    };
  },
  'no-such-producer': () => ({
    vi: 'Không có cơ sở này. Hãy tải lại trang và chọn lại.',
    en: 'There is no such producer. Reload the page and choose again.',
  }),
} satisfies Readonly<Record<string, Sentence>>;
