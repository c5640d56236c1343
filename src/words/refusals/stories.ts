import type { Sentence } from '#src/words/refusals.ts';

export const storyRefusals: Readonly<Record<string, Sentence>> = {
  'no-such-story': () => ({
    vi: 'Không có câu chuyện này, hoặc nó không thuộc về bạn. Hãy mở lại danh sách Câu chuyện.',
    en: 'There is no such story, or it is not yours. Open the list of stories again.',
  }),
  'story-needs-text': () => ({
    vi: 'Câu chuyện phải có tên và nội dung bằng tiếng Việt. Hãy duyệt cả hai, hoặc gửi lại cho chủ thể viết nốt.',
    en: 'A story needs a title and a text in Vietnamese. Approve both, or return it to the producer to finish.',
  }),
  'story-moved': ({ title }: { title: string }) => ({
    vi: `Câu chuyện “${title}” vừa được đổi ở nơi khác. Chưa làm gì cả: hãy mở lại để xem bản mới rồi thử lần nữa.`,
    en: `The story “${title}” was changed elsewhere. Nothing has been done: open it again, look, and try once more.`,
  }),
  'story-why': () => ({
    vi: 'Hãy ghi vì sao gỡ câu chuyện này, để chủ thể biết phải sửa gì.',
    en: 'Write why this story is taken down, so that the producer knows what to mend.',
  }),
  'story-taken-by-office': ({ why }: { why: string }) => ({
    vi: `Cơ quan đã gỡ câu chuyện này${why ? ` (“${why}”)` : ''}, nên bạn chưa cho hiện lại được. Hãy sửa bài rồi gửi duyệt, hoặc liên hệ cán bộ OCOP của tỉnh.`,
    en: `The office has taken this story down${why ? ` (“${why}”)` : ''}, so you cannot show it again yourself. Mend it and send it for approval, or ask the OCOP officer of your province.`,
  }),
};
