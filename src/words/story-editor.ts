import type { Lang } from '#src/base/lang.ts';
import { formatCount } from '#src/base/money.ts';
import type { StoryTextField } from '#src/features/stories/story-values.ts';
import type { CheckState, StoryCheck } from '#src/features/stories/story-points.ts';
import type { ChangeState } from '#src/features/listings/states.ts';

interface FieldWords {
  readonly label: string;
  readonly hint: string;
}

function vi() {
  return {
    list: {
      title: 'Câu chuyện',
      lead: 'Kể người làm ra sản phẩm là ai, bắt đầu thế nào, quê mình có gì. Bạn viết, cán bộ tỉnh duyệt rồi mới hiện trên trang.',
      leadOfficer: 'Câu chuyện của các chủ thể: bài đang hiện và bài chờ duyệt.',
      write: 'Viết câu chuyện mới',
      writeFor: (name: string) => `Viết cho ${name}`,
      none: 'Chưa có câu chuyện nào.',
      noneHelp:
        'Một câu chuyện hay giúp người mua nhớ tới bạn, và được tính điểm ở mục 5 của phiếu chấm OCOP. Chỉ cần vài đoạn: ai làm, từ bao giờ, quê mình có gì.',
      columns: {
        title: 'Câu chuyện',
        producer: 'Chủ thể',
        state: 'Trạng thái',
        changed: 'Sửa lần cuối',
      },
      untitled: 'Chưa đặt tên',
      live: 'Đang hiện',
      down: { producer: 'Bạn đã gỡ', office: 'Cơ quan đã gỡ' },
      translated: 'Có bản tiếng Anh',
      untranslated: 'Chưa có tiếng Anh',
      see: 'Xem trên trang',
      edit: 'Sửa',
      open: 'Mở',
    },
    states: {
      draft: 'Bản nháp',
      waiting: 'Chờ duyệt',
      returned: 'Được gửi lại để sửa',
      approved: 'Đã duyệt',
      refused: 'Bị từ chối',
      withdrawn: 'Đã bỏ',
    } satisfies Record<ChangeState, string> as Record<ChangeState, string>,
    editor: {
      newTitle: 'Câu chuyện mới',
      seen: 'Xem bài đang hiện',
      saved: 'Đã lưu bản nháp. Chưa ai khác thấy.',
      sent: 'Đã gửi duyệt. Bài đang hiện vẫn giữ nguyên cho tới khi cán bộ duyệt xong; khi có kết quả, bạn nhận được thông báo.',
      takenBack: 'Đã lấy lại. Bạn sửa tiếp rồi gửi lại khi xong.',
      withdrawn: 'Đã bỏ bản này.',
      takenDown:
        'Đã gỡ câu chuyện khỏi trang. Trang sản phẩm và mã QR cũng không còn hiện bài này.',
      shownAgain: 'Câu chuyện đã hiện trở lại.',
      noDifference: 'Không có gì khác với bài đang hiện, nên không có gì để lưu.',
      language: 'Đang viết bằng',
      languages: { vi: 'Tiếng Việt', en: 'Tiếng Anh' },
      fields: {
        titleVi: {
          label: 'Tên câu chuyện',
          hint: 'Ngắn, gợi tò mò: “Búp nhỏ nhất, hái bằng tay”.',
        },
        titleEn: { label: 'Tên bằng tiếng Anh', hint: 'Chưa dịch thì để trống cả cột này.' },
        summaryVi: {
          label: 'Tóm tắt',
          hint: 'Một hai câu, hiện ở danh sách và ở trang quét mã. Để trống thì lấy đoạn đầu.',
        },
        summaryEn: { label: 'Tóm tắt bằng tiếng Anh', hint: 'Một hai câu.' },
        bodyVi: {
          label: 'Nội dung',
          hint: 'Xuống dòng trống để sang đoạn. Chọn chữ rồi bấm nút để in đậm, làm đề mục, danh sách.',
        },
        bodyEn: { label: 'Nội dung bằng tiếng Anh', hint: 'Dịch sát, tên riêng giữ dấu.' },
        peopleVi: {
          label: 'Người trong chuyện',
          hint: 'Họ tên và việc làm, ví dụ “Bà Lò Thị Én, nghệ nhân dệt”. Hỏi người ta trước khi ghi tên.',
        },
        peopleEn: { label: 'Người trong chuyện, tiếng Anh', hint: '' },
        craftVi: {
          label: 'Làng nghề, tập quán',
          hint: 'Làng nghề, lễ hội, cách làm của dân tộc mình, điều chỉ quê mình có.',
        },
        craftEn: { label: 'Làng nghề, tiếng Anh', hint: '' },
      } as Record<StoryTextField, FieldWords>,
      count: (length: number, most: number) =>
        `${formatCount(length, 'vi')}/${formatCount(most, 'vi')} ký tự`,
      toolbar: {
        name: 'Định dạng',
        bold: 'Đậm',
        italic: 'Nghiêng',
        heading: 'Đề mục',
        list: 'Danh sách',
        quote: 'Lời kể',
        link: 'Liên kết',
        picture: 'Ảnh',
        linkAsk: 'Địa chỉ bắt đầu bằng https://',
        sample: 'chữ ở đây',
      },
      insert: 'Ảnh để chèn vào bài',
      insertHint:
        'Đặt con trỏ vào chỗ cần ảnh rồi bấm ảnh. Không bấm được thì chép dòng dưới ảnh vào bài.',
      insertNone: 'Chưa có ảnh nào.',
      insertOne: (name: string) => `Chèn ảnh ${name}`,
      toMedia: 'Tải ảnh lên ở mục Ảnh',
      pictures: 'Ảnh của câu chuyện',
      picturesHint:
        'Ảnh đầu tiên là ảnh bìa. Ảnh đã chèn trong bài tự có ở đây; ảnh khác hiện ở cuối bài.',
      products: 'Kể về sản phẩm nào',
      productsHint: 'Câu chuyện hiện ở trang và ở mã QR của những sản phẩm này.',
      noProducts: 'Chưa có sản phẩm nào mang tên bạn.',
      save: 'Lưu bản nháp',
      preview: 'Xem trước',
      send: 'Gửi duyệt',
      note: 'Nhắn cán bộ duyệt (nếu cần)',
      flagsRead: 'Tôi đã đọc cảnh báo về những chữ bị nhắc và vẫn gửi để cán bộ xem.',
      previewTitle: 'Xem trước',
      previewEmpty: 'Viết vài dòng rồi xem ở đây.',
      autosave: {
        idle: 'Tự lưu khi bạn viết.',
        saving: 'Đang lưu…',
        saved: (time: string) => `Đã lưu lúc ${time}.`,
        failed: 'Chưa lưu được, chữ vẫn còn trên máy này. Sẽ thử lại.',
      },
      waitingLead:
        'Bài đang chờ cán bộ tỉnh duyệt, nên chưa sửa được. Muốn sửa thì lấy lại, rồi gửi lại sau.',
      takeBack: 'Lấy lại để sửa',
      drop: 'Bỏ bản này',
      dropSure: 'Bỏ hẳn? Bài đang hiện (nếu có) vẫn giữ nguyên.',
      dropYes: 'Bỏ',
      closedLead: 'Bản này đã xong, không sửa được nữa.',
      again: 'Sửa tiếp bài đang hiện',
      approve: 'Mở trang duyệt',
      officeSays: 'Cán bộ ghi',
      verdicts: { approved: 'đã duyệt', returned: 'cần sửa', refused: 'từ chối' },
      down: 'Gỡ khỏi trang',
      downHint:
        'Câu chuyện biến mất ngay khỏi danh sách, trang sản phẩm, tìm kiếm và mã QR. Bạn có thể cho hiện lại.',
      downWhy: 'Vì sao gỡ (chủ thể sẽ đọc)',
      downYes: 'Gỡ ngay',
      up: 'Cho hiện lại',
      isDown: (who: 'producer' | 'office', why: string) =>
        who === 'office'
          ? `Cơ quan đã gỡ câu chuyện này${why ? `: ${why}` : '.'}`
          : 'Bạn đã gỡ câu chuyện này khỏi trang.',
      readOnly: 'Bạn xem được câu chuyện này nhưng không sửa.',
      forProducer: (name: string) => `Của ${name}`,
    },
    points: {
      title: 'Được mấy điểm ở mục 5?',
      lead: (least: number, most: number, max: number) =>
        least === most
          ? `Theo những gì thấy được: ${least} trên ${max} điểm.`
          : `Theo những gì thấy được: ${least} đến ${most} trên ${max} điểm.`,
      of: (least: number, most: number, max: number) =>
        least === most ? `${least}/${max} điểm` : `${least} đến ${most}/${max} điểm`,
      items: {
        '5.1': 'Câu chuyện có ở đâu',
        '5.2': 'Cấu trúc',
        '5.3': 'Trí tuệ, bản sắc địa phương',
      } as Record<string, string>,
      gate: (stars: number, points: number) =>
        `Muốn ${stars} sao, mục này phải được từ ${points} điểm.`,
      checks: {
        text: 'Có tên và nội dung câu chuyện (30 từ trở lên)',
        leaflet: 'Có tờ rơi in câu chuyện',
        website: 'Có trên trang web (chính là trang này, khi bài được duyệt)',
        traced: 'Có trong nội dung truy xuất nguồn gốc (sản phẩm có mã QR ở đây)',
        summary: 'Có tóm tắt một hai câu',
        length: 'Dài vừa phải: 120 đến 1.200 từ',
        paragraphs: 'Chia ít nhất ba đoạn: mở đầu, chuyện, kết',
        people: 'Có tên người trong chuyện',
        time: 'Có mốc thời gian: năm nào, đời thứ mấy, mùa nào',
        place: 'Nhắc tên xã hoặc tỉnh',
        own: 'Là chuyện riêng, không giống câu chuyện khác từ 50% trở lên',
        origin: 'Gắn với nơi làm ra: nhắc tên xã hoặc tỉnh',
        culture: 'Kể làng nghề, tập quán, văn hóa của địa phương',
        moving: 'Kể hay, lay động, thuyết phục',
      } as Record<StoryCheck, string>,
      states: {
        done: 'Có',
        missing: 'Còn thiếu',
        unknown: 'Bạn tự biết',
        council: 'Hội đồng chấm',
      } as Record<CheckState, string>,
      note: 'Ước tính theo phiếu chấm của Quyết định 26/2026/QĐ-TTg, không phải điểm thật: hội đồng đọc và chấm. Mục 5.2 và 5.3 chỉ tính những dấu hiệu thấy được.',
      leafletHint:
        'Chưa có tờ rơi? Khi bài được duyệt, mở bài rồi in ra: trang in gọn thành tờ rơi. Có tờ rơi thì mục 5.1 mới được từ 2 điểm.',
      set: (no: number) => `Theo phiếu của bộ sản phẩm số ${no}.`,
      noProduct: 'Chọn sản phẩm để biết phiếu chấm của bộ nào. Tạm tính theo phiếu chung.',
    },
    alike: {
      title: 'Giống câu chuyện khác',
      none: 'Không thấy câu chuyện nào giống bài này.',
      line: (percent: number, title: string) => `Giống ${percent}% câu chuyện “${title}”`,
      of: (producer: string) => `của ${producer}`,
      passages: 'Những đoạn trùng',
      lead: 'Hội đồng hạ điểm câu chuyện giống của người khác. Hãy kể điều chỉ nhà bạn có.',
      leadOfficer: 'Bài gửi duyệt có những đoạn trùng với câu chuyện đã đăng.',
    },
    public: {
      people: 'Người trong chuyện',
      craft: 'Làng nghề và tập quán',
      pictures: 'Ảnh',
      by: (name: string) => `${name} kể; cơ quan OCOP của tỉnh đã duyệt trước khi đăng.`,
      published: (day: string) => `Đăng ngày ${day}`,
      illustrative: 'Ảnh minh hoạ',
      photoBy: (name: string) => `Ảnh: ${name}`,
    },
  };
}

