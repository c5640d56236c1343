/**
 * The drawn picture of a product that has no photograph yet.
 *
 * Our own woodblock prints lie in `public/tranh/{NN}-{letter}.svg`, NN being the product set (1–26, QĐ 26/2026, Annex I).
 * A picture is chosen by what the product is: Vietnamese names the thing first ("bánh phồng tôm" is a cracker, not a shrimp),
 * so of the rules whose words stand in the name (and whose sets, if it names any, hold the product's set) the one found
 * furthest left wins, of equals the one written first. Without such a rule the set's general pictures are taken. Among several
 * pictures a stable hash of the name decides: a product keeps its picture, and a page of like products does not repeat one.
 *
 * Words are compared with their marks when the name has any ("dừa" is not "dưa"), and without them when the name was typed
 * plain ("mat ong"). Where the tone stands in the word ("hoà", "hòa") makes no difference. Pure: imports nothing.
 */
export interface DrawnPicture {
  src: string;
  altVi: string;
  altEn: string;
}

/** What each drawing shows, in Vietnamese and English. */
const DRAWINGS: Record<string, readonly [vi: string, en: string]> = {
  '01-a': ['rổ trái cây', 'a basket of fruit'],
  '01-b': ['mớ rau cải và cà rốt', 'a bunch of greens and carrots'],
  '01-c': ['quả bưởi trên cành', 'pomelos on the branch'],
  '01-d': ['xoài chín', 'ripe mangoes'],
  '01-e': ['sầu riêng', 'durians'],
  '01-f': ['thanh long', 'dragon fruit'],
  '01-g': ['nải chuối', 'a hand of bananas'],
  '01-h': ['dừa', 'coconuts'],
  '01-i': ['quả bơ', 'avocados'],
  '01-k': ['nấm tươi', 'fresh mushrooms'],
  '01-l': ['dưa lưới và dưa hấu', 'melons'],
  '01-m': ['chùm nhãn', 'a cluster of longans'],
  '01-n': ['khoai lang', 'sweet potatoes'],
  '01-o': ['quả na, mãng cầu', 'custard apples'],
  '02-a': ['gà mái và ổ trứng', 'a hen with her eggs'],
  '02-b': ['lợn có khoáy âm dương', 'a pig with the yin-yang swirl'],
  '02-c': ['cá chép', 'a carp'],
  '02-d': ['tôm và cua', 'shrimp and crab'],
  '02-e': ['bò sữa và bình sữa', 'a milk cow'],
  '02-f': ['vịt bơi trong ao', 'ducks on the pond'],
  '02-g': ['dê núi', 'a mountain goat'],
  '03-a': ['bông lúa và bát gạo', 'rice ears and a bowl of rice'],
  '03-b': ['sàng gạo', 'winnowing the rice'],
  '03-c': ['giã gạo bằng chày', 'pounding rice in a mortar'],
  '03-d': ['ngô và đậu', 'maize and beans'],
  '03-e': ['bao gạo', 'a sack of rice'],
  '04-a': ['hũ mật ong', 'a jar of honey'],
  '04-b': ['tổ ong trên cành', 'a hive on the branch'],
  '04-c': ['bánh tổ ong và que lấy mật', 'honeycomb and a dipper'],
  '04-d': ['tổ yến trên vách đá', "a swiftlet's nest on the cliff"],
  '04-e': ['đường thốt nốt và cây thốt nốt', 'palm sugar under a sugar palm'],
  '05-a': ['bát mì nóng và đôi đũa', 'a hot noodle bowl with chopsticks'],
  '05-b': ['bánh gói ăn liền và ấm nước sôi', 'an instant pack and a kettle'],
  '06-a': ['phơi bún, miến trên sào', 'noodles drying on poles'],
  '06-b': ['phơi bánh tráng trên phên tre', 'rice papers drying on a bamboo rack'],
  '06-c': ['bánh chưng', 'square rice cakes in leaves'],
  '06-d': ['cốm gói lá sen', 'young green rice in a lotus leaf'],
  '06-e': ['bún tươi trong rổ', 'fresh rice noodles in a basket'],
  '06-f': ['bánh in, bánh ngọt trên đĩa', 'moulded cakes on a plate'],
  '06-g': ['bánh đa, bánh phồng nướng trên than', 'crackers toasted over coals'],
  '07-a': ['mẹt hoa quả sấy', 'a tray of dried fruit'],
  '07-b': ['hạt điều', 'cashew fruit and nuts'],
  '07-c': ['rang hạt trong chảo', 'roasting nuts in a pan'],
  '07-d': ['vại dưa muối', 'a crock of pickles'],
  '07-e': ['kẹo dừa', 'coconut candy'],
  '07-f': ['bột xay bằng cối đá', 'flour from the stone mill'],
  '07-g': ['ép dầu lạc', 'pressed nut oil'],
  '07-h': ['chuối sấy, khoai sấy', 'banana and potato crisps'],
  '07-i': ['hạt sen', 'lotus seeds'],
  '07-k': ['nghệ và bột nghệ', 'turmeric and its powder'],
  '07-l': ['miến dong, rong khô trong bó', 'bundles of arrowroot vermicelli'],
  '07-m': ['đậu phụ và đỗ tương', 'tofu and soya beans'],
  '08-a': ['giò chả gói lá chuối', 'pork roll in banana leaf'],
  '08-b': ['nem chua', 'fermented pork parcels'],
  '08-c': ['lạp xưởng phơi nắng', 'sausages in the sun'],
  '08-d': ['phơi khô cá', 'fish drying'],
  '08-e': ['niêu cá kho', 'fish braised in a clay pot'],
  '08-f': ['chum mắm', 'a jar of fermented fish'],
  '08-g': ['yến chưng', "bird's nest in small jars"],
  '08-h': ['thịt gác bếp', 'meat smoked over the hearth'],
  '08-i': ['tôm khô', 'dried shrimp on a tray'],
  '08-k': ['chả cá và rau thơm', 'fish cakes with herbs'],
  '08-l': ['ruốc, thịt khô trong hũ', 'shredded meat in a jar'],
  '08-m': ['trứng muối', 'salted eggs'],
  '09-a': ['thùng gỗ ủ nước mắm', 'a wooden vat of fish sauce'],
  '09-b': ['chai nước mắm và cá cơm', 'fish sauce and anchovies'],
  '09-c': ['chum tương', 'soya sauce jars in the yard'],
  '09-d': ['bát nước chấm', 'a dish of dipping sauce'],
  '10-a': ['hồ tiêu trên giàn', 'pepper on the vine'],
  '10-b': ['ruộng muối', 'the salt fields'],
  '10-c': ['tỏi và hành', 'garlic and shallots'],
  '10-d': ['ớt', 'chillies'],
  '10-e': ['quế, hồi, gừng', 'cinnamon, star anise and ginger'],
  '10-f': ['gói gia vị và cối giã', 'spices and the mortar'],
  '11-a': ['hái chè trên đồi', 'picking tea on the hills'],
  '11-b': ['ấm trà và chén', 'a teapot and cups'],
  '11-c': ['búp chè', 'a tea shoot'],
  '11-d': ['cây chè Shan tuyết cổ thụ', 'an old Shan tea tree'],
  '11-e': ['gói chè khô và chè trong chén', 'a packet of tea with a cup'],
  '12-a': ['trà sen', 'lotus tea'],
  '12-b': ['trà hoa cúc', 'chrysanthemum tea'],
  '12-c': ['trà thảo mộc', 'herb tea'],
  '12-d': ['trà túi lọc', 'tea bags'],
  '12-e': ['hoa sấy làm trà', 'dried flowers for tea'],
  '13-a': ['phin cà phê', 'a coffee filter on its glass'],
  '13-b': ['cành cà phê chín', 'coffee cherries on the branch'],
  '13-c': ['ca cao và sô-cô-la', 'cacao pods and chocolate'],
  '13-d': ['rang cà phê', 'roasting coffee'],
  '13-e': ['bao hạt cà phê', 'a sack of coffee beans'],
  '14-a': ['chĩnh rượu nút vải đỏ', 'a wine jar stopped with red cloth'],
  '14-b': ['nấu rượu', 'distilling rice spirit'],
  '14-c': ['bầu rượu và bắp ngô', 'a wine gourd and maize'],
  '15-a': ['ché rượu cần', 'a jar of rượu cần with its reed straws'],
  '15-b': ['rượu vang trái cây', 'fruit wine'],
  '15-c': ['bình rượu ngâm sâm', 'ginseng steeped in spirit'],
  '16-a': ['chai nước khoáng và suối', 'a bottle of spring water'],
  '16-b': ['máng tre dẫn nước', 'water running from a bamboo pipe'],
  '17-a': ['cốc nước ép trái cây', 'a glass of fruit juice'],
  '17-b': ['nước dừa', 'a fresh coconut drink'],
  '17-c': ['chai nước uống và trái cây', 'a bottled drink with fruit'],
  '17-d': ['sữa hạt, sữa chua', 'nut milk and yoghurt'],
  '18-a': ['củ sâm', 'ginseng root'],
  '18-b': ['nấm linh chi', 'lingzhi mushrooms'],
  '18-c': ['nghiền thuốc', 'grinding herbs'],
  '18-d': ['đông trùng hạ thảo', 'cordyceps in a jar'],
  '18-e': ['nồi nấu cao', 'simmering a herb extract'],
  '19-a': ['xà phòng thảo mộc và hoa', 'herb soap and flowers'],
  '19-b': ['gội đầu bằng bồ kết', 'herbal hair wash'],
  '19-c': ['lọ kem dưỡng', 'a jar of salve'],
  '20-a': ['lọ tinh dầu sả', 'lemongrass oil'],
  '20-b': ['phơi nhang', 'incense drying in the sun'],
  '20-c': ['chưng cất tinh dầu', 'distilling essential oil'],
  '20-d': ['bó cây thuốc', 'a bundle of medicinal herbs'],
  '21-a': ['vuốt gốm trên bàn xoay', 'hands shaping a pot on the wheel'],
  '21-b': ['bình gốm men lam', 'a blue-painted vase'],
  '21-c': ['đan giỏ mây tre', 'weaving a bamboo basket'],
  '21-d': ['đục gỗ', 'carving wood'],
  '21-e': ['dệt chiếu cói', 'weaving a sedge mat'],
  '21-f': ['nón lá', 'conical leaf hats'],
  '21-g': ['đèn lồng', 'silk lanterns'],
  '21-h': ['sơn mài', 'painting lacquer'],
  '21-i': ['trống đồng và cồng chiêng', 'drum and gong'],
  '22-a': ['dệt vải trên khung cửi', 'weaving at the loom'],
  '22-b': ['thổ cẩm', 'folded brocade'],
  '22-c': ['tơ tằm, lụa', 'silkworms and silk'],
  '22-d': ['khâu thêu', 'embroidery'],
  '23-a': ['cành đào', 'peach blossom'],
  '23-b': ['gánh hoa', 'a basket of flowers'],
  '23-c': ['hoa lan', 'orchids'],
  '24-a': ['cây thế trong chậu', 'a trained tree in its pot'],
  '24-b': ['cây quất Tết', 'a kumquat tree'],
  '24-c': ['vườn ươm cây giống', 'seedlings in the nursery'],
  '25-a': ['cá vàng trong bể', 'goldfish in a bowl'],
  '25-b': ['chim trong lồng tre', 'a bird in a bamboo cage'],
  '25-c': ['gà chọi', 'a fighting cock'],
  '26-a': ['nhà sàn', 'a stilt house'],
  '26-b': ['đò trên sông', 'a boat on the river'],
  '26-c': ['vườn quê mời khách', 'a country garden'],
  '26-d': ['đêm cồng chiêng bên lửa', 'gongs by the fire'],
  '26-e': ['biển và thúng chai', 'a coracle on the beach'],
};

