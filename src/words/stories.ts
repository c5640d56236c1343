import type { Lang } from '#src/base/lang.ts';
import { formatCount } from '#src/base/money.ts';

function vi() {
  return {
    title: 'Câu chuyện',
    description:
      'Những người làm ra đặc sản OCOP: họ là ai, bắt đầu thế nào, làm ra sao. Mỗi chuyện ghi rõ ai kể, lấy từ đâu.',
    lead: (count: number) =>
      `${formatCount(count, 'vi')} câu chuyện về những người làm ra sản phẩm OCOP. Có chuyện chúng tôi viết lại từ bài báo và trang của địa phương, cuối bài là nguồn; có chuyện chính họ kể, tỉnh duyệt trước khi đăng.`,
    regions: 'Vùng',
    all: 'Cả nước',
    none: 'Vùng này chưa có câu chuyện nào.',
    unknownRegion: (value: string) => `Không có vùng “${value}”, nên dưới đây là tất cả các vùng.`,
    place: 'Nơi',
    producer: 'Chủ thể',
    sources: 'Chuyện này lấy từ đâu',
    sourcesLead:
      'Chúng tôi viết lại bằng lời của mình, chỉ dùng những điều có trong các nguồn sau.',
    caution: 'Cần lưu ý',
    products: 'Sản phẩm trong chuyện',
    productsNote: 'Sao là sao của hôm nay, không phải của ngày bài báo ra.',
    others: 'Chuyện khác',
    writtenOn: (day: string) => `Viết ngày ${day}`,
    untranslated: '',
    picture: 'Tranh vẽ minh hoạ',
    notFound:
      'Không có câu chuyện này. Có thể địa chỉ đã gõ nhầm; thử tìm theo tên người làm hoặc tên sản phẩm.',
  };
}

export type StoryWords = ReturnType<typeof vi>;

const en: StoryWords = {
  title: 'Stories',
  description:
    'The people who make OCOP specialities: who they are, how they began, how they work. Each story says who tells it and where it comes from.',
  lead: (count) =>
    `${formatCount(count, 'en')} stories about the people who make OCOP products. Some we wrote from newspaper articles and pages of local authorities, with their sources below; some they tell themselves, approved by their province.`,
  regions: 'Region',
  all: 'The whole country',
  none: 'There is no story from this region yet.',
  unknownRegion: (value) => `There is no region “${value}”, so all regions are shown.`,
  place: 'Place',
  producer: 'Producer',
  sources: 'Where this story comes from',
  sourcesLead: 'Retold in our own words, using only what these sources say.',
  caution: 'Please note',
  products: 'Products in this story',
  productsNote: 'The stars are those of today, not of the day the article appeared.',
  others: 'Other stories',
  writtenOn: (day) => `Written on ${day}`,
  untranslated: 'Nobody has translated this story yet. You are reading it in Vietnamese.',
  picture: 'Drawing for illustration',
  notFound:
    'There is no such story. The address may be mistyped; try the name of the maker or of the product.',
};

export const storyWords: Record<Lang, StoryWords> = { vi: vi(), en };
