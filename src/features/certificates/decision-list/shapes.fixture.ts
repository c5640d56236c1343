/** A list in one of the shapes offices send, and what it says: `name|producer|address|stars|score`. Facts: db/seed/catalogue/awards.csv. */
export interface Shape {
  about: string;
  file: string;
  text: string;
  rows: string[];
}

const HAO_DAT = 'chè tôm nõn|HTX chè Hảo Đạt|xã Tân Cương, TP. Thái Nguyên|5|90.86';
const VIET_CUONG = 'miến Việt Cường|HTX miến Việt Cường|xã Hóa Thượng, huyện Đồng Hỷ|5|90';
const VAN_TRA = 'Bột rau má Vân Trà|HTX rau, củ, quả Vân Trà|xã Yên Thắng, huyện Yên Mô|3|65.8';
const HUAN_HOA =
  'Yến sào Huân Hòa|HTX sản xuất Yến sào Huân Hòa Ninh Bình|xã Yên Nhân, huyện Yên Mô|3|69.5';
const HAN =
  'Cà phê bột Nguyễn Hân coffee Farm|hộ kinh doanh Nguyễn Văn Hân|xã Ia Lang, huyện Đức Cơ|4|';
const LILA = 'Bộ sản phẩm linh lăng trà|Công ty TNHH Dược thảo Lila|xã Tân An, huyện Đak Pơ|4|';
const YEN = 'Công ty cổ phần Phát triển Yến Xuân Cao Nguyên|phường Phù Đổng, TP. Pleiku|4|';