/** Words looked for, pictures to choose from, and the sets the rule is for (all, when none is named). */
const RULES: readonly (readonly [words: string, pictures: string, sets?: readonly number[]])[] = [
  // drinks and tea by form, first
  ['cà phê|coffee|robusta|arabica', '13-a 13-b 13-d 13-e'],
  ['ca cao|cacao|sô cô la|socola|chocolate', '13-c'],
  ['rượu cần', '15-a'],
  [
    'rượu vang|vang nho|vang sim|vang đà lạt|vang dâu|vang táo|vang mơ|rượu sim|rượu mơ|rượu nho|rượu trái cây|rượu dâu|rượu mận|rượu chuối|rượu vang',
    '15-b',
  ],
  [
    'rượu sâm|rượu ngâm|rượu đông trùng|rượu ba kích|rượu nhân sâm|rượu thuốc|rượu đinh lăng|rượu hà thủ ô|rượu thảo',
    '15-c',
  ],
  ['rượu ngô|rượu men lá', '14-c 14-b'],
  ['rượu|đế|mỹ tửu|tửu', '14-a 14-b 14-c'],
  ['trà sen|chè sen|trà hoa sen|trà lá sen|trà tim sen|trà tâm sen', '12-a'],
  ['hoa cúc|trà cúc|kim cúc', '12-b'],
  ['shan tuyết|shan|cổ thụ', '11-d 11-c 11-a'],
  ['trà túi lọc|túi lọc|chè túi', '12-d 12-c'],
  ['trà hoa|hoa sấy|trà atiso|hoa đậu biếc|trà hoa vàng|hoa hồng sấy', '12-e 12-b'],
  [
    'chè tân cương|chè xanh|trà xanh|trà ô long|trà oolong|chè đinh|chè nõn tôm|chè búp|chè thái nguyên|hồng trà|bạch trà|lục trà|trà nõn|trà đinh|trà đen|matcha',
    '11-a 11-b 11-c 11-e',
    [11, 5, 6, 7, 12, 17],
  ],
  ['trà', '12-c 12-d 12-e', [12, 17, 18, 20]],
  ['trà|chè', '11-a 11-b 11-c 11-e', [11]],
  ['trà', '12-c 12-d 11-b'],
  ['nước khoáng|nước uống|nước tinh khiết|nước suối|nước đóng chai', '16-a 16-b'],
  ['nước mắm', '09-b 09-a'],
  ['giấm|dấm', '09-d 15-b'],
  ['nước tương|tương ớt|xì dầu|nước chấm|sốt', '09-d'],
  ['tương', '09-c', [9, 10, 7, 8, 6]],
  ['nước dừa', '17-b'],
  ['nước yến|nước cốt yến', '08-g'],
  ['sữa chua|sữa hạt|sữa bắp|sữa đậu|sữa ngô|sữa gạo', '17-d'],
  ['sữa tươi|sữa|phô mai', '02-e'],
  [
    'nước ép|nước cốt|siro|sirô|syrup|nước cam|nước chanh|nước trái|nước giải khát|nước gấc|nước mát',
    '17-a 17-c',
  ],
  ['mật dừa nước|mật hoa dừa|mật hoa', '17-c 17-b'],
  // bees, birds, sugar
  ['sáp ong|phấn hoa|sữa ong', '04-c 04-b'],
  ['mật ong|ong rừng|ong hoa|mật hoa rừng', '04-a 04-b 04-c'],
  ['yến chưng|yến sào chưng|yến hũ|yến tươi chưng|cháo yến|yến lọ', '08-g'],
  ['yến thô|tổ yến|yến sào|yến tinh chế|yến tươi|yến', '04-d 08-g'],
  ['thốt nốt|đường phên|đường phổi|đường mía|mật mía|đường bát|đường', '04-e'],
  // medicine, cosmetics, oils
  ['đông trùng|trùng hạ thảo', '18-d'],
  ['tinh bột nghệ|bột nghệ|curcumin|viên nghệ|nghệ', '07-k'],
  ['linh chi', '18-b'],
  ['cao|cao lỏng|cao đặc|cao cà gai leo|cao dược liệu|cao xương', '18-e', [18, 20, 8, 12, 17]],
  ['tinh dầu quế|bột quế|quế|hồi|thảo quả|mắc khén|hạt dổi', '10-e'],
  ['tinh dầu', '20-a 20-c'],
  ['nhang|hương thắp|hương trầm|trầm hương|trầm|nén hương|nụ trầm', '20-b'],
  ['xà phòng|xà bông|soap', '19-a'],
  ['dầu gội|bồ kết|nước rửa|sữa tắm|gội|nước lau|rửa chén|lau sàn', '19-b'],
  ['kem|mặt nạ|son|dưỡng da|mỹ phẩm|serum|phấn', '19-c', [19]],
  [
    'dầu lạc|dầu phộng|dầu đậu phộng|dầu mè|dầu vừng|dầu ăn|dầu dừa|dầu hạt|dầu gấc|dầu sachi|dầu',
    '07-g',
    [7, 3, 4, 9, 10, 19, 8],
  ],
  ['sâm|nhân sâm|đẳng sâm|đảng sâm|ba kích|đinh lăng|đương quy|tam thất|hà thủ ô', '18-a 18-c'],
  [
    'cà gai leo|xạ đen|giảo cổ lam|dây thìa canh|dược liệu|thảo dược|ngải cứu|diệp hạ châu|chùm ngây|mật nhân|actiso|atiso',
    '20-d 18-e 18-c',
  ],
  // meat and fish, prepared
  ['nem chua|nem nướng|nem|tré', '08-b'],
  ['lạp xưởng|lạp sườn|lạp xường|lạp xướng|lạp xuởng|xúc xích|lạp vịt', '08-c'],
  [
    'gác bếp|thịt trâu|trâu khô|thịt sấy|bò khô|khô bò|khô heo|khô gà|khô nai|khô trâu|thịt lợn sấy|thịt hun khói|bò một nắng|heo một nắng',
    '08-h',
  ],
  ['trứng muối|trứng vịt muối|lòng đỏ', '08-m'],
  ['ruốc thịt|chà bông|ruốc cá|ruốc lợn|ruốc gà|ruốc nấm|ruốc tôm|thịt chua|pate|bơ thịt', '08-l'],
  ['mắm|ruốc', '08-f 09-c', [8, 9, 10, 2, 7]],
  [
    'chả lụa|giò lụa|chả bò|giò bò|chả quế|giò chả|giò|giò thủ|chả heo|chả lợn|chả giò|chả bì|chả da',
    '08-a',
  ],
  ['chả cá|chả mực|chả tôm|chả ốc|chả ghẹ|chả rươi|chả ếch|chả nhái|chả cốm|chả', '08-k'],
  ['cá kho|kho tộ|cá kho làng vũ đại|thịt kho|cá bống kho|rươi kho', '08-e'],
  ['tôm khô|tép khô|tép sấy|tôm nõn|ruốc khô|tép rong|tép', '08-i'],
  [
    'khô cá|cá khô|khô|cá một nắng|một nắng|mực khô|cá cơm sấy|cá sấy|khô mực|cá chỉ vàng|cá cơm rim|cá cơm khô',
    '08-d',
    [8, 2, 1, 5],
  ],
  ['tôm|cua|ghẹ|mực|hàu|sò|ốc|nghêu|ngao|hải sản|rươi|cáy|sá sùng|bề bề', '02-d'],
  [
    'gà nướng|gà ủ|gà đồi|gà tre|gà sao|gà ta|trứng gà|gà hấp|gà ác|gà thảo mộc|gà đồ|gà đen|gà thả vườn|gà',
    '02-a',
  ],
  ['trứng vịt|vịt|trứng cút|trứng', '02-f 02-a'],
  ['lợn|heo', '02-b'],
  ['dê|cừu', '02-g'],
  ['bò', '02-e', [2, 8]],
  [
    'bánh mì|bánh mỳ|bánh quy|bánh pía|bánh pía|bánh in|bánh đậu xanh|bánh đậu|bánh trung thu|bánh khảo|bánh cáy|bánh phu thê|bánh cốm|bánh bò|bánh bông lan|bánh dẻo|bánh nướng|bánh kẹp|bánh thuẫn|bánh lá mơ|bánh ngọt|bánh xốp|bánh hạt|bánh cuốn|chè lam|bánh da lợn|bánh tổ',
    '06-f',
  ],
  ['cá', '02-c 08-d', [2]],
  ['cá', '08-k 08-e 08-d', [8]],
  // rice goods
  ['bánh tráng|bánh đa nem', '06-b'],
  ['bánh đa|bánh phồng|phồng tôm|bánh tôm|cơm cháy|bánh phồng tôm|snack|bim bim|bánh gạo', '06-g'],
  [
    'bánh chưng|bánh tét|bánh gai|bánh ít|bánh tẻ|bánh giầy|bánh dày|bánh ú|bánh gio|bánh tro|bánh nếp|bánh lá|bánh giò|bánh răng bừa|bánh tày',
    '06-c',
  ],
  ['bánh cốm|cốm', '06-d'],
  [
    'miến|bún khô|mì gạo|mỳ gạo|mì chũ|mỳ chũ|phở khô|hủ tiếu|hủ tíu|nui|mỳ|mì sợi|bánh phở|bánh canh|bún gạo|mì quảng|mì rau',
    '06-a 07-l',
  ],
  ['bún tươi|bún|phở tươi', '06-e 06-a'],
  ['cháo|phở|mì ăn liền|phở ăn liền|ăn liền|mì|cơm lam|lẩu', '05-a'],
  ['xôi|cơm', '03-a 05-a'],
  ['kẹo|mứt dừa|dừa sấy|cơm dừa', '07-e'],
  ['bánh', '06-f 06-g'],
  // fruit, nuts, vegetables
  ['hạt điều|điều rang|điều|điều vỏ lụa|điều tỏi', '07-b'],
  ['mắc ca|macca|macadamia|mắcca', '07-c'],
  ['hạt sen|sen sấy|củ sen|ngó sen|sen', '07-i', [1, 3, 4, 5, 7, 8, 17]],
  [
    'lạc rang|đậu phộng rang|lạc|đậu phộng|kẹo lạc|hạt dẻ|hạt rang|hạt óc|hạt bí|hạt dưa|hạt hướng dương|đậu rang',
    '07-c',
  ],
  ['đậu phụ|đậu hũ|tào phớ|tàu hũ|phù trúc|váng đậu|đậu nành|đỗ tương|natto|đậu tương', '07-m'],
  ['chuối sấy|chuối|khoai sấy|khoai lang sấy|khoai môn sấy|mít sấy', '07-h', [5, 6, 7]],
  ['chuối', '01-g'],
  [
    'sấy dẻo|sấy giòn|sấy thăng hoa|sấy khô|sấy|mứt|ô mai|hoa quả dẻo',
    '07-a 07-h',
    [5, 6, 7, 4, 8],
  ],
  ['bột sắn|bột sắn dây|tinh bột|bột|ngũ cốc|bột gạo|bột ngũ cốc', '07-f'],
  [
    'kim chi|dưa muối|dưa cải|dưa món|cà pháo|măng chua|muối chua|măng ớt|củ kiệu|bồn bồn|dưa kiệu|hành muối|cải chua|măng khô|măng',
    '07-d',
  ],
  ['tỏi đen|tỏi|hành tím|hành|kiệu', '10-c'],
  [
    'muối tôm|muối ớt|muối tiêu|muối kiến|muối chấm|chẩm chéo|gia vị|chẳm chéo|sa tế|bột canh|bột nêm|hạt nêm|tôm chấy',
    '10-f 10-d',
  ],
  ['muối', '10-b', [10, 9, 3]],
  ['tiêu', '10-a', [10, 1, 3, 7, 4]],
  ['ớt', '10-d'],
  ['gừng|riềng|sả', '10-e', [10, 7, 1]],
  ['gạo|nếp|lúa', '03-a 03-b 03-c 03-e'],
  ['ngô|bắp|đậu xanh|đậu đen|đỗ|kê|vừng|mè|đậu đỏ|đậu', '03-d'],
  ['bưởi|cam|quýt|chanh|quất|tắc|phật thủ', '01-c'],
  ['xoài|cóc|hồng xiêm|sa pô chê|lê|mận|táo|đào|ổi|vú sữa|hồng|lựu', '01-d', [1, 7, 8]],
  ['sầu riêng|mít', '01-e'],
  ['thanh long', '01-f'],
  ['dừa sáp|dừa xiêm|dừa', '01-h'],
  ['bơ', '01-i'],
  ['nấm|mộc nhĩ', '01-k'],
  ['dưa lưới|dưa hấu|dưa lê|dưa vàng|dưa leo|dưa chuột|bí đỏ|bí|dưa', '01-l'],
  ['nhãn|vải|chôm chôm|nho|bòn bon|dâu da|dâu', '01-m'],
  ['khoai lang|khoai|củ|sắn', '01-n'],
  ['na|mãng cầu|na dai|dứa|khóm', '01-o'],
  [
    'rong biển|rong sụn|rau|cải|cà rốt|cà chua|bắp cải|mướp|măng tây|giá đỗ|su su|khổ qua',
    '01-b',
    [1, 7],
  ],
  // crafts
  ['thổ cẩm|khăn|túi thổ cẩm|khăn rằn|váy', '22-b 22-a'],
  ['lụa|tơ tằm|đũi|tơ|kén', '22-c'],
  ['thêu|móc len|len|khâu|áo dài|may', '22-d', [21, 22]],
  ['dệt|vải|lanh|sợi', '22-a 22-b', [21, 22]],
  ['chiếu|cói|lục bình|thảm', '21-e', [21, 22]],
  ['nón', '21-f'],
  ['đèn lồng|lồng đèn|đèn', '21-g'],
  ['sơn mài|tranh', '21-h'],
  ['trống|chiêng|đồng|nhạc cụ', '21-i', [21]],
  ['bình|lọ|gốm sứ trang trí|tượng|lục bình gốm|vase', '21-b', [21]],
  ['gốm|sứ|chum|bát đĩa|bộ ấm|ấm chén|bát', '21-a 21-b', [21]],
  ['gỗ|thớt|đũa|dao|mộc|khắc|điêu khắc', '21-d', [21]],
  ['mây|tre|giỏ|đan|bàng|trúc|lồng bàn|dừa nước|buông|guột', '21-c', [21]],
  // ornamentals
  ['lan', '23-c', [23, 24]],
  ['đào|mai', '23-a', [23, 24]],
  ['hoa', '23-b 23-c', [23]],
  ['quất|kiểng|cây quất', '24-b', [24]],
  ['giống|cây giống|ươm', '24-c', [24]],
  ['cá cảnh|cá koi|cá', '25-a', [25]],
  ['chim|chào mào', '25-b', [25]],
  ['gà', '25-c', [25]],
  // tourism
  ['homestay|nhà sàn|bản|làng văn hóa|làng văn hoá|lưu trú', '26-a', [26]],
  ['biển|đảo|thúng|bãi', '26-e', [26]],
  ['sông|rừng tràm|thuyền|miệt vườn|cồn|hồ|suối|sinh thái|rừng', '26-b', [26]],
  ['vườn|trang trại|nông trại|farm|nông nghiệp|trải nghiệm', '26-c', [26]],
  ['cồng chiêng|buôn|văn hóa|văn hoá', '26-d', [26]],
];

