import { tokens } from './spelling.ts';

/** One way of saying a thing. */
export interface Form {
  readonly text: string;
  readonly folded: readonly string[];
  readonly keys: readonly string[];
  /** Typing it widens the search to the other forms. */
  readonly asks: boolean;
  /** Documents that hold it answer to the other forms. */
  readonly answers: boolean;
}

/** Words that mean the same, or nearly. */
export interface Concept {
  readonly forms: readonly Form[];
  /** How much an answer by another form is worth, 0–1. */
  readonly weight: number;
}

/**
 * Our own compilation. One line per thing; forms separated by commas. `?form` is understood when typed but does not
 * answer for the others; `!form` answers but is not widened when typed. A number at the end is the weight.
 */
const REGIONAL = `
heo, lợn, pork, !pig
tiêu, hạt tiêu, hồ tiêu, pepper, ?peppercorn, ?peppercorns
bắp, ngô, ngô nếp, corn, maize
đậu phộng, lạc, đậu phụng, phụng, phộng, peanut, peanuts, ?groundnut
mè, vừng, sesame
chè, trà, tea, ?teas
khoai mì, sắn, cassava, ?tapioca
dứa, khóm, thơm, pineapple 0.7
hoa, bông, flower, ?flowers 0.5
lọ hoa, bình hoa, lọ, lục bình, bình gốm, vase
muỗng, thìa, spoon
cá lóc, cá quả, cá tràu, snakehead
bánh tráng, bánh đa, rice paper, ?rice crackers
hột vịt, trứng vịt, duck egg, ?duck eggs
củ sắn, củ đậu, ?jicama
mãng cầu, na, ?na dai, ?mãng cầu ta, custard apple, ?sugar apple
mãng cầu xiêm, soursop
mướp đắng, khổ qua, bitter melon, ?bitter gourd
tắc, quất, kumquat
giò lụa, chả lụa, giò chả, ?pork roll 0.8
mì, mỳ, ?mi, ?noodle, ?noodles
quả, trái, ?fruit 0.4
trái cây, hoa quả, fruits, ?fruit, dried fruit 0.6
ruốc thịt, chà bông, thịt chà bông
xì dầu, nước tương, soy sauce
đường phên, đường phèn 0.6
chanh dây, chanh leo, passion fruit, ?passionfruit
mộc nhĩ, nấm mèo, wood ear
ngò, rau mùi, ?coriander
xà phòng, xà bông, soap
nhang, hương trầm, trầm hương, incense, agarwood 0.7
bát đĩa, chén đĩa, bát, đĩa, chén, bowl, plate 0.6
ấm chén, bộ ấm trà, ấm trà, tea set 0.8
lạp xưởng, lạp sườn, lạp xường, lap xuong, sausage 0.9
xúc xích, sausage
nem chua, nem, ?fermented pork 0.8
chả giò, nem rán, spring roll, ?spring rolls
hủ tiếu, hủ tíu
phở, pho
bún, vermicelli, ?rice noodle, ?rice noodles
miến, vermicelli, glass noodle, ?glass noodles
?noodle, ?noodles, bún, phở, miến, hủ tiếu, mì, mỳ
?rice noodle, ?rice noodles, phở, hủ tiếu, bánh đa, mì gạo
hủ tiếu, phở, bún 0.45
yến sào, tổ yến, yến, nước yến, bird s nest, birds nest, bird nest, swiftlet
yến mạch, oat, ?oats
thổ cẩm, brocade, dệt tay, sà rông, dèng, vải dệt 0.6
mật ong, honey
bơ, avocado
đẳng sâm, đảng sâm
sâm, ginseng, nhân sâm
nước mắm, fish sauce, ?nuoc nam
mắm tôm, mắm ruốc, shrimp paste, ?fermented shrimp
mắm tôm chua, tôm chua
rong biển, seaweed
rong nho, sea grape, sea grapes
gạo lứt, brown rice
nếp, gạo nếp, sticky rice, glutinous rice
rượu gạo, rượu nếp, rượu trắng, rượu men lá, rượu đế, rice wine, rice wine liquor
rượu, wine, liquor, ?spirit, ?spirits, ?alcohol, vang
bia, beer
atiso, actiso, artichoke
mắc ca, macca, maca, macadamia, mắcca
ca cao, cacao, cocoa
chocolate, socola, sô cô la, sôcôla, !ca cao, !cacao
cà phê, coffee, café, ?cafe, ?caphe
dừa, coconut, ?coconuts
dừa sáp, ?macapuno, wax coconut
hạt điều, điều, cashew, cashews, cashew nut, cashew nuts, ?cashewnut
hạt sen, lotus seed, ?lotus seeds
sen, lotus
đông trùng hạ thảo, cordyceps, ?đông trùng
linh chi, lingzhi, reishi
nấm, mushroom, mushrooms
nấm hương, shiitake
thạch đen, sương sáo, grass jelly
`;

