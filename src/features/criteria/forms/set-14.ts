import type { FormSource } from '../form-source.ts';

/** Bộ sản phẩm 14: QĐ 26/2026/QĐ-TTg, Phụ lục II. */
export const set14: FormSource = {
  setNo: 14,
  nameVi: 'Rượu trắng',
  nameEn: 'White spirit',
  productGroup: 'II',
  sampleUnits: 5,
  disqualifiers: [
    'forged-dossier',
    'food-safety-eligibility-certificate-rules-not-met',
    'registration-dossier-not-compliant',
  ],
  parts: {
    A: [
      {
        code: '1',
        name: 'Tổ chức sản xuất',
        max: 17,
        items: [
          ['1.1', 'Nguồn nguyên liệu', [1, 2, 4], { gates: { 3: 1 } }],
          ['1.2', 'Gia tăng giá trị', [1, 2, 3]],
          ['1.3', 'Năng lực sản xuất để đáp ứng yêu cầu phân phối', [1, 2, 3]],
          ['1.4', 'Liên kết chuỗi trong sản xuất', [0, 1, 2, 3], { gates: { 4: 2, 5: 3 } }],
          ['1.5', 'Bảo vệ môi trường trong quá trình sản xuất', [1, 2, 3], { gates: { 4: 1 } }],
          ['1.6', 'Sử dụng công nghệ theo hướng bền vững trong sản xuất', [0, 1]],
        ],
      },
      {
        code: '2',
        name: 'Phát triển sản phẩm',
        max: 11,
        items: [
          ['2.1', 'Nguồn gốc ý tưởng sản phẩm', [0, 1, 2, 4], { gates: { 4: 4 } }],
          ['2.2', 'Đóng gói, bao bì sản phẩm', [0, 1, 2, 3], { gates: { 3: 2 } }],
          ['2.3', 'Phong cách, ghi nhãn hàng hóa', [1, 2, 3], { gates: { 3: 1, 4: 3 } }],
          ['2.4', 'Ghi nhãn hàng hóa có sử dụng song ngữ', [0, 1], { doubt: 'yes-or-no' }],
        ],
      },
      {
        code: '3',
        name: 'Sức mạnh cộng đồng',
        max: 12,
        items: [
          ['3.1', 'Loại hình tổ chức sản xuất - kinh doanh', [1, 2, 3]],
          [
            '3.2',
            'Đại diện pháp luật của chủ thể là nữ; hoặc đồng bào dân tộc thiểu số; hoặc người khuyết tật',
            [0, 1],
          ],
          ['3.3', 'Sử dụng lao động địa phương', [1, 2, 3]],
          ['3.4', 'Tăng trưởng sản xuất kinh doanh', [1, 2], { gates: { 4: 2 } }],
          ['3.5', 'Sở hữu trí tuệ', [1, 2, 3], { gates: { 3: 1, 4: 2 } }],
        ],
      },
    ],
    B: [
      {
        code: '4',
        name: 'Tiếp thị',
        max: 13,
        items: [
          ['4.1', 'Khu vực phân phối chính', [1, 2, 3, 5], { gates: { 3: 2, 4: 3, 5: 5 } }],
          ['4.2', 'Tổ chức phân phối', [0, 1, 2, 3]],
          ['4.3', 'Quảng bá sản phẩm', [0, 1, 2, 3, 5]],
        ],
      },
      {
        code: '5',
        name: 'Câu chuyện sản phẩm',
        max: 12,
        items: [
          ['5.1', 'Câu chuyện sản phẩm', [0, 1, 2, 3, 5], { gates: { 4: 5 } }],
          ['5.2', 'Cấu trúc câu chuyện sản phẩm', [0, 1, 2]],
          ['5.3', 'Trí tuệ/bản sắc địa phương', [0, 1, 3, 5], { gates: { 3: 1 } }],
        ],
      },
    ],
    C: [
      {
        code: '6',
        name: 'Chỉ tiêu cảm quan',
        max: 15,
        items: [
          ['6.1', 'Tạp chất lạ', [0, 1, 2]],
          ['6.2', 'Màu sắc', [0, 1, 3]],
          ['6.3', 'Mùi', [0, 1, 2, 3, 5]],
          ['6.4', 'Vị', [0, 1, 2, 3, 5]],
        ],
      },
      {
        code: '7',
        name: 'Tính độc đáo',
        max: 5,
        items: [['7', 'Tính độc đáo', [0, 1, 3, 5], { gates: { 4: 3, 5: 5 } }]],
      },
      {
        code: '8',
        name: 'Công bố chất lượng sản phẩm',
        max: 5,
        items: [['8', 'Công bố chất lượng sản phẩm', [2, 4, 5], { gates: { 3: 2 } }]],
      },
      {
        code: '9',
        name: 'Đảm bảo chất lượng sản phẩm',
        max: 5,
        items: [['9', 'Đảm bảo chất lượng sản phẩm', [1, 3, 5], { gates: { 3: 1, 4: 3 } }]],
      },
      {
        code: '10',
        name: 'Cơ hội thị trường toàn cầu',
        max: 5,
        items: [['10', 'Cơ hội thị trường toàn cầu', [1, 3, 5]]],
      },
    ],
  },
};