/** Pictures general enough for anything in the set. */
const BY_SET: Record<number, string> = {
  1: '01-a 01-b',
  2: '02-c 02-a 02-d',
  3: '03-a 03-b 03-c 03-e',
  4: '01-a 03-e',
  5: '05-a 05-b',
  6: '06-f 06-c 06-e',
  7: '07-a 07-f 07-c',
  8: '08-e 08-f 08-k',
  9: '09-a 09-b 09-c 09-d',
  10: '10-f 10-e',
  11: '11-a 11-b 11-c 11-e',
  12: '12-c 12-d 12-e',
  13: '13-a 13-b 13-d 13-e',
  14: '14-a 14-b 14-c',
  15: '15-b 15-c 15-a',
  16: '16-a 16-b',
  17: '17-a 17-c',
  18: '18-c 18-e 20-d',
  19: '19-a 19-b 19-c',
  20: '20-d 20-c 18-c',
  21: '21-c 21-d 21-a',
  22: '22-a 22-b 22-d',
  23: '23-a 23-b 23-c',
  24: '24-a 24-b 24-c',
  25: '25-a 25-b 25-c',
  26: '26-a 26-b 26-c 26-d',
};

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Lower-case words between single spaces, one at each end; the tone of each word moved to its end. */
function marked(text: string): string {
  const found =
    text
      .normalize('NFC')
      .replace(/Ð/g, 'Đ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const moved = found.map((word) => {
    const parts = word.normalize('NFD');
    return parts.replace(TONES, '') + (parts.match(TONES) ?? []).join('');
  });
  return ` ${moved.join(' ')} `;
}