export type StoryEditorWords = ReturnType<typeof vi>;

const en: StoryEditorWords = {
  list: {
    title: 'Stories',
    lead: 'Tell who makes the product, how it began and what your home has. You write; the provincial officer approves before it appears.',
    leadOfficer: 'Stories of producers: those on the site and those waiting for approval.',
    write: 'Write a new story',
    writeFor: (name) => `Write for ${name}`,
    none: 'There is no story yet.',
    noneHelp:
      'A good story makes buyers remember you, and counts in item 5 of the OCOP score form. A few paragraphs do: who makes it, since when, what your home has.',
    columns: { title: 'Story', producer: 'Producer', state: 'State', changed: 'Last edited' },
    untitled: 'No title yet',
    live: 'On the site',
    down: { producer: 'Taken down by you', office: 'Taken down by the office' },
    translated: 'In English too',
    untranslated: 'Not in English yet',
    see: 'See it on the site',
    edit: 'Edit',
    open: 'Open',
  },
  states: {
    draft: 'Draft',
    waiting: 'Waiting for approval',
    returned: 'Returned to be mended',
    approved: 'Approved',
    refused: 'Refused',
    withdrawn: 'Given up',
  },
  editor: {
    newTitle: 'A new story',
    seen: 'See the live story',
    saved: 'Draft saved. Nobody else sees it.',
    sent: 'Sent for approval. The live story stays as it is until the officer has decided; you will be told.',
    takenBack: 'Taken back. Go on writing and send it again when it is done.',
    withdrawn: 'Given up.',
    takenDown: 'The story is off the site. Product pages and QR codes do not show it either.',
    shownAgain: 'The story is shown again.',
    noDifference: 'Nothing differs from the live story, so there is nothing to save.',
    language: 'Writing in',
    languages: { vi: 'Vietnamese', en: 'English' },
    fields: {
      titleVi: { label: 'Title', hint: 'Short, and making people curious.' },
      titleEn: {
        label: 'Title in English',
        hint: 'Leave this whole column empty while untranslated.',
      },
      summaryVi: {
        label: 'Summary',
        hint: 'One or two sentences for lists and the scan page. Left empty, the first paragraph is taken.',
      },
      summaryEn: { label: 'Summary in English', hint: 'One or two sentences.' },
      bodyVi: {
        label: 'Text',
        hint: 'An empty line begins a new paragraph. Select words and press a button for bold, headings, lists.',
      },
      bodyEn: {
        label: 'Text in English',
        hint: 'Keep close to the original; names keep their accents.',
      },
      peopleVi: {
        label: 'People in the story',
        hint: 'Names and what they do. Ask them before you name them.',
      },
      peopleEn: { label: 'People, in English', hint: '' },
      craftVi: {
        label: 'Craft village, customs',
        hint: 'Craft village, festival, your people’s way of making it, what only your home has.',
      },
      craftEn: { label: 'Craft village, in English', hint: '' },
    },
    count: (length, most) => `${formatCount(length, 'en')}/${formatCount(most, 'en')} characters`,
    toolbar: {
      name: 'Formatting',
      bold: 'Bold',
      italic: 'Italic',
      heading: 'Heading',
      list: 'List',
      quote: 'Quotation',
      link: 'Link',
      picture: 'Picture',
      linkAsk: 'An address that begins with https://',
      sample: 'text here',
    },
    insert: 'Pictures to put into the text',
    insertHint:
      'Put the cursor where the picture belongs and press it. If that does not work, copy the line below it into the text.',
    insertNone: 'There is no picture yet.',
    insertOne: (name: string) => `Insert picture ${name}`,
    toMedia: 'Upload pictures under Pictures',
    pictures: 'Pictures of the story',
    picturesHint:
      'The first is the cover. Pictures in the text are here by themselves; others stand at the end.',
    products: 'Which products it tells of',
    productsHint: 'The story appears on the pages and QR codes of these products.',
    noProducts: 'No product carries your name yet.',
    save: 'Save draft',
    preview: 'Preview',
    send: 'Send for approval',
    note: 'A note to the officer (if needed)',
    flagsRead: 'I have read the warning about the marked words and send it to the officer anyway.',
    previewTitle: 'Preview',
    previewEmpty: 'Write a few lines and see them here.',
    autosave: {
      idle: 'Saved by itself while you write.',
      saving: 'Saving…',
      saved: (time) => `Saved at ${time}.`,
      failed: 'Not saved yet; your words are still on this device. It will try again.',
    },
    waitingLead:
      'This waits for the provincial officer and cannot be edited. Take it back to edit it, then send it again.',
    takeBack: 'Take back to edit',
    drop: 'Give this up',
    dropSure: 'Give it up for good? The live story (if any) stays as it is.',
    dropYes: 'Give up',
    closedLead: 'This one is closed and cannot be edited any more.',
    again: 'Go on from the live story',
    approve: 'Open the approval page',
    officeSays: 'The officer writes',
    verdicts: { approved: 'approved', returned: 'to be mended', refused: 'refused' },
    down: 'Take it off the site',
    downHint:
      'The story is gone at once from lists, product pages, search and QR codes. You can show it again.',
    downWhy: 'Why (the producer reads it)',
    downYes: 'Take it down now',
    up: 'Show it again',
    isDown: (who, why) =>
      who === 'office'
        ? `The office has taken this story down${why ? `: ${why}` : '.'}`
        : 'You have taken this story off the site.',
    readOnly: 'You can see this story but not edit it.',
    forProducer: (name) => `Of ${name}`,
  },
  points: {
    title: 'How many points in item 5?',
    lead: (least, most, max) =>
      least === most
        ? `By what can be seen: ${least} of ${max} points.`
        : `By what can be seen: ${least} to ${most} of ${max} points.`,
    of: (least, most, max) =>
      least === most ? `${least}/${max} points` : `${least} to ${most}/${max} points`,
    items: {
      '5.1': 'Where the story is told',
      '5.2': 'Structure',
      '5.3': 'Local knowledge and identity',
    },
    gate: (stars, points) =>
      `${stars} stars need at least ${points} point${points === 1 ? '' : 's'} here.`,
    checks: {
      text: 'A title and a text (30 words or more)',
      leaflet: 'A printed leaflet with the story',
      website: 'On a website (this one, once approved)',
      traced: 'Inside the traceability content (the product has a QR code here)',
      summary: 'A summary of one or two sentences',
      length: 'Of a fair length: 120 to 1,200 Vietnamese words',
      paragraphs: 'At least three paragraphs: beginning, story, end',
      people: 'People are named',
      time: 'A point in time: which year, which generation, which season',
      place: 'Names its commune or province',
      own: 'Its own story, less than 50% like another one',
      origin: 'Tied to where it is made: names its commune or province',
      culture: 'Tells of craft village, customs, local culture',
      moving: 'Well told, moving, convincing',
    },
    states: {
      done: 'There',
      missing: 'Missing',
      unknown: 'You know',
      council: 'For the council',
    },
    note: 'An estimate after the score form of Decision 26/2026/QĐ-TTg, not a score: a council reads and scores. In 5.2 and 5.3 only signs that can be seen count.',
    leafletHint:
      'No leaflet yet? Once approved, open the story and print it: the printed page is a leaflet. Without one, item 5.1 stays at 1 point.',
    set: (no) => `By the form of product set ${no}.`,
    noProduct: 'Choose a product to know which form counts. The common form is used for now.',
  },
  alike: {
    title: 'Like other stories',
    none: 'No other story looks like this one.',
    line: (percent, title) => `${percent}% like the story “${title}”`,
    of: (producer) => `of ${producer}`,
    passages: 'Passages in common',
    lead: 'Councils mark down stories that are like somebody else’s. Tell what only your house has.',
    leadOfficer: 'This text has passages that stand in published stories.',
  },
  public: {
    people: 'People in this story',
    craft: 'Craft village and customs',
    pictures: 'Pictures',
    by: (name) => `Told by ${name}; approved by the province’s OCOP office before publication.`,
    published: (day) => `Published on ${day}`,
    illustrative: 'Picture for illustration',
    photoBy: (name) => `Photo: ${name}`,
  },
};

export const storyEditorWords: Record<Lang, StoryEditorWords> = { vi: vi(), en };
