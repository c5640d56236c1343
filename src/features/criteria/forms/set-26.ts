import type { FormSource } from '../form-source.ts';

/** Bộ sản phẩm 26: QĐ 26/2026/QĐ-TTg, Phụ lục II. */
export const set26: FormSource = {
  setNo: 26,
  nameVi: 'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch',
  nameEn: 'Community tourism, ecotourism and tourist sites',
  productGroup: 'VI',
  sampleUnits: 0,
  disqualifiers: [],
  doubt: 'part-a-heading-says-35',
  parts: {
    A: [
      {
        code: '1',
        name: 'Tổ chức dịch vụ cộng đồng',
        max: 14,
        items: [
          ['1.1', 'Bộ phận điều phối quản lý và điều hành dịch vụ', [1, 3]],
          ['1.2', 'Cơ chế quản lý/quy định', [1, 3, 5]],
          ['1.3', 'Bảo vệ môi trường trong cộng đồng làm du lịch/điểm du lịch', [1, 2, 3, 4]],
          ['1.4', 'Sử dụng năng lượng tiết kiệm', [1, 2]],
        ],
      },
      {
        code: '2',
        name: 'Phát triển sản phẩm',
        max: 12,
        items: [
          ['2.1', 'Nguồn gốc ý tưởng sản phẩm dịch vụ du lịch', [1, 3, 5]],
          ['2.2', 'Tổ chức dịch vụ theo thị trường mục tiêu', [1, 2]],
          [
            '2.3',
            'Bảo vệ, bảo tồn các di sản văn hóa, thiên nhiên, đa dạng sinh học liên quan đến sản phẩm dịch vụ du lịch',
            [1, 3, 5],
          ],
        ],
      },
      {
        code: '3',
        name: 'Sức mạnh cộng đồng',
        max: 14,
        items: [
          ['3.1', 'Loại hình tổ chức sản xuất - kinh doanh', [1, 2, 3]],
          [
            '3.2',
            'Đại diện pháp luật của chủ thể là nữ; hoặc đồng bào dân tộc thiểu số; hoặc người khuyết tật',
            [0, 1],
          ],
          ['3.3', 'Sử dụng lao động địa phương', [1, 2, 4]],
          ['3.4', 'Tăng trưởng sản xuất kinh doanh', [1, 3], { gates: { 4: 3 } }],
          ['3.5', 'Sở hữu trí tuệ', [1, 2, 3], { gates: { 3: 1, 4: 2 } }],
        ],
      },
    ],
    B: [
      {
        code: '4',
        name: 'Tiếp thị',
        max: 17,
        items: [
          ['4.1', 'Liên kết chuỗi giá trị trong quảng bá sản phẩm du lịch', [1, 3, 5]],
          ['4.2', 'Liên kết vùng và chuỗi giá trị trong sản phẩm dịch vụ du lịch', [1, 2, 3]],
          ['4.3', 'Tổ chức quảng bá, bán hàng', [1, 2]],
          ['4.4', 'Quảng bá sản phẩm', [1, 2, 3, 4]],
          ['4.5', 'Bộ nhận diện quảng bá sản phẩm', [1, 2, 3]],
        ],
      },
      {
        code: '5',
        name: 'Câu chuyện sản phẩm',
        max: 8,
        items: [
          ['5.1', 'Câu chuyện sản phẩm', [1, 2, 4]],
          ['5.2', 'Trình bày câu chuyện sản phẩm', [1, 2]],
          ['5.3', 'Sản phẩm dịch vụ du lịch trên địa bàn đạt chuẩn nông thôn mới', [1, 2]],
        ],
      },
    ],
    C: [
      { code: '6', name: 'Vị trí', max: 3, items: [['6', 'Vị trí', [1, 2, 3]]] },
      {
        code: '7',
        name: 'Kiến trúc và cảnh quan môi trường',
        max: 3,
        items: [['7', 'Kiến trúc và cảnh quan môi trường', [1, 2, 3]]],
      },
      {
        code: '8',
        name: 'Đáp ứng điều kiện kinh doanh dịch vụ',
        max: 3,
        items: [['8', 'Đáp ứng điều kiện kinh doanh dịch vụ', [1, 3], { cases: true }]],
      },
      {
        code: '9',
        name: 'Đảm bảo an toàn và an ninh trật tự',
        max: 2,
        items: [['9', 'Đảm bảo an toàn và an ninh trật tự', [1, 2], { cases: true }]],
      },
      {
        code: '10',
        name: 'Tính hoàn thiện của quá trình dịch vụ',
        max: 3,
        items: [['10', 'Tính hoàn thiện của quá trình dịch vụ', [1, 2, 3]]],
      },
      {
        code: '11',
        name: 'Hoạt động trải nghiệm',
        max: 2,
        items: [['11', 'Hoạt động trải nghiệm', [1, 2]]],
      },
      {
        code: '12',
        name: 'Quản lý và nhân viên',
        max: 3,
        items: [['12', 'Quản lý và nhân viên', [1, 2, 3]]],
      },
      {
        code: '13',
        name: 'Chất lượng sản phẩm dịch vụ du lịch',
        max: 4,
        items: [['13', 'Chất lượng sản phẩm dịch vụ du lịch', [1, 2, 3, 4]]],
      },
      {
        code: '14',
        name: 'Chất lượng phục vụ',
        max: 4,
        items: [['14', 'Chất lượng phục vụ', [1, 2, 4]]],
      },
      {
        code: '15',
        name: 'Tiện nghi',
        max: 3,
        items: [['15', 'Tiện nghi', [1, 3], { cases: true }]],
      },
      {
        code: '16',
        name: 'Hoạt động thu hút khách du lịch',
        max: 3,
        items: [['16', 'Hoạt động thu hút khách du lịch', [1, 2, 3]]],
      },
      {
        code: '17',
        name: 'Hàng hóa dịch vụ (ăn uống, đồ lưu niệm...)',
        max: 2,
        items: [['17', 'Hàng hóa dịch vụ (ăn uống, đồ lưu niệm...)', [1, 2]]],
      },
    ],
  },
};