/** The same without any marks. */
function plain(text: string): string {
  return marked(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd');
}

const PREPARED = RULES.map(([words, pictures, sets]) => ({
  marked: words.split('|').map(marked),
  plain: words.split('|').map(plain),
  pictures: pictures.split(' '),
  sets,
}));

/** FNV-1a, so that the same name always takes the same picture. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  return h >>> 0;
}

/**
 * The picture for a product.
 * @param setNo product set 1–26; any other number takes the picture of a basket of fruit unless the name says more
 * @param name the product's name, with or without marks
 */
export function pictureFor({ setNo, name }: { setNo: number; name: string }): DrawnPicture {
  const key = `${setNo} ${name}`;
  let picture = chosen.get(key);
  if (!picture) {
    if (chosen.size >= MOST_KEPT) chosen.clear();
    picture = choose(setNo, name);
    chosen.set(key, picture);
  }
  return picture;
}

/** Choosing takes 0.1 ms and a list page shows 24: the choice is kept, as the name never gives another. */
const chosen = new Map<string, DrawnPicture>();
const MOST_KEPT = 50_000;

function choose(setNo: number, name: string): DrawnPicture {
  const bare = plain(name);
  const full = marked(name);
  const typedPlain = bare === full;
  const text = typedPlain ? bare : full;
  let rule: (typeof PREPARED)[number] | undefined;
  let at = Infinity;
  for (const r of PREPARED) {
    if (r.sets && !r.sets.includes(setNo)) continue;
    for (const word of typedPlain ? r.plain : r.marked) {
      const found = text.indexOf(word);
      if (found >= 0 && found < at) [rule, at] = [r, found];
    }
  }
  const choice = rule?.pictures ?? (BY_SET[setNo] ?? '01-a').split(' ');
  const id = choice[hash(bare) % choice.length] ?? '01-a';
  const [vi, en] = DRAWINGS[id] ?? ['', ''];
  return { src: `/tranh/${id}.svg`, altVi: `Tranh vẽ minh hoạ: ${vi}`, altEn: `Drawing: ${en}` };
}