const FOREIGN = `
gạo, rice
cơm cháy, ?crispy rice, rice cracker
tôm, shrimp, prawn, ?shrimps, ?prawns
tép, ?tiny shrimp
cua, ghẹ, crab
mực, squid
cá, fish
khô, dried, dry, sấy 0.75
sấy, dried
sấy thăng hoa, freeze dried
bò, beef
gà, chicken
vịt, duck
dê, goat
trâu, buffalo
trứng, egg, eggs
sữa, milk
sữa chua, yogurt, yoghurt, da ua
phô mai, cheese
muối, salt
đường, sugar
đường thốt nốt, palm sugar
tỏi, garlic
đen, black
xanh, green 0.8
trắng, white
đỏ, red
vàng, yellow, gold, golden 0.8
hành, onion, shallot
gừng, ginger
nghệ, turmeric
tinh bột nghệ, curcumin, turmeric starch, ?turmeric powder
sả, lemongrass
ớt, chili, chilli, ?chile
tương ớt, chili sauce
tương, ?sauce
giấm, dấm, vinegar
quế, cinnamon
hồi, đại hồi, star anise
tinh dầu, essential oil, ?essential oils
dầu, oil
dầu gội, shampoo
bột, powder, flour
đậu xanh, mung bean
đậu nành, đậu tương, soybean, soy
đậu phụ, đậu hũ, tàu hũ, tofu
bánh, cake, ?cakes, biscuit, ?cookies, ?pastry
bánh chưng, bánh tét, ?rice cake 0.5
kẹo, candy, ?candies, ?sweets
mứt, jam, ?candied fruit
kem, ice cream
chuối, banana, ?bananas
xoài, mango
bưởi, pomelo, grapefruit
cam, orange, ?oranges
chanh, lemon, lime
vải, vải thiều, lychee, litchi
nhãn, longan
thanh long, dragon fruit
mít, jackfruit
sầu riêng, durian
măng cụt, mangosteen
chôm chôm, rambutan
ổi, guava
đu đủ, papaya
dâu, strawberry, mulberry
dâu tằm, mulberry
nho, grape, ?grapes
táo, apple, jujube
mận, plum
lê, pear
dưa hấu, watermelon
dưa lưới, melon, cantaloupe, fragrant melon
hồng, persimmon 0.6
cà chua, tomato
cà rốt, carrot
rau, rau củ, vegetable, vegetables
khoai lang, sweet potato, ?sweet potatoes
khoai tây, potato
khoai môn, taro
măng, bamboo shoot, bamboo shoots
măng tây, asparagus
tre, trúc, bamboo
mây tre, rattan, mây, bamboo and rattan 0.8
cói, sedge, chiếu
gốm, sứ, gốm sứ, pottery, ceramic, ceramics, porcelain, !vase
sơn mài, lacquer, lacquerware
lụa, tơ tằm, silk
tơ lụa, silk
thêu, embroidery, embroidered
dệt, weaving, woven, textile
vải, fabric, cloth 0.6
khăn, scarf
nón lá, conical hat, nón
nón, mũ, hat
giỏ, làn, basket
túi, bag, handbag
gỗ, wood, wooden
đồ gỗ, woodwork, furniture
đèn lồng, lantern, ?lanterns
đèn, lamp
tranh, painting
ngọc trai, pearl, pearls
ngọc trai, ?pearl jewelry, ?pearl jewellery, ?pearl necklace
trang sức, jewelry, jewellery, dây chuyền, vòng 0.7
bạc, silver
nến, candle
thủ công mỹ nghệ, handicraft, handicrafts, ?crafts, ?craft
quà tặng, gift, ?gifts, ?souvenir
homestay, farmstay, ?nhà dân, ecohost, nhà nghỉ
du lịch, tourism, tourist, travel, tourist village, tourist area, tham quan, homestay, farmstay, khu sinh thái, du lịch cộng đồng, ?tour, ?trip, ecotourism 0.8
sinh thái, ecological, eco
cây cảnh, bonsai, ornamental, sinh vật cảnh
hoa lan, lan, orchid 0.7
mai vàng, apricot blossom
nước ép, juice, nước cốt
nước khoáng, mineral water
đồ uống, drink, drinks, beverage, ?beverages
thực phẩm, food, ?foods
thảo mộc, thảo dược, herbal, herb, herbs
trà thảo mộc, trà thảo dược, herbal tea
dược liệu, medicinal, medicinal herb
mỹ phẩm, cosmetic, cosmetics
hữu cơ, organic
rừng, forest, wild
ngâm, pickled
muối chua, dưa muối, pickled, pickle, pickles
hun khói, gác bếp, smoked
thịt trâu gác bếp, smoked buffalo
ngũ cốc, cereal, cereals, grain
rang, roasted
nướng, grilled, baked
chả cá, fish cake, ?fish cakes
bánh pía, pia cake
nước cốt dừa, coconut milk
mật hoa dừa, coconut nectar
cá ngừ, tuna
cá hồi, salmon
cá cơm, anchovy, ?anchovies
hàu, oyster
sò, clam
ốc, snail
củ cải, radish, daikon
nhàu, noni
gấc, gac
chùm ngây, moringa
`;

