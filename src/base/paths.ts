import type { Lang } from './lang.ts';

/** Every internal address of the site, Vietnamese at `/…`, English at `/en/…`. Stable for ever: they are printed. */
export function paths(lang: Lang) {
  const at = (path: string): string => (lang === 'vi' ? path : path === '/' ? '/en' : `/en${path}`);
  return {
    home: at('/'),
    products: at('/san-pham'),
    product: (slug: string) => at(`/san-pham/${slug}`),
    producers: at('/nha-san-xuat'),
    producer: (slug: string) => at(`/nha-san-xuat/${slug}`),
    group: (slug: string) => at(`/nhom/${slug}`),
    set: (slug: string) => at(`/bo-san-pham/${slug}`),
    provinces: at('/tinh'),
    province: (slug: string) => at(`/tinh/${slug}`),
    commune: (slug: string) => at(`/xa/${slug}`),
    certificates: at('/chung-nhan'),
    certificate: (code: string) => at(`/chung-nhan/${encodeURIComponent(code)}`),
    checkCredential: at('/chung-nhan/tu-kiem'),
    certificatePdf: (code: string) => at(`/chung-nhan/${encodeURIComponent(code)}/trich-luc.pdf`),
    register: at('/so-dang-ky'),
    stories: at('/cau-chuyen'),
    story: (slug: string) => at(`/cau-chuyen/${slug}`),
    about: at('/gioi-thieu'),
    howStars: at('/sao-ocop'),
    contact: at('/lien-he'),
    privacy: at('/quyen-rieng-tu'),
    policies: at('/chinh-sach'),
    policy: (slug: string) => at(`/chinh-sach/${slug}`),
    api: at('/du-lieu-mo'),
    rss: at('/chung-nhan-moi.xml'),
    simulator: at('/mo-phong-cham-diem'),
    simulatorSet: (setNo: number) => at(`/mo-phong-cham-diem/${setNo}`),
    signIn: at('/dang-nhap'),
    signOut: at('/dang-xuat'),
    forgotPassword: at('/quen-mat-khau'),
    resetPassword: at('/dat-lai-mat-khau'),
    setUp: at('/thiet-lap'),
    invitation: (token: string) => at(`/loi-moi/${encodeURIComponent(token)}`),
    account: at('/tai-khoan'),
    secondFactor: at('/tai-khoan/hai-lop'),
    desk: at('/ban'),
    deskDashboard: at('/ban/tong-quan'),
    deskRegister: at('/ban/so-dang-ky'),
    deskCertificate: (code: string) => at(`/ban/giay/${encodeURIComponent(code)}`),
    deskRenewals: at('/ban/gia-han'),
    deskChanges: at('/ban/nhat-ky'),
    deskPeople: at('/ban/nguoi-dung'),
    deskSettings: at('/ban/cai-dat'),
    deskDossiers: at('/ban/ho-so'),
    deskNewDossier: at('/ban/ho-so/moi'),
    deskDossier: (code: string) => at(`/ban/ho-so/${encodeURIComponent(code)}`),
    deskDossierPart: (code: string, part: string) =>
      at(`/ban/ho-so/${encodeURIComponent(code)}/${part}`),
    deskFile: (id: number) => at(`/ban/tep/${id}`),
    deskCouncils: at('/ban/hoi-dong'),
    deskCouncil: (id: number) => at(`/ban/hoi-dong/${id}`),
    deskRound: (id: number) => at(`/ban/dot/${id}`),
    deskMeeting: (roundId: number) => at(`/ban/dot/${roundId}/hop`),
    deskScoring: at('/ban/cham'),
    deskScoreSheet: (dossierCode: string) => at(`/ban/cham/${encodeURIComponent(dossierCode)}`),
    deskAdvice: (dossierCode: string) => at(`/ban/tham-dinh/${encodeURIComponent(dossierCode)}`),
    deskDecisions: at('/ban/quyet-dinh'),
    deskDecision: (id: number) => at(`/ban/quyet-dinh/${id}`),
    deskIssue: at('/ban/quyet-dinh/ban-hanh'),
    deskImports: at('/ban/quyet-dinh/nhap'),
    deskImport: (id: number) => at(`/ban/quyet-dinh/nhap/${id}`),
    recalls: at('/thu-hoi'),
    recall: (code: string) => at(`/thu-hoi/${encodeURIComponent(code)}`),
    whatAScanSays: at('/quet-ma'),
    deskCodes: at('/ban/ma'),
    deskCodeItem: (id: number) => at(`/ban/ma/mat-hang/${id}`),
    deskPlaces: at('/ban/ma/noi'),
    deskParties: at('/ban/ma/doi-tac'),
    deskLots: at('/ban/lo'),
    deskNewLot: at('/ban/lo/moi'),
    deskLot: (id: number) => at(`/ban/lo/${id}`),
    deskStep: (lotId: number) => at(`/ban/lo/${lotId}/ghi`),
    deskLotLabels: (id: number) => at(`/ban/lo/${id}/nhan`),
    deskRecorder: at('/ban/so-tay'),
    deskEpcisImport: at('/ban/lo/nhap'),
    deskRecalls: at('/ban/thu-hoi'),
    deskNewRecall: at('/ban/thu-hoi/moi'),
    deskRecall: (code: string) => at(`/ban/thu-hoi/${encodeURIComponent(code)}`),
    deskScans: at('/ban/luot-quet'),
    deskWrongReports: at('/ban/bao-sai'),
    deskWrongReport: (code: string) => at(`/ban/bao-sai/${encodeURIComponent(code)}`),
    cart: at('/gio-hang'),
    sharedCart: (code: string) => at(`/gio-hang/chia-se/${code}`),
    checkout: at('/thanh-toan'),
    orders: at('/don-hang'),
    order: (token: string) => at(`/don-hang/${token}`),
    campaigns: at('/khuyen-mai'),
    howPriced: at('/khuyen-mai/cach-tinh-tien'),
    campaign: (slug: string) => at(`/khuyen-mai/${slug}`),
    baskets: at('/gio-qua'),
    basket: (slug: string) => at(`/gio-qua/${slug}`),
    ownBasket: at('/gio-qua/tu-chon'),
    points: at('/diem-ban'),
    point: (slug: string) => at(`/diem-ban/${slug}`),
    askQuote: at('/bao-gia'),
    quote: (token: string) => at(`/bao-gia/${token}`),
    productReviews: (slug: string) => at(`/san-pham/${slug}/danh-gia`),
    deskOffers: at('/ban/gia-kho'),
    deskOffer: (id: number) => at(`/ban/gia-kho/${id}`),
    deskCampaigns: at('/ban/khuyen-mai'),
    deskNewCampaign: at('/ban/khuyen-mai/moi'),
    deskCampaign: (id: number) => at(`/ban/khuyen-mai/${id}`),
    deskShipping: at('/ban/khuyen-mai/cuoc-giao'),
    deskBaskets: at('/ban/gio-qua'),
    deskBasket: (id: number | 'moi') => at(`/ban/gio-qua/${id}`),
    deskPoints: at('/ban/diem-ban'),
    deskPoint: (id: number | 'moi') => at(`/ban/diem-ban/${id}`),
    deskOrders: at('/ban/don-hang'),
    deskOrder: (code: string) => at(`/ban/don-hang/${encodeURIComponent(code)}`),
    deskPayments: at('/ban/thu-tien'),
    deskBankFile: at('/ban/thu-tien/sao-ke'),
    deskQuotes: at('/ban/bao-gia'),
    deskQuote: (code: string) => at(`/ban/bao-gia/${encodeURIComponent(code)}`),
    deskReviews: at('/ban/danh-gia'),
    deskPersonalData: at('/ban/du-lieu-ca-nhan'),
  } as const;
}