export const SHAPES: Shape[] = [
  {
    about: 'semicolons, as Excel writes CSV in Việt Nam',
    file: 'a.csv',
    text: 'STT;Tên sản phẩm;Chủ thể;Địa chỉ;Điểm;Hạng sao\n1;chè tôm nõn;HTX chè Hảo Đạt;xã Tân Cương, TP. Thái Nguyên;90,86;5 sao\n2;miến Việt Cường;HTX miến Việt Cường;xã Hóa Thượng, huyện Đồng Hỷ;90,00;5 sao\n',
    rows: [HAO_DAT, VIET_CUONG],
  },
  {
    about: 'headers without accents, in capitals',
    file: 'a.csv',
    text: 'STT,TEN SP,DON VI SAN XUAT,DIA CHI,TONG DIEM TB,XEP LOAI\n1,Bột rau má Vân Trà,"HTX rau, củ, quả Vân Trà","xã Yên Thắng, huyện Yên Mô","65,8",3 sao\n2,Yến sào Huân Hòa,HTX sản xuất Yến sào Huân Hòa Ninh Bình,"xã Yên Nhân, huyện Yên Mô","69,5",Ba sao\n',
    rows: [VAN_TRA, HUAN_HOA],
  },
  {
    about: 'English headers and words',
    file: 'a.csv',
    text: 'No,Product name,Producer,Address,Score,OCOP rating\n1,chè tôm nõn,HTX chè Hảo Đạt,"xã Tân Cương, TP. Thái Nguyên",90.86/100,five stars\n2,miến Việt Cường,HTX miến Việt Cường,"xã Hóa Thượng, huyện Đồng Hỷ",90 points,5 stars\n',
    rows: [HAO_DAT, VIET_CUONG],
  },
  {
    about: 'the address in three columns',
    file: 'a.tsv',
    text: 'TT\tSản phẩm\tCơ sở sản xuất\tXã/phường\tHuyện/TX/TP\tTỉnh\tPhân hạng\n1\tCà phê bột Nguyễn Hân coffee Farm\thộ kinh doanh Nguyễn Văn Hân\txã Ia Lang\thuyện Đức Cơ\tGia Lai\t4 sao\n2\tBộ sản phẩm linh lăng trà\tCông ty TNHH Dược thảo Lila\txã Tân An\thuyện Đak Pơ\tGia Lai\tHạng 4\n',
    rows: [HAN, LILA].map((row) => row.replace('|4|', ', Gia Lai|4|')),
  },
  {
    about: 'two rows of headers, the first one merged',
    file: 'a.csv',
    text: 'STT,Tên sản phẩm,Chủ thể,Địa chỉ,,Kết quả,\n,,,Xã,Huyện,Điểm,Sao\n(1),(2),(3),(4),(5),(6),(7)\n1,Bột rau má Vân Trà,"HTX rau, củ, quả Vân Trà",xã Yên Thắng,huyện Yên Mô,"65,8",★★★\n2,Yến sào Huân Hòa,HTX sản xuất Yến sào Huân Hòa Ninh Bình,xã Yên Nhân,huyện Yên Mô,"69,5",★★★\n',
    rows: [VAN_TRA, HUAN_HOA],
  },
  {
    about: 'one column for each number of stars',
    file: 'a.csv',
    text: 'STT,Tên sản phẩm,Chủ thể,3 sao,4 sao,5 sao\n1,chè tôm nõn,HTX chè Hảo Đạt,,,x\n2,Yến sào Huân Hòa,HTX sản xuất Yến sào Huân Hòa Ninh Bình,X,,\n',
    rows: [
      'chè tôm nõn|HTX chè Hảo Đạt||5|',
      'Yến sào Huân Hòa|HTX sản xuất Yến sào Huân Hòa Ninh Bình||3|',
    ],
  },
  {
    about: 'no header at all',
    file: 'a.csv',
    text: '1,Cà phê bột Nguyễn Hân coffee Farm,hộ kinh doanh Nguyễn Văn Hân,"xã Ia Lang, huyện Đức Cơ",4 sao\n2,Bộ sản phẩm linh lăng trà,Công ty TNHH Dược thảo Lila,"xã Tân An, huyện Đak Pơ",4 sao\n3,chè tôm nõn,HTX chè Hảo Đạt,"xã Tân Cương, TP. Thái Nguyên",5 sao\n',
    rows: [HAN, LILA, HAO_DAT.replace('90.86', '')],
  },
  {
    about: 'a Markdown table',
    file: 'a.md',
    text: '# Danh sách\n\n| **Tên sản phẩm** | **Chủ thể** | **Địa chỉ** | **Sao** |\n|:---|---|---|---:|\n| Cà phê bột Nguyễn Hân coffee Farm | hộ kinh doanh Nguyễn Văn Hân | xã Ia Lang, huyện Đức Cơ | ⭐⭐⭐⭐ |\n| Bộ sản phẩm linh lăng trà | Công ty TNHH Dược thảo Lila | xã Tân An, huyện Đak Pơ | 4⭐ |\n',
    rows: [HAN, LILA],
  },
  {
    about: 'a drawn table whose cells run over two lines',
    file: 'a.txt',
    text: '+----+------------------+--------------------------+--------+\n| TT | Tên sản phẩm     | Chủ thể                  | Hạng   |\n+----+------------------+--------------------------+--------+\n| 1  | Cà phê bột       | hộ kinh doanh            | 4 sao  |\n|    | Nguyễn Hân       | Nguyễn Văn Hân           |        |\n+----+------------------+--------------------------+--------+\n| 2  | miến Việt Cường  | HTX miến Việt Cường      | 5 sao  |\n+----+------------------+--------------------------+--------+\n|    | Tổng cộng: 2 sản phẩm |                     |        |\n',
    rows: [
      'Cà phê bột Nguyễn Hân|hộ kinh doanh Nguyễn Văn Hân||4|',
      'miến Việt Cường|HTX miến Việt Cường||5|',
    ],
  },
  {
    about: 'lined up with spaces',
    file: 'a.txt',
    text: 'DANH SÁCH SẢN PHẨM\n\nSTT  Tên sản phẩm          Chủ thể                Điểm   Hạng\n1    chè tôm nõn           HTX chè Hảo Đạt        90,86  5 sao\n2    miến Việt Cường       HTX miến Việt Cường           5 sao\n',
    rows: ['chè tôm nõn|HTX chè Hảo Đạt||5|90.86', 'miến Việt Cường|HTX miến Việt Cường||5|'],
  },
  {
    about: 'a saved web page with rowspan and colspan',
    file: 'a.html',
    text: '<!DOCTYPE html><html><head><title>x</title><style>td{color:red}</style></head><body><nav>Trang chủ</nav><h1>Danh s&aacute;ch s&#7843;n ph&#7849;m OCOP tỉnh Gia Lai</h1><p>(Kèm theo Quyết định số 371/QĐ-UBND ngày 24/6/2025)</p><table><tr><th>STT<th>Tên sản phẩm<th>Chủ thể<th>Địa chỉ<th>Hạng<tr><td colspan=5>I. Hạng 4 sao (03 sản phẩm)<tr><td>1<td>30% tổ yến tươi chưng kids<td rowspan=2>Công ty cổ phần Phát triển<br>Yến Xuân Cao Nguyên<td rowspan=2>phường Phù Đổng, TP.&nbsp;Pleiku<td rowspan=3>4 sao<tr><td>2<td>30% tổ yến tươi chưng nhân sâm<tr><td>3<td>Cà phê bột Nguyễn Hân coffee Farm<td>hộ kinh doanh Nguyễn Văn Hân<td>xã Ia Lang, huyện Đức Cơ</table><p>Nơi nhận: như trên</body></html>',
    rows: [`30% tổ yến tươi chưng kids|${YEN}`, `30% tổ yến tươi chưng nhân sâm|${YEN}`, HAN],
  },
  {
    about: 'a table inside a layout table, saved under .xls',
    file: 'a.xls',
    text: '<html><body><table><tr><td>Menu</td><td><table><tr><td>Tên sản phẩm</td><td>Đơn vị</td><td>Đ/c</td><td>Số sao</td></tr><tr><td>Cà phê bột Nguyễn Hân coffee Farm</td><td>hộ kinh doanh Nguyễn Văn Hân</td><td>xã Ia Lang, huyện Đức Cơ</td><td>4</td></tr></table></td></tr></table></body></html>',
    rows: [HAN],
  },
  {
    about: 'tabs as pasted from Word, with a title, a total and a signature',
    file: 'paste.txt',
    text: 'ỦY BAN NHÂN DÂN TỈNH GIA LAI\nDANH SÁCH SẢN PHẨM ĐẠT 4 SAO\nTT\tTên sản phẩm\tTên chủ thể\tĐịa chỉ\n1\tCà phê bột Nguyễn Hân coffee Farm\thộ kinh doanh Nguyễn Văn Hân\txã Ia Lang, huyện Đức Cơ\n2\tBộ sản phẩm linh lăng trà\tCông ty TNHH Dược thảo Lila\txã Tân An, huyện Đak Pơ\nTổng cộng: 02 sản phẩm\nGia Lai, ngày 24 tháng 6 năm 2025\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n',
    rows: [HAN, LILA],
  },
  {
    about: 'prose with numbers, several items on a line',
    file: 'a.txt',
    text: 'Công nhận 2 sản phẩm đạt hạng 5 sao, gồm:\n(1) chè tôm nõn – HTX chè Hảo Đạt (xã Tân Cương, TP. Thái Nguyên); (2) miến Việt Cường – HTX miến Việt Cường (xã Hóa Thượng, huyện Đồng Hỷ).\n',
    rows: [HAO_DAT.replace('90.86', ''), VIET_CUONG.replace('|90', '|')],
  },
  {
    about: 'prose: “của”, points and stars at the end',
    file: 'a.txt',
    text: 'Kết quả như sau:\n1. Sản phẩm Chè tôm nõn của HTX chè Hảo Đạt, xã Tân Cương, TP. Thái Nguyên: 90,86 điểm, đạt 5 sao\n2. Sản phẩm Miến Việt Cường của HTX miến Việt Cường, xã Hóa Thượng, huyện Đồng Hỷ: 90 điểm, đạt 5 sao\n',
    rows: [HAO_DAT.replace('chè tôm', 'Chè tôm'), VIET_CUONG.replace('miến Việt', 'Miến Việt')],
  },
  {
    about: 'prose without numbers or marks',
    file: 'a.txt',
    text: 'Sản phẩm đạt 4 sao:\nCà phê bột Nguyễn Hân coffee Farm - hộ kinh doanh Nguyễn Văn Hân (xã Ia Lang, huyện Đức Cơ)\nBộ sản phẩm linh lăng trà - Công ty TNHH Dược thảo Lila (xã Tân An, huyện Đak Pơ)\n',
    rows: [HAN, LILA],
  },
  {
    about: 'prose: the producer in brackets, lines that run on',
    file: 'a.txt',
    text: 'I. Hạng 3 sao\n- Bột rau má Vân Trà (HTX rau, củ, quả Vân Trà, xã Yên Thắng,\nhuyện Yên Mô);\n- Yến sào Huân Hòa (HTX sản xuất Yến sào Huân Hòa Ninh Bình, xã Yên Nhân, huyện Yên Mô).\n',
    rows: [VAN_TRA.replace('65.8', ''), HUAN_HOA.replace('69.5', '')],
  },
  {
    about: 'sections by district, stars in a column',
    file: 'a.csv',
    text: 'TT,Tên sản phẩm,Chủ thể,Hạng\nI,HUYỆN ĐỨC CƠ,,\n1,Cà phê bột Nguyễn Hân coffee Farm,hộ kinh doanh Nguyễn Văn Hân,4 sao\nII,HUYỆN ĐAK PƠ,,\n1,Bộ sản phẩm linh lăng trà,Công ty TNHH Dược thảo Lila,4 sao\n',
    rows: [
      'Cà phê bột Nguyễn Hân coffee Farm|hộ kinh doanh Nguyễn Văn Hân||4|',
      'Bộ sản phẩm linh lăng trà|Công ty TNHH Dược thảo Lila||4|',
    ],
  },
  {
    about: 'stars by section, districts inside',
    file: 'a.csv',
    text: 'TT,Tên sản phẩm,Chủ thể\nA,HẠNG 4 SAO,\nI,Huyện Đức Cơ,\n1,Cà phê bột Nguyễn Hân coffee Farm,hộ kinh doanh Nguyễn Văn Hân\nII,Huyện Đak Pơ,\n2,Bộ sản phẩm linh lăng trà,Công ty TNHH Dược thảo Lila\nB,HẠNG 3 SAO,\nI,Huyện Yên Mô,\n3,Yến sào Huân Hòa,HTX sản xuất Yến sào Huân Hòa Ninh Bình\n',
    rows: [
      'Cà phê bột Nguyễn Hân coffee Farm|hộ kinh doanh Nguyễn Văn Hân||4|',
      'Bộ sản phẩm linh lăng trà|Công ty TNHH Dược thảo Lila||4|',
      'Yến sào Huân Hòa|HTX sản xuất Yến sào Huân Hòa Ninh Bình||3|',
    ],
  },
  {
    about: 'producers first, numbered by producer, merged cells lost',
    file: 'a.csv',
    text: 'STT,Chủ thể,Địa chỉ,Tên sản phẩm,Số sao\n1,Công ty cổ phần Phát triển Yến Xuân Cao Nguyên,"phường Phù Đổng, TP. Pleiku",30% tổ yến tươi chưng kids,4\n,,,30% tổ yến tươi chưng nhân sâm,4\n,,,30% tổ yến tươi chưng long nhãn,4\n2,hộ kinh doanh Nguyễn Văn Hân,"xã Ia Lang, huyện Đức Cơ",Cà phê bột Nguyễn Hân coffee Farm,4\n',
    rows: [
      `30% tổ yến tươi chưng kids|${YEN}`,
      `30% tổ yến tươi chưng nhân sâm|${YEN}`,
      `30% tổ yến tươi chưng long nhãn|${YEN}`,
      HAN,
    ],
  },
  {
    about: 'the address inside the producer cell',
    file: 'a.csv',
    text: 'STT,Tên sản phẩm,"Tên, địa chỉ chủ thể",Kết quả xếp hạng\n1,Cà phê bột Nguyễn Hân coffee Farm,"hộ kinh doanh Nguyễn Văn Hân\n(Địa chỉ: xã Ia Lang, huyện Đức Cơ)",OCOP 4 sao\n2,Bộ sản phẩm linh lăng trà,"Công ty TNHH Dược thảo Lila, xã Tân An, huyện Đak Pơ",Đạt 4 sao\n',
    rows: [HAN, LILA],
  },
  {
    about: 'NFD, Ð for Đ, hard spaces and zero-width letters',
    file: 'a.csv',
    text: '\ufeffSTT,Tên sản phẩm,Chủ thể,Địa chỉ,Sao\n1,\u00a0Cà phê bột  Nguyễn Hân\u200b coffee Farm ,hộ kinh doanh Nguyễn Văn Hân,"xã Ia Lang, huyện Ðức Cơ;",4\n'.normalize(
      'NFD',
    ),
    rows: [HAN],
  },
  {
    about: 'the decision, its day and the year in columns of their own',
    file: 'a.csv',
    text: 'STT,Tên sản phẩm,Chủ thể,Địa chỉ,Hạng sao,Số QĐ,Ngày ký,Năm\n1,Cà phê bột Nguyễn Hân coffee Farm,hộ kinh doanh Nguyễn Văn Hân,"xã Ia Lang, huyện Đức Cơ",4,371/QĐ-UBND,24/6/2025,2025\n',
    rows: [HAN],
  },
  {
    about: 'commas inside names of a TSV, quotes kept',
    file: 'a.txt',
    text: 'Tên SP\tCơ sở\tSao\nMắm cá chốt\tCơ sở sản xuất mắm Bà Giáo Khỏe “7777777”\t3\nBột rau má Vân Trà\tHTX rau, củ, quả Vân Trà\t3\n',
    rows: [
      'Mắm cá chốt|Cơ sở sản xuất mắm Bà Giáo Khỏe “7777777”||3|',
      'Bột rau má Vân Trà|HTX rau, củ, quả Vân Trà||3|',
    ],
  },
  {
    about: 'raised stars and marks of a footnote',
    file: 'a.csv',
    text: 'STT,Tên sản phẩm,Chủ thể,Kết quả\n1,Cà phê bột Nguyễn Hân coffee Farm (*),hộ kinh doanh Nguyễn Văn Hân,Từ 3 sao lên 4 sao\n2,Bộ sản phẩm linh lăng trà,Công ty TNHH Dược thảo Lila,4 sao (tiềm năng 5 sao)\n(*) sản phẩm nâng hạng,,,\n',
    rows: [
      'Cà phê bột Nguyễn Hân coffee Farm|hộ kinh doanh Nguyễn Văn Hân||4|',
      'Bộ sản phẩm linh lăng trà|Công ty TNHH Dược thảo Lila||4|',
    ],
  },
  {
    about: 'producer and product with a slash, points in the stars cell',
    file: 'a.csv',
    text: 'TT,Sản phẩm – Chủ thể,Kết quả\n1,chè tôm nõn – HTX chè Hảo Đạt,"5 sao (90,86 điểm)"\n2,miến Việt Cường – HTX miến Việt Cường,5 sao\n',
    rows: ['chè tôm nõn|HTX chè Hảo Đạt||5|90.86', 'miến Việt Cường|HTX miến Việt Cường||5|'],
  },
  {
    about: 'columns in another order with notes, phones and pictures between',
    file: 'a.tsv',
    text: 'Ghi chú\tẢnh\tHạng\tSĐT\tĐịa chỉ\tTên chủ thể\tTên sản phẩm OCOP\nmới\ta.jpg\t4*\t0987654321\txã Ia Lang, huyện Đức Cơ\thộ kinh doanh Nguyễn Văn Hân\tCà phê bột Nguyễn Hân coffee Farm\n',
    rows: [HAN],
  },
  {
    about: 'pasted with only name and stars',
    file: 'paste.txt',
    text: 'Tên sản phẩm\tHạng\nchè tôm nõn\t5 sao\nmiến Việt Cường\tNăm sao\n',
    rows: ['chè tôm nõn|||5|', 'miến Việt Cường|||5|'],
  },
  {
    about: 'a web page whose header names the producer over “name” and “address”',
    file: 'trang.html',
    text: '<html><body><table>\n<tr><th rowspan="2">STT</th><th rowspan="2">Sản phẩm</th><th colspan="2">Chủ thể</th><th rowspan="2">Xếp hạng</th></tr>\n<tr><th>Tên</th><th>Địa chỉ</th></tr>\n<tr><td>1</td><td>nhãn Idol</td><td rowspan="2">Hợp tác xã trái cây Tân Lộc</td><td rowspan="2">phường Tân Lộc, quận Thốt Nốt</td><td>3&#9733;</td></tr>\n<tr><td>2</td><td>mứt nhãn Idol</td><td>4&#9733;</td></tr></table></body></html>',
    rows: [
      'nhãn Idol|Hợp tác xã trái cây Tân Lộc|phường Tân Lộc, quận Thốt Nốt|3|',
      'mứt nhãn Idol|Hợp tác xã trái cây Tân Lộc|phường Tân Lộc, quận Thốt Nốt|4|',
    ],
  },
  {
    about: 'English headers joined by underscores',
    file: 'export.csv',
    text: 'product_name,enterprise,commune,rating,certificate_no,issue_date\nMật hoa dừa,Công ty TNHH Trà Vinh FARM,Phường Tiểu Cần,4 stars,1234/QD-UBND,15-06-2024\n',
    rows: ['Mật hoa dừa|Công ty TNHH Trà Vinh FARM|Phường Tiểu Cần|4|'],
  },
  {
    about: 'a running sentence that lists products star by star',
    file: 'tin.txt',
    text: 'Theo đó, 2 sản phẩm được công nhận OCOP 4 sao gồm: Dừa sáp Hòa Tân (HTX Dừa sáp Hòa Tân, xã Hòa Tân); Sữa chua dừa sáp (Công ty TNHH Chế biến dừa sáp Cầu Kè); 2 sản phẩm đạt 3 sao gồm: Cam sành (HTXNN Thông Hòa, xã Thông Hòa), Chuối tá quạ (HTXNN Tam Ngãi, xã Tam Ngãi).',
    rows: [
      'Dừa sáp Hòa Tân|HTX Dừa sáp Hòa Tân|xã Hòa Tân|4|',
      'Sữa chua dừa sáp|Công ty TNHH Chế biến dừa sáp Cầu Kè||4|',
      'Cam sành|HTXNN Thông Hòa|xã Thông Hòa|3|',
      'Chuối tá quạ|HTXNN Tam Ngãi|xã Tam Ngãi|3|',
    ],
  },
];