const ORGANISATIONS = `
htx, hợp tác xã, cooperative, ?co op
tnhh, trách nhiệm hữu hạn, ?ltd
ctcp, công ty cổ phần, ?jsc
công ty, cty, company
mtv, một thành viên
hkd, hộ kinh doanh, household
tht, tổ hợp tác
cssx, cơ sở sản xuất
dntn, doanh nghiệp tư nhân
kdl, khu du lịch
sxtm, sản xuất thương mại
`;

/** Words that say what kind of firm it is: worth little beside its name. Folded phrases. */
export const ORGANISATION_WORDS: ReadonlySet<string> = new Set([
  ...concepts(ORGANISATIONS).flatMap(({ forms }) => forms.map(({ folded }) => folded.join(' '))),
  ...['cong ti', 'co phan', 'co so', 'foods', 'food'],
]);

/** Words before the name of a place. */
export const PLACE_WORDS: readonly string[] = [
  'tinh',
  'thanh pho',
  'tp',
  'huyen',
  'quan',
  'thi xa',
  'tx',
  'xa',
  'phuong',
  'thi tran',
  'tt',
  'dac khu',
  'province',
  'district',
  'commune',
  'city',
];

/** Other names of places: what is said → the name in the register; `near`: a well-known town for its province. */
export const PLACE_ALIASES: readonly (readonly [said: string, name: string, near?: 'near'])[] = [
  ['sài gòn', 'Hồ Chí Minh'],
  ['saigon', 'Hồ Chí Minh'],
  ['hcm', 'Hồ Chí Minh'],
  ['tphcm', 'Hồ Chí Minh'],
  ['ho chi minh city', 'Hồ Chí Minh'],
  ['hanoi', 'Hà Nội'],
  ['danang', 'Đà Nẵng'],
  ['haiphong', 'Hải Phòng'],
  ['vũng tàu', 'Bà Rịa - Vũng Tàu'],
  ['bà rịa', 'Bà Rịa - Vũng Tàu'],
  ['đắc lắc', 'Đắk Lắk'],
  ['đaklak', 'Đắk Lắk'],
  ['đắc nông', 'Đắk Nông'],
  ['thừa thiên', 'Thừa Thiên Huế'],
  ['sapa', 'Sa Pa'],
  ['hoian', 'Hội An'],
  ['dalat', 'Đà Lạt'],
  ['buôn mê thuột', 'Đắk Lắk', 'near'],
  ['ban mê thuột', 'Đắk Lắk', 'near'],
  ['buôn ma thuột', 'Đắk Lắk', 'near'],
  ['pleiku', 'Gia Lai', 'near'],
  ['đà lạt', 'Lâm Đồng', 'near'],
  ['bảo lộc', 'Lâm Đồng', 'near'],
  ['hạ long', 'Quảng Ninh', 'near'],
  ['nha trang', 'Khánh Hòa', 'near'],
  ['quy nhơn', 'Bình Định', 'near'],
  ['phan thiết', 'Bình Thuận', 'near'],
  ['sa pa', 'Lào Cai', 'near'],
  ['vinh', 'Nghệ An', 'near'],
  ['rạch giá', 'Kiên Giang', 'near'],
  ['mỹ tho', 'Tiền Giang', 'near'],
  ['tam kỳ', 'Quảng Nam', 'near'],
  ['đồng hới', 'Quảng Bình', 'near'],
  ['việt trì', 'Phú Thọ', 'near'],
  ['tuy hòa', 'Phú Yên', 'near'],
  ['phan rang', 'Ninh Thuận', 'near'],
];