/** Addresses that are the same in every language. */
export const machinePaths = {
  apiSearch: '/api/v1/search',
  apiSuggest: '/api/v1/suggest',
  apiProduct: (slug: string) => `/api/v1/products/${slug}`,
  apiProducer: (slug: string) => `/api/v1/producers/${slug}`,
  apiCertificate: (code: string) => `/api/v1/certificates/${encodeURIComponent(code)}`,
  credential: (code: string) => `/chung-nhan/${encodeURIComponent(code)}/credential.jwt`,
  statusList: (list: number) => `/chung-nhan/trang-thai/${list}`,
  registerCsv: '/api/v1/register.csv',
  registerJson: '/api/v1/register.json',
  openapi: '/api/v1/openapi.json',
  preview: (slug: string, lang: Lang) => `/xem-truoc/${lang}/${slug}.png`,
  scan: (slug: string) => `/san-pham/${slug}`,
  /** Printed on packs: the code page of an item without a GTIN. `rest` as in a Digital Link: `/10/LO2611A`. */
  shortCode: (code: string, rest = '') => `/q/${code}${rest}`,
  /** The page a scan shows, in one of six languages. `link` is the code's own path: `/01/…`, `/q/…`. */
  scanPage: (link: string, lang: string) => `/quet/${lang}${link}`,
  /** What a code's page says, for programs. `link` as for the page. */
  passport: (link: string) => `/quet/ho-chieu${link}`,
  /** A photo or paper of a lot's journey that is open to everybody. */
  scanFile: (id: number) => `/quet/tep/${id}`,
  /** "This is wrong": the form for what was scanned. */
  reportWrong: (link: string, lang: string) => `/bao-sai/${lang}${link}`,
  resolverDescription: '/.well-known/gs1resolver',
  /** What Stripe tells of payments; only what is signed is heard. */
  stripeWebhook: '/webhooks/stripe',
  epcisEvents: '/epcis/events',
  epcisEvent: (eventId: string) => `/epcis/events/${encodeURIComponent(eventId)}`,
} as const;

/** The same page in the other language: `/en/x` ⇄ `/x`, query kept. */
export function inLang(pathAndQuery: string, lang: Lang): string {
  const bare = withoutLang(pathAndQuery).path;
  if (lang === 'vi') return bare;
  return bare.startsWith('/?') || bare === '/' ? `/en${bare.slice(1)}` : `/en${bare}`;
}

/** Splits the language off a path. `/en` and `/en/…` are English, everything else Vietnamese. */
export function withoutLang(path: string): { lang: Lang; path: string } {
  if (path === '/en' || path === '/en/') return { lang: 'en', path: '/' };
  if (path.startsWith('/en/')) return { lang: 'en', path: path.slice(3) };
  if (path.startsWith('/en?')) return { lang: 'en', path: `/${path.slice(3)}` };
  return { lang: 'vi', path };
}
