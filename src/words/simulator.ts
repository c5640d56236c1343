import type { Stars } from '#src/features/criteria/form.ts';

/** What the line at the foot of the simulator knows. Points are written out already. */
export interface Tally {
  readonly points: string;
  readonly starsByBand: Stars;
  readonly stars: Stars;
  /** Items whose gate holds the rank down. */
  readonly missed: readonly string[];
  readonly unanswered: number;
}

export const simulatorWords = {
  vi: {
    title: 'Mô phỏng chấm điểm',
    description:
      'Tự chấm sản phẩm của mình theo biểu điểm Quyết định 26/2026/QĐ-TTg: được bao nhiêu điểm, xếp hạng mấy sao, còn thiếu gì để lên sao kế tiếp.',
    lead: 'Tự chấm theo đúng biểu điểm của bộ sản phẩm, để biết trước mình đang ở đâu và còn thiếu gì.',
    chooseSet: 'Chọn bộ sản phẩm',
    chooseSetLead:
      'Mỗi bộ có biểu điểm riêng. Chưa rõ sản phẩm thuộc bộ nào thì hỏi cán bộ phụ trách OCOP của xã.',
    set: (no: number) => `Bộ ${no}`,
    setTitle: (no: number, name: string) => `Mô phỏng chấm điểm bộ ${no}: ${name}`,
    setDescription: (name: string) =>
      `Biểu điểm tự chấm cho ${name}: 100 điểm, điều kiện từng mức sao, và còn thiếu gì để lên sao kế tiếp.`,
    notCouncil:
      'Đây là tự đánh giá, không phải kết quả của Hội đồng. Không ai nhận được các câu trả lời này: chúng chỉ nằm trong địa chỉ của trang, muốn giữ hay gửi ai thì lưu hoặc gửi địa chỉ đó.',
    forProduct: 'Sản phẩm:',
    aboutTotals:
      'Hội đồng lấy trung bình tổng điểm của các thành viên. Biểu điểm còn có điều kiện riêng cho 3, 4, 5 sao: thiếu một điều kiện thì đủ điểm cũng không lên được sao đó; muốn lên sao cao còn phải đủ điều kiện của các sao thấp hơn (cách chúng tôi hiểu).',
    ownWords:
      'Lời giải thích từng mức do chúng tôi viết; lời văn chính thức ở Phụ lục II của quyết định. Chỗ nào chưa chắc chắn đều có ghi ngay tại mục.',
    disqualifiers: 'Bị loại ngay nếu',
    result: 'Kết quả tự chấm',
    noAnswers: 'Chưa chọn mục nào.',
    unanswered: (count: number) => `${count} mục chưa chọn, đang tính 0 điểm.`,
    parts: 'Điểm từng phần',
    part: 'Phần',
    pointsHead: 'Điểm',
    outOf: 'Tối đa',
    total: 'Tổng',
    target: 'Hạng nhắm tới',
    nextStar: 'nhắm sao kế tiếp',
    aim: (stars: number) => `nhắm ${stars} sao`,
    needs: (stars: number) => `Để đạt ${stars} sao`,
    reached: (stars: number) => `Theo tự chấm, sản phẩm đã đủ điểm và điều kiện của ${stars} sao.`,
    gatesToMend: 'Điều kiện còn thiếu, bắt buộc:',
    gateToMend: (needed: number, given: number) => `cần ${needed} điểm, mới ${given}`,
    noGates: 'Điều kiện bắt buộc đã đủ.',
    pointsAfter: (after: string, from: number) =>
      `Xong các điều kiện thì được ${after} điểm; mức này bắt đầu từ ${from}.`,
    pointsEnough: 'Điểm đã đủ.',
    pointsMissing: (points: string) => `Còn thiếu ${points} điểm, lấy ở những mục còn nhiều điểm:`,
    roomLeft: (left: number, next: number) => `còn ${left} điểm, mức kế tiếp ${next}`,
    costUnknown:
      'Mỗi mục tốn bao nhiêu tiền và thời gian thì trang này không biết được; danh sách xếp theo số điểm còn lại.',
    submit: 'Xem kết quả',
    clear: 'Xóa, làm lại',
    print: 'In',
    otherSets: 'Bộ sản phẩm khác',
    tally: ({ points, starsByBand, stars, missed, unanswered }: Tally): string =>
      [
        `${points} điểm`,
        stars === starsByBand ? `${stars} sao` : `khung ${starsByBand} sao, xếp ${stars} sao`,
        missed.length > 0 ? `thiếu điều kiện: ${missed.join(', ')}` : '',
        unanswered > 0 ? `còn ${unanswered} mục chưa chọn` : '',
      ]
        .filter(Boolean)
        .join(' · '),
  },
  en: {
    title: 'Score simulator',
    description:
      'Score your own product with the form of Decision 26/2026/QĐ-TTg: how many points, which rank, and what is missing for the next star.',
    lead: 'Score your product with the very form of its set, to know beforehand where you stand and what is missing.',
    chooseSet: 'Choose the product set',
    chooseSetLead:
      'Each set has a form of its own. If you do not know the set of your product, ask the OCOP officer of your commune.',
    set: (no: number) => `Set ${no}`,
    setTitle: (no: number, name: string) => `Score simulator, set ${no}: ${name}`,
    setDescription: (name: string) =>
      `A form to score yourself for ${name}: 100 points, what each star requires, and what is missing for the next one.`,
    notCouncil:
      'This is a self-assessment, not a result of the council. Nobody receives these answers: they are only in the address of this page; keep or send the address to keep or share them.',
    forProduct: 'Product:',
    aboutTotals:
      'The council takes the average of its members’ totals. The form also has requirements of its own for 3, 4 and 5 stars: without one of them points alone do not give that star, and a higher star also needs the requirements of the lower ones (our reading).',
    ownWords:
      'What each answer stands for is in our words; the official wording is in Annex II of the decision. What is not certain is marked at the item.',
    disqualifiers: 'Out at once if',
    result: 'Your own score',
    noAnswers: 'Nothing is chosen yet.',
    unanswered: (count: number) =>
      `${count} ${count === 1 ? 'item is' : 'items are'} not answered and ${count === 1 ? 'counts' : 'count'} 0.`,
    parts: 'Points by part',
    part: 'Part',
    pointsHead: 'Points',
    outOf: 'At most',
    total: 'Total',
    target: 'Rank aimed for',
    nextStar: 'aim: the next star',
    aim: (stars: number) => `aim: ${stars} stars`,
    needs: (stars: number) => `For ${stars} stars`,
    reached: (stars: number) =>
      `By your own score the product has the points and requirements of ${stars} stars.`,
    gatesToMend: 'Requirements still missing, all of them needed:',
    gateToMend: (needed: number, given: number) => `${needed} needed, ${given} given`,
    noGates: 'The requirements are met.',
    pointsAfter: (after: string, from: number) =>
      `With the requirements met the total is ${after}; this rank starts at ${from}.`,
    pointsEnough: 'The points are enough.',
    pointsMissing: (points: string) =>
      `${points} more points are missing; these items have most left:`,
    roomLeft: (left: number, next: number) => `${left} left, next answer ${next}`,
    costUnknown:
      'What an item costs in money and time this page cannot know; the list goes by points left.',
    submit: 'Show the result',
    clear: 'Clear, start again',
    print: 'Print',
    otherSets: 'Other product sets',
    tally: ({ points, starsByBand, stars, missed, unanswered }: Tally): string =>
      [
        `${points} points`,
        stars === starsByBand ? `${stars} stars` : `${starsByBand}-star band, rank ${stars}`,
        missed.length > 0 ? `requirement missing: ${missed.join(', ')}` : '',
        unanswered > 0 ? `${unanswered} not answered` : '',
      ]
        .filter(Boolean)
        .join(' · '),
  },
} as const;