function form(written: string): Form {
  const asks = !written.startsWith('!');
  const answers = !written.startsWith('?');
  const text = written.replace(/^[?!]/, '').trim();
  const found = tokens(text);
  return {
    text,
    folded: found.map((token) => token.folded),
    keys: found.map((token) => token.key),
    asks,
    answers,
  };
}

function concepts(lines: string): Concept[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, forms = line, weight] = /^(.*?)(?: (0\.\d+))?$/.exec(line) ?? [];
      return {
        forms: forms.split(',').map((text) => form(text.trim())),
        weight: weight === undefined ? 0.85 : Number(weight),
      };
    });
}

/** Every group of words that mean the same. */
export const CONCEPTS: readonly Concept[] = concepts(REGIONAL + FOREIGN.trim() + ORGANISATIONS);

/** The concepts with a form of these folded words, by the words joined with spaces. */
export const CONCEPTS_BY_FORM: ReadonlyMap<string, readonly Concept[]> = (() => {
  const found = new Map<string, Concept[]>();
  for (const concept of CONCEPTS) {
    for (const { folded, asks } of concept.forms) {
      if (!asks) continue;
      const key = folded.join(' ');
      const list = found.get(key) ?? [];
      if (!list.includes(concept)) list.push(concept);
      found.set(key, list);
    }
  }
  return found;
})();

/** Synonyms as one-way lists of folded words, for an engine that takes them so: word or phrase → others. */
export function synonymTable(): Record<string, string[]> {
  const table: Record<string, string[]> = {};
  for (const concept of CONCEPTS) {
    if (concept.weight < 0.5) continue;
    for (const asked of concept.forms) {
      if (!asked.asks) continue;
      const from = asked.folded.join(' ');
      const others = concept.forms
        .filter((other) => other.answers && other !== asked)
        .map((other) => other.folded.join(' '))
        .filter((other) => other !== from);
      table[from] = [...new Set([...(table[from] ?? []), ...others])];
    }
  }
  return table;
}
