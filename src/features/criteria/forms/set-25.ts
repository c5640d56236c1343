import type { FormSource } from '../form-source.ts';

/** Bộ sản phẩm 25: QĐ 26/2026/QĐ-TTg, Phụ lục II. */
export const set25: FormSource = {
  setNo: 25,
  nameVi: 'Động vật cảnh',
  nameEn: 'Ornamental animals',
  productGroup: 'V',
  sampleUnits: 5,
  disqualifiers: ['forged-dossier', 'registration-dossier-not-compliant'],
  parts: {
    A: [
      {
        code: '1',
        name: 'Tổ chức sản xuất',
        max: 19,
        items: [
          ['1.1', 'Nguồn gốc sản phẩm', [1, 2, 4]],
          ['1.2', 'Gia tăng giá trị', [1, 2, 4]],
          ['1.3', 'Năng lực sản xuất để đáp ứng yêu cầu phân phối', [1, 2, 3]],
          ['1.4', 'Liên kết chuỗi trong sản xuất', [0, 1, 2, 4], { gates: { 4: 2, 5: 4 } }],
          ['1.5', 'Bảo vệ môi trường trong quá trình sản xuất', [1, 2, 3], { gates: { 4: 1 } }],
          ['1.6', 'Sử dụng công nghệ theo hướng bền vững trong sản xuất', [0, 1]],
        ],
      },
      {
        code: '2',
        name: 'Phát triển sản phẩm',
        max: 9,
        items: [
          ['2.1', 'Nguồn gốc ý tưởng sản phẩm', [0, 1, 3, 5], { gates: { 4: 5 } }],
          [
            '2.2',
            'Phong cách, ghi nhãn sản phẩm (tem, nhãn gắn trên sản phẩm)',
            [1, 3, 4],
            { gates: { 3: 1, 4: 4 } },
          ],
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
          ['4.1', 'Khu vực phân phối chính', [1, 2, 3, 4, 5]],
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
        name: 'Chất lượng sản phẩm',
        max: 15,
        items: [
          ['6.1', 'Hình dáng so với loại sản phẩm', [1, 3, 5], { gates: { 5: 5 } }],
          ['6.2', 'Màu sắc', [1, 3, 5]],
          ['6.3', 'Kích thước, hình dạng bề ngoài', [0, 1, 3, 5], { gates: { 4: 5 } }],
        ],
      },
      {
        code: '7',
        name: 'Tính độc đáo',
        max: 10,
        items: [['7', 'Tính độc đáo', [2, 5, 7, 10], { gates: { 4: 7, 5: 10 } }]],
      },
      {
        code: '8',
        name: 'Đảm bảo chất lượng sản phẩm',
        max: 5,
        items: [['8', 'Đảm bảo chất lượng sản phẩm', [0, 3, 5], { gates: { 3: 5 } }]],
      },
      {
        code: '9',
        name: 'Cơ hội thị trường toàn cầu',
        max: 5,
        items: [['9', 'Cơ hội thị trường toàn cầu', [1, 3, 5]]],
      },
    ],
  },
};
