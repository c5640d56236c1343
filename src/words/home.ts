/** The first page. */
export const homeWords = {
  vi: {
    title: 'Mỗi ngôi sao đều có người cấp và ngày hết hạn',
    lead: (communes: string) =>
      `Đặc sản OCOP từ ${communes} xã, phường, đặc khu. Xem ai làm ra, quyết định nào công nhận, và sao còn hiệu lực đến hôm nay hay không.`,
    description:
      'Danh mục mở của các sản phẩm OCOP được chứng nhận trên cả nước: hạng sao còn hiệu lực hôm nay, nhà sản xuất, quyết định công nhận và nguồn.',
    pictureAlt: 'Tranh vẽ: phiên chợ sáng ở một làng quê Việt Nam',
    today: 'Trong sổ hôm nay',
    numbers: {
      all: 'sản phẩm trong sổ',
      valid: 'còn sao hôm nay',
      expired: 'đã hết hạn, chưa thấy quyết định mới',
      unknown: 'chưa đủ nguồn để kết luận',
    },
    valid: 'Còn sao hôm nay',
    allValid: 'Xem tất cả sản phẩm còn sao',
    trade: {
      title: 'Ưu đãi, quà biếu, điểm bán',
      campaigns: (running: number) => `${running} chương trình đang chạy`,
      baskets: (ready: number) => `${ready} giỏ ghép sẵn, hoặc tự chọn theo ngân sách`,
      points: (shops: number, fairs: number) => `${shops} điểm bán, ${fairs} hội chợ và phiên chợ`,
      demo: 'Bản trình diễn: chương trình, giỏ quà và điểm bán ở đây là minh hoạ.',
    },
    places: 'Mỗi vùng một vị',
    placesAll: 'Bản đồ 34 tỉnh, thành phố',
    mapLabel: 'Bản đồ Việt Nam: chọn tỉnh để xem sản phẩm',
    mapNote: 'Màu đậm: nhiều sản phẩm trong sổ. Có quần đảo Hoàng Sa và Trường Sa.',
    groups: 'Sáu nhóm sản phẩm',
    stories: 'Người làm ra',
    storiesAll: 'Đọc các câu chuyện',
    fresh: 'Mới được công nhận',
    freshAll: 'Sổ đăng ký mở',
    how: 'Sao OCOP có nghĩa gì',
    howAll: 'Đọc kỹ hơn',
    steps: [
      {
        title: 'Chấm trên 100 điểm',
        text: 'Hội đồng tỉnh (3–4 sao) và Trung ương (5 sao) chấm theo bộ tiêu chí riêng của từng loại hàng: cộng đồng, tiếp thị, chất lượng.',
      },
      {
        title: 'Hiệu lực 36 tháng',
        text: 'Hết hạn mà chưa được đánh giá lại thì sao không còn. Ở đây sao tự rời kệ đúng ngày đó.',
      },
      {
        title: 'Tra được tận gốc',
        text: 'Mỗi dòng trong sổ ghi số quyết định, ngày, nguồn đã đọc; chỗ nào nguồn không nói, chúng tôi ghi là chưa rõ.',
      },
    ],
  },
  en: {
    title: 'Every star here has a giver and a last day',
    lead: (communes: string) =>
      `OCOP specialities from ${communes} communes and wards. See who makes them, which decision certified them, and whether the star still holds today.`,
    description:
      'An open catalogue of certified Vietnamese OCOP products: star ratings that hold today, producers, decisions and sources.',
    pictureAlt: 'Drawing: a morning market in a Vietnamese village',
    today: 'In the register today',
    numbers: {
      all: 'products in the register',
      valid: 'hold a star today',
      expired: 'have lapsed, no newer decision seen',
      unknown: 'cannot be told from the sources',
    },
    valid: 'Holding a star today',
    allValid: 'See all products that hold a star',
    trade: {
      title: 'Offers, gifts, where to buy',
      campaigns: (running: number) =>
        running === 1 ? '1 campaign running' : `${running} campaigns running`,
      baskets: (ready: number) => `${ready} ready-made, or your own within a budget`,
      points: (shops: number, fairs: number) => `${shops} points of sale, ${fairs} fairs`,
      demo: 'Demonstration: campaigns, baskets and points of sale here are made up.',
    },
    places: 'A taste for every region',
    placesAll: 'Map of the 34 provinces',
    mapLabel: 'Map of Việt Nam: choose a province to see its products',
    mapNote:
      'Darker: more products in the register. The Hoàng Sa and Trường Sa archipelagos are shown.',
    groups: 'Six product groups',
    stories: 'The people behind them',
    storiesAll: 'Read the stories',
    fresh: 'Newly recognised',
    freshAll: 'The open register',
    how: 'What an OCOP star means',
    howAll: 'Read more',
    steps: [
      {
        title: 'Scored out of 100',
        text: 'Provincial councils (3–4 stars) and the national council (5 stars) score by a form for each kind of goods: community, marketing, quality.',
      },
      {
        title: 'Good for 36 months',
        text: 'Without re-assessment the star ends. Here it leaves the shelf by itself on that very day.',
      },
      {
        title: 'Traceable to the source',
        text: 'Every line names its decision, date and source; where a source is silent we say that it is unknown.',
      },
    ],
  },
} as const;
