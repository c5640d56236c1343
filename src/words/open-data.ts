import type { Lang } from '#src/base/lang.ts';

interface Endpoint {
  readonly path: string;
  readonly text: string;
}
interface OpenDataWords {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly downloads: string;
  readonly downloadsText: string;
  readonly csv: string;
  readonly json: string;
  readonly filtered: string;
  readonly endpoints: string;
  readonly endpointsText: string;
  readonly list: readonly Endpoint[];
  readonly codes: string;
  readonly codesText: string;
  readonly codesList: readonly Endpoint[];
  readonly codesPoints: readonly string[];
  readonly codesMore: string;
  readonly parameters: string;
  readonly parameterRows: readonly (readonly [name: string, meaning: string, example: string])[];
  readonly parameterHeads: readonly [string, string, string];
  readonly examples: string;
  readonly exampleList: readonly Endpoint[];
  readonly states: string;
  readonly statesText: string;
  readonly valueHead: string;
  readonly meaningHead: string;
  readonly licence: string;
  readonly licencePoints: readonly string[];
  readonly fair: string;
  readonly fairPoints: readonly string[];
  readonly openapi: string;
}

export const openDataWords: Readonly<Record<Lang, OpenDataWords>> = {
  vi: {
    title: 'Dữ liệu mở và API',
    description:
      'Tải cả sổ đăng ký OCOP bằng CSV hoặc JSON, hoặc hỏi bằng API: không cần khóa, không cần tài khoản, kèm nguồn của từng dòng.',
    lead: 'Mọi điều bạn thấy trên trang đều tải về được, kèm nguồn. Không cần khóa, không cần tài khoản.',
    downloads: 'Tải cả sổ',
    downloadsText:
      'Mỗi dòng là một lần công nhận, với tình trạng tính cho ngày tải. Bảng mã UTF-8, cột cách nhau bằng dấu phẩy.',
    csv: 'Sổ đăng ký, CSV',
    json: 'Sổ đăng ký, JSON',
    filtered: 'Muốn tải một phần? Lọc ở trang Sổ đăng ký rồi bấm CSV hoặc JSON ngay đó.',
    endpoints: 'Hỏi bằng API',
    endpointsText:
      'Chỉ đọc, trả lời JSON, mở cho mọi trang web (CORS). Tham số sai được trả lời 400 kèm câu nói rõ sai ở đâu, không đoán thay.',
    list: [
      { path: '/api/v1/search', text: 'tìm sản phẩm, kèm số đếm cho từng bộ lọc' },
      { path: '/api/v1/suggest', text: 'gợi ý khi đang gõ' },
      { path: '/api/v1/products/{slug}', text: 'một sản phẩm với mọi lần công nhận' },
      { path: '/api/v1/producers/{slug}', text: 'một nhà sản xuất với các sản phẩm' },
      { path: '/api/v1/certificates/{code}', text: 'một lần công nhận theo mã MX' },
      { path: '/api/v1/provinces', text: '34 tỉnh, thành phố, tên cũ và số sản phẩm' },
      { path: '/api/v1/groups', text: 'sáu nhóm và 26 bộ sản phẩm' },
      { path: '/api/v1/register.csv', text: 'cả sổ, CSV' },
      { path: '/api/v1/register.json', text: 'cả sổ, JSON' },
      { path: '/api/v1/openapi.json', text: 'mô tả đầy đủ cho máy (OpenAPI)' },
    ],
    codes: 'Mã trên gói và hành trình của lô',
    codesText:
      'Mã in trên gói là một đường dẫn GS1 Digital Link. Trình duyệt được đưa thẳng tới trang quét; chương trình nào không xin text/html thì gặp bộ phân giải.',
    codesList: [
      {
        path: '/01/{gtin}/10/{lot}/21/{serial}',
        text: 'mã có GTIN; lô và số riêng có thể vắng. Trả 307 tới liên kết mặc định',
      },
      { path: '/q/{code}/10/{lot}', text: 'mã ngắn của hàng chưa có GTIN, trả lời như trên' },
      {
        path: '/01/{gtin}?linkType=linkset',
        text: 'mọi liên kết của mã (RFC 9264, application/linkset+json); linkType=gs1:pip, gs1:traceability, gs1:recallStatus… chọn một loại',
      },
      {
        path: '/quet/ho-chieu/01/{gtin}/10/{lot}',
        text: 'hộ chiếu số của mã, JSON: các mục của Thông tư 02/2024/TT-BKHCN và Nghị định 37/2026, Điều 32',
      },
      {
        path: '/epcis/events?MATCH_anyEPCClass={lot}',
        text: 'các bước đã khai của một lô, EPCIS 2.0 (JSON-LD), lật trang bằng tiêu đề Link',
      },
      { path: '/.well-known/gs1resolver', text: 'bộ phân giải này làm được gì' },
    ],
    codesPoints: [
      'Nơi nhà sản xuất giữ kín mang một tên không đoán ra được; bên mua bên bán họ không công khai thì vắng mặt.',
      'Bước khai sai vẫn còn, kèm lời đính chính: đừng chỉ lấy bản đầu.',
    ],
    codesMore: 'Quét mã cho biết gì, không cho biết gì',
    parameters: 'Tham số của /api/v1/search',
    parameterHeads: ['Tham số', 'Nghĩa', 'Ví dụ'],
    parameterRows: [
      ['q', 'từ cần tìm, có dấu hay không dấu, tối đa 200 ký tự', 'mat ong'],
      ['stars', 'sao đang còn hiệu lực: 3, 4, 5; nhiều giá trị cách nhau bằng dấu phẩy', '4,5'],
      ['group', 'nhóm: I đến VI', 'I'],
      ['set', 'bộ sản phẩm: 1 đến 26', '4'],
      ['province', 'tỉnh hôm nay (mã hoặc tên không dấu), hoặc một tỉnh trước 7/2025', 'ha-giang'],
      ['state', 'tình trạng hôm nay, xem bảng dưới', 'valid,held-over'],
      ['sort', 'relevance, newest, stars, price, -price, name', 'newest'],
      ['limit', 'số kết quả, 1 đến 100', '24'],
      ['offset', 'bỏ qua bao nhiêu kết quả đầu', '48'],
      ['lang', 'vi hoặc en', 'vi'],
    ],
    examples: 'Ví dụ',
    exampleList: [
      {
        path: '/api/v1/search?q=mat+ong&state=valid&limit=5',
        text: 'mật ong còn sao hôm nay, năm kết quả',
      },
      {
        path: '/api/v1/search?province=ha-giang&sort=newest',
        text: 'của Hà Giang trước sáp nhập, mới công nhận trước',
      },
      { path: '/api/v1/certificates/MX-00001', text: 'lần công nhận đầu tiên trong sổ' },
    ],
    states: 'Giá trị của state',
    statesText:
      'Chỉ hai giá trị đầu có sao. Khi tìm và ở trang sản phẩm, stars là sao của hôm nay, awarded là sao từng được công nhận. Trong sổ đăng ký, stars là sao được công nhận, stars_today (CSV) hay starsToday (JSON) là sao của hôm nay.',
    valueHead: 'Giá trị',
    meaningHead: 'Nghĩa',
    licence: 'Quyền dùng lại',
    licencePoints: [
      'Dữ kiện trong sổ (tên, số quyết định, ngày, hạng sao, nơi) lấy từ văn bản và tin công khai: bạn được dùng lại, kể cả cho việc kinh doanh.',
      'Xin dẫn tên trang này, ngày tải, và giữ cột nguồn khi đăng lại.',
      'Đừng đăng hạng sao mà bỏ tình trạng và ngày: sao có hạn.',
      'Lời các câu chuyện và tranh vẽ là của trang này; muốn đăng lại nguyên văn, xin hỏi trước. Nhãn hiệu và bao bì là của nhà sản xuất.',
    ],
    fair: 'Dùng cho phải',
    fairPoints: [
      'Hôm nay API chưa giới hạn số lần hỏi. Để máy chủ nhỏ này phục vụ được mọi người, xin đừng hỏi quá vài lần mỗi giây.',
      'Cần cả sổ thì tải tệp một lần một ngày thay vì hỏi từng dòng. Tình trạng chỉ đổi theo ngày và khi có sửa chữa.',
      'Câu trả lời có ETag: gửi lại If-None-Match để nhận 304 khi chưa có gì mới.',
      'Tên trường trong /api/v1 không đổi nghĩa; trường mới có thể được thêm.',
    ],
    openapi: 'Mô tả OpenAPI',
  },
  en: {
    title: 'Open data and API',
    description:
      'Download the whole OCOP register as CSV or JSON, or ask the API: no key, no account, with the source of every line.',
    lead: 'Everything you see here can be downloaded, with its source. No key and no account are needed.',
    downloads: 'The whole register',
    downloadsText:
      'Each line is one recognition with its standing on the day of the download. UTF-8, columns separated by commas.',
    csv: 'Register, CSV',
    json: 'Register, JSON',
    filtered: 'Want a part of it? Filter on the Register page and choose CSV or JSON there.',
    endpoints: 'Asking the API',
    endpointsText:
      'Read only, answers in JSON, open to every website (CORS). A wrong parameter is answered with 400 and a sentence that says what is wrong; nothing is guessed.',
    list: [
      { path: '/api/v1/search', text: 'finds products, with counts for every filter' },
      { path: '/api/v1/suggest', text: 'suggestions while typing' },
      { path: '/api/v1/products/{slug}', text: 'a product with all its recognitions' },
      { path: '/api/v1/producers/{slug}', text: 'a producer with its products' },
      { path: '/api/v1/certificates/{code}', text: 'a recognition by its MX code' },
      {
        path: '/api/v1/provinces',
        text: 'the 34 provinces, their old names and numbers of products',
      },
      { path: '/api/v1/groups', text: 'the six groups and 26 product sets' },
      { path: '/api/v1/register.csv', text: 'the whole register as CSV' },
      { path: '/api/v1/register.json', text: 'the whole register as JSON' },
      { path: '/api/v1/openapi.json', text: 'the full description for machines (OpenAPI)' },
    ],
    codes: 'Codes on packs, and the journey of a lot',
    codesText:
      'The code on a pack is a GS1 Digital Link. Browsers are given the scanned page at once; programs that do not ask for text/html meet the resolver.',
    codesList: [
      {
        path: '/01/{gtin}/10/{lot}/21/{serial}',
        text: 'a code with a GTIN; lot and serial may be left out. Answers 307 to the default link',
      },
      {
        path: '/q/{code}/10/{lot}',
        text: 'the short code of goods without a GTIN, answered alike',
      },
      {
        path: '/01/{gtin}?linkType=linkset',
        text: 'all links of a code (RFC 9264, application/linkset+json); linkType=gs1:pip, gs1:traceability, gs1:recallStatus… chooses a kind',
      },
      {
        path: '/quet/ho-chieu/01/{gtin}/10/{lot}',
        text: 'the digital passport of a code as JSON: the items of Circular 02/2024/TT-BKHCN and of Decree 37/2026, article 32',
      },
      {
        path: '/epcis/events?MATCH_anyEPCClass={lot}',
        text: 'the declared steps of a lot, EPCIS 2.0 (JSON-LD), paged by the Link header',
      },
      { path: '/.well-known/gs1resolver', text: 'what this resolver can do' },
    ],
    codesPoints: [
      'A place that its producer keeps closed has a name that cannot be guessed; suppliers and customers that are not public are absent.',
      'A step declared in error stays, with its correction: do not take the first version only.',
    ],
    codesMore: 'What a scan tells you, and what it cannot',
    parameters: 'Parameters of /api/v1/search',
    parameterHeads: ['Parameter', 'Meaning', 'Example'],
    parameterRows: [
      ['q', 'words, with or without accents, 200 characters at most', 'mat ong'],
      ['stars', 'stars in force: 3, 4, 5; several separated by commas', '4,5'],
      ['group', 'group: I to VI', 'I'],
      ['set', 'product set: 1 to 26', '4'],
      [
        'province',
        'a province of today (code or unaccented name), or one province from before July 2025',
        'ha-giang',
      ],
      ['state', 'standing today, see below', 'valid,held-over'],
      ['sort', 'relevance, newest, stars, price, -price, name', 'newest'],
      ['limit', 'number of results, 1 to 100', '24'],
      ['offset', 'how many results to pass over', '48'],
      ['lang', 'vi or en', 'en'],
    ],
    examples: 'Examples',
    exampleList: [
      {
        path: '/api/v1/search?q=mat+ong&state=valid&limit=5&lang=en',
        text: 'honey (mật ong) that holds a star today, five results',
      },
      {
        path: '/api/v1/search?province=ha-giang&sort=newest&lang=en',
        text: 'from Hà Giang before the mergers, newest first',
      },
      {
        path: '/api/v1/certificates/MX-00001?lang=en',
        text: 'the first recognition in the register',
      },
    ],
    states: 'Values of state',
    statesText:
      'Only the first two carry a star. In search and on products, stars are those of today and awarded those once given. In the register, stars are those given by the decision, and stars_today (CSV) or starsToday (JSON) those of today.',
    valueHead: 'Value',
    meaningHead: 'Meaning',
    licence: 'Reuse',
    licencePoints: [
      'The facts of the register (names, decision numbers, dates, stars, places) come from public documents and news: you may reuse them, for business too.',
      'Please name this site and the day of the download, and keep the source column when you republish.',
      'Do not publish stars without their standing and date: stars run out.',
      'The wording of the stories and the drawings belong to this site; please ask before republishing them whole. Marks and packaging belong to the producers.',
    ],
    fair: 'Fair use',
    fairPoints: [
      'Today the API sets no limit. So that this small server can serve everybody, please ask no more than a few times a second.',
      'If you need the whole register, download the file once a day rather than asking line by line. Standings change only with the day and with corrections.',
      'Answers carry an ETag: send If-None-Match to get 304 when nothing is new.',
      'Field names in /api/v1 keep their meaning; new fields may be added.',
    ],
    openapi: 'OpenAPI description',
  },
};
