import { fold } from '#src/base/fold.ts';

/** Words that speak for one of the 26 sets, the surest first; matched against the folded name. */
const HINTS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(homestay|du lich|diem du lich|khu du lich|farmstay|trai nghiem|tham quan|resort|lang van hoa)\b/,
    26,
  ],
  [/\b(mat ong|to yen|yen sao|yen tho|yen tinh che|phan hoa|sua ong chua|mat hoa)\b/, 4],
  [
    /\b(nuoc yen|nuoc ep|siro|si ro|nuoc giai khat|nuoc cot|nuoc chanh|nuoc trai cay|kombucha|sinh to)\b/,
    17,
  ],
  [/\b(nuoc khoang|nuoc tinh khiet|nuoc uong dong chai|nuoc dong chai)\b/, 16],
  [/\b(nuoc mam|nuoc tuong|tuong ot|tuong|nuoc cham|xi dau|dam gao|giam|sot|sa te|ma tuong)\b/, 9],
  [
    /\b(tinh dau|dau goi|dau xa|nuoc rua|nuoc lau san|xa phong|xa bong|my pham|kem duong|son moi|serum|bot tam)\b/,
    19,
  ],
  [
    /\b(cao|vien|vien nang|dong trung|dong trung ha thao|thuc pham chuc nang|tinh bot nghe|nghe|sam|linh chi|nano|cordyceps|duoc lieu)\b/,
    18,
  ],
  [/\b(ca phe|cafe|coffee|cacao|ca cao|socola|chocolate)\b/, 13],
  [
    /\b(che (?!chuoi|dau|buoi|thai)\S+|tra xanh|tra olong|o long|hong tra|bach tra|tra shan|che|tra thai nguyen)\b/,
    11,
  ],
  [/\b(tra|thao moc|atiso|ca gai leo)\b/, 12],
  [/\b(ruou vang|vang|ruou (?:trai|nho|mo|man|sim|dua|ngam|thuoc|dong trung|sam)|ruou ngam)\b/, 15],
  [/\b(ruou)\b/, 14],
  [
    /\b(mam|kho|mot nang|gio|cha|nem|lap xuong|xuc xich|thit (?:gac bep|say|hun khoi|chua)|ruoc|cha bong|tom say|ca say|muc|hun khoi|gac bep|do hop|pate|mang (?:kho|chua|dam|ot))\b/,
    8,
  ],
  [
    /\b(banh (?:pia|trang|da|phong|canh|hoi|tet|chung|tai|cuon|men|quy|dau xanh|gai|it|kep|xeo)|bun|mien|pho|mi|hu tieu|banh)\b/,
    6,
  ],
  [
    /\b(keo|mut|say deo|say gion|say kho|say|o mai|hat dieu|dieu|hat rang|lac rang|dau phong|mac ca|macca|com chay|snack|thach|che lam|cu do)\b/,
    7,
  ],
  [/\b(tieu|muoi|toi|gia vi|ot bot|ot|hat doi|mac khen|hanh|gung|que|hoi)\b/, 10],
  [/\b(gao|nep|dau (?:xanh|den|nanh|do)|ngo|lac|vung|me|ngu coc|bot|hat|nong san kho|khoai)\b/, 3],
  [/\b(trung|thit|ca|tom|cua|ghe|luon|ech|oc|hau|ngao|ga|vit|heo|lon|bo to|de)\b/, 2],
  [/\b(tho cam|det|lua|vai|ao dai|khan|quan ao|may mac|khan lua|sa rong)\b/, 22],
  [
    /\b(gom|may tre|tranh|do go|moc|dieu khac|thu cong|my nghe|lac dong|non la|chieu|coi|tram huong|guong|lo|binh|tuong go|luc binh)\b/,
    21,
  ],
  [/\b(lan ho diep|hoa lan|hoa hong|hoa cuc|hoa)\b/, 23],
  [/\b(bonsai|cay canh|mai vang|sanh|cay)\b/, 24],
  [/\b(ca canh|chim canh|ca koi)\b/, 25],
  [/\b(dau an|dau (?:lac|me|dua|huong))\b/, 8],
];

/**
 * The product set that a name most likely belongs to, where a list does not say; kept as `inferred`, an officer may
 * correct it.
 * @param group what the list says of the group of the product, may be empty
 * @returns 1 to 26; fresh fruit and vegetables (1) when nothing speaks for another
 */
export function guessSet(name: string, group: string): number {
  const folded = fold(name);
  for (const [words, set] of HINTS) if (words.test(folded)) return set;
  const kind = fold(group);
  if (/du lich|dich vu/.test(kind)) return 26;
  if (/do uong/.test(kind)) return 12;
  if (/duoc lieu|thao duoc/.test(kind)) return 18;
  if (/thu cong|my nghe|luu niem|noi that/.test(kind)) return 21;
  if (/vai|may mac/.test(kind)) return 22;
  if (/sinh vat canh|hoa/.test(kind)) return 24;
  return 1;
}
