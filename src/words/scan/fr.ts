import type { ScanWords } from './vi.ts';
import { dayParts, grouped } from './writing.ts';

const n = (count: number): string => grouped(count, '\u202f', ',');
const MONTHS =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

export const fr: ScanWords = {
  tag: 'fr',
  name: 'Français',
  short: 'FR',
  day: (day) => {
    const { y, month, date } = dayParts(day);
    return `${date === 1 ? '1er' : date} ${MONTHS[month - 1]} ${y}`;
  },
  moment: (day, clock) => `${fr.day(day)} à ${clock}`,
  number: n,
  units: {
    EA: (count) => (count < 2 ? 'unité' : 'unités'),
    KGM: () => 'kg',
    GRM: () => 'g',
    TNE: (count) => (count < 2 ? 'tonne' : 'tonnes'),
    LTR: (count) => (count < 2 ? 'litre' : 'litres'),
    MLT: () => 'ml',
    MTR: () => 'm',
  },
  languages: 'Langue',
  siteLead: 'D’où ça vient',
  title: (product, lot) =>
    lot === null ? `${product} : origine` : `${product}, lot ${lot} : origine`,
  description: (product) => `Origine, certificat OCOP et lots de ${product}.`,
  ocop: 'OCOP, « une commune, un produit », est le programme national du Viêt Nam qui classe les spécialités locales de 3 à 5 étoiles.',
  recall: {
    title: {
      health: 'Ce lot est rappelé : il peut nuire à la santé',
      quality: 'Ce lot est rappelé : sa qualité n’est pas celle déclarée',
      label: 'Ce lot est rappelé : son étiquette est fausse',
    },
    advice: {
      health:
        'Ne pas manger, boire ni utiliser. Gardez l’emballage et rapportez-le au point de vente.',
      quality:
        'Mieux vaut ne plus l’utiliser. Gardez l’emballage et rapportez-le au point de vente.',
      label: 'Ne vous fiez pas à l’étiquette. Lisez la raison avant tout usage.',
    },
    since: (day) => `Rappelé depuis le ${day}.`,
    words: 'Texte de l’avis :',
    more: 'Avis de rappel',
    lifted: (day) => `Ce lot a été rappelé ; le rappel a été levé le ${day}.`,
    others: (count) =>
      count === 1
        ? 'Un lot de ce produit est rappelé. Comparez avec le numéro de lot de l’emballage :'
        : `${n(count)} lots de ce produit sont rappelés. Comparez avec le numéro de lot de l’emballage :`,
  },
  notice: {
    expiredTitle: (day) => `Date limite dépassée : ${day}`,
    expired:
      'C’est la date déclarée par le producteur pour ce lot. Ne l’utilisez pas ; demandez au point de vente.',
    bestBeforeTitle: (day) => `À consommer de préférence avant le ${day} : date passée`,
    bestBefore: 'Le produit peut encore convenir, mais moins bon. Regardez et sentez avant usage.',
    illustrativeTitle: 'Lot d’illustration',
    illustrative:
      'Les dates, les lieux et les étapes de ce lot ont été inventés pour montrer le fonctionnement de la page. Ils ne décrivent aucune marchandise en vente.',
    unknownLotTitle: (code) => `Rien encore sur le lot ${code}`,
    unknownLot:
      'Le producteur n’a pas déclaré ce lot ici, ou le numéro est mal imprimé. Voici ce que l’on sait du produit en général.',
    unknownSerialTitle: (serial) => `Le numéro ${serial} n’est pas connu ici`,
    unknownSerial:
      'Nous n’avons pas ce numéro d’unité. Il peut être mal imprimé, ou inventé par un tiers. S’il figure sur votre emballage, dites-le-nous.',
    productOnlyTitle: 'Ce code désigne le produit, pas un lot',
    productOnly:
      'On ne trouve donc ici ni la date de fabrication ni le parcours de l’emballage que vous tenez.',
    withdrawnTitle: 'Ce format n’est plus fabriqué',
    withdrawn: 'Les informations sont gardées pour les produits déjà vendus.',
    serialVoidTitle: 'Ce numéro d’unité a été annulé',
    serialVoid:
      'Le producteur l’a annulé. Un emballage qui le porte n’a peut-être pas été vendu par lui.',
    afterSaleTitle: 'Ce numéro d’unité est déjà noté comme vendu',
    afterSale:
      'Si vous alliez l’acheter comme neuf, demandez au point de vente. Si vous l’avez acheté vous-même, c’est normal.',
  },
  star: {
    today: (day) => `Aujourd’hui, ${day}`,
    valid: (stars) => `OCOP ${stars} étoiles, valable`,
    until: (day) => `jusqu’au ${day}`,
    heldOver: (stars) => `OCOP ${stars} étoiles, maintenues pendant la réévaluation`,
    heldUntil: (day) => `jusqu’au ${day} au plus tard`,
    expired: (stars) => `Le certificat OCOP ${stars} étoiles a expiré`,
    expiredOn: (day) => `Expiré le ${day} ; aucune décision plus récente connue de nous.`,
    revoked: (stars) => `Le certificat OCOP ${stars} étoiles a été retiré`,
    revokedText:
      'Le certificat n’a plus de valeur. Les étoiles imprimées sur l’emballage ne sont plus justes.',
    superseded: (stars) => `Ce classement OCOP ${stars} étoiles a été remplacé`,
    supersededText: 'Il existe une décision plus récente sur ce produit.',
    unknown: (stars) =>
      `Donné pour OCOP ${stars} étoiles ; on ne sait pas si cela vaut aujourd’hui`,
    none: 'Aucune étoile OCOP confirmée',
    notYet: 'La décision n’a pas encore pris effet.',
    reason: {
      'year-only': 'La source ne donne que l’année : on ne peut conclure.',
      'no-date': 'La source ne donne pas de date : la durée de 36 mois ne peut être comptée.',
      'no-decision': 'Nous avons vu la note d’un jury, pas la décision elle-même.',
      'no-stars': 'La source ne donne pas d’étoiles pour ce produit.',
      'below-three': 'Une et deux étoiles ne donnent pas de certificat.',
      'not-yet': 'La décision n’a pas encore pris effet.',
    },
    certificate: (code) => `Certificat ${code}`,
  },
  picture: (set) => `Dessin : ${set}`,
  pictureNote: 'Un dessin ; pas encore de photo',
  producerUnknown: 'La source ne nomme pas le producteur',
  country: 'Viêt Nam',
  lot: {
    heading: (code) => `Lot ${code}`,
    made: 'Fabriqué le',
    packed: 'Emballé le',
    bestBefore: 'De préférence avant',
    expires: 'Date limite',
    quantity: 'Lot entier',
    noDates: 'Le producteur n’a déclaré aucune date pour ce lot.',
    otherCodes: 'Codes dans d’autres systèmes',
  },
  journey: {
    heading: 'Le parcours de ce lot',
    none: 'Le producteur n’a encore déclaré aucune étape de ce lot.',
    by: (who) => `Déclaré par ${who}.`,
    alsoBy: (who) => `déclaré par ${who}`,
    later: (day) => `déclaré le ${day}`,
    unchecked: 'Aucune de ces étapes n’a été vérifiée par un tiers.',
    checkedOnly:
      'Seules les étapes marquées ✓ sont accompagnées de documents ou de résultats d’un tiers.',
    stage: {
      harvest: 'Récolte',
      receiving: 'Réception des matières',
      testing: 'Analyse',
      processing: 'Transformation',
      packing: 'Emballage',
      storing: 'Stockage',
      shipping: 'Expédition',
      arrival: 'Arrivée',
      selling: 'Mise en vente',
      recall: 'Rappel',
      'recall-lifted': 'Rappel levé',
    },
    other: 'Autre étape',
    place: {
      farm: 'exploitation',
      workshop: 'atelier',
      store: 'entrepôt',
      shop: 'boutique',
      laboratory: 'laboratoire',
      other: 'autre lieu',
    },
    party: (name) => `Autre partie : ${name}`,
    hidden: 'L’autre partie est enregistrée mais non publiée',
    conformant: 'Résultat : conforme',
    nonConformant: 'Résultat : non conforme',
    lab: (name) => `Analysé par ${name}`,
    paper: 'Documents joints',
    files: (count) => `Photos et documents (${n(count)})`,
    file: {
      photo: 'Photo',
      'test-result': 'Bulletin d’analyse',
      certificate: 'Certificat',
      'delivery-note': 'Bon de livraison',
      other: 'Autre document',
    },
    corrected: 'corrigé',
    corrections: (count) =>
      count === 1
        ? 'Une déclaration a été corrigée. L’ancienne est conservée.'
        : `${n(count)} déclarations ont été corrigées. Les anciennes sont conservées.`,
    from: 'Fait à partir de',
    into: 'A servi à faire',
    ofProducer: (who) => `de ${who}`,
  },
  serial: {
    heading: (serial) => `Unité ${serial}`,
    registered: (who) => `Ce code a été enregistré par ${who}.`,
    scans: (count, day) =>
      count <= 1
        ? `C’est la première lecture que nous comptons, ${day}.`
        : `Lu environ ${n(count)} fois, la première le ${day}.`,
    many: 'C’est plus que d’ordinaire pour un seul emballage.',
    farApart: 'Il a été lu en peu de temps dans des provinces éloignées.',
    caution: 'Un code peut être photographié et réimprimé : le nombre n’est qu’un indice.',
  },
  goods: {
    heading: 'Sur l’étiquette',
    quantity: 'Contenu net',
    ingredients: 'Ingrédients',
    allergens: 'Allergènes',
    warnings: 'Avertissements',
    use: 'Emploi et conservation',
    undeclared: 'non déclaré',
    noneDeclared: (what) =>
      `Non déclaré ici par le producteur : ${what}. Lisez l’emballage ; en cas d’allergie, demandez au point de vente.`,
  },
  story: 'Son histoire',
  storyIn: 'en vietnamien',
  buy: {
    heading: 'Acheter',
    price: 'Prix',
    illustrative: 'prix d’illustration',
    none: 'Pas encore de prix ici.',
    see: 'Voir et acheter',
    producer: 'Le producteur, où le trouver',
  },
  proof: {
    heading: 'Que dit cette lecture ?',
    can: 'Elle dit : qui a enregistré le code, ce qui a été déclaré et l’état du certificat aujourd’hui.',
    cannot:
      'Elle ne dit pas : si l’emballage que vous tenez est bien celui-là. Un code QR se copie.',
    more: 'En savoir plus sur ces codes',
    report: 'Signaler une erreur',
  },
  data: {
    heading: 'Toutes les données de traçabilité',
    product: 'Nom du produit',
    image: 'Image',
    drawn: 'dessin ; le producteur n’a pas envoyé de photo',
    gtin: 'GTIN',
    shortCode: 'Code court',
    traceCode: 'Code de traçabilité',
    lot: 'Lot',
    serial: 'Numéro de série',
    producer: 'Producteur',
    address: 'Adresse',
    identifier: 'Identifiant',
    origin: 'Origine',
    brand: 'Marque, modèle',
    set: 'Type de produit',
    standards: 'Normes appliquées',
    certificate: 'Certificat',
    stages: 'Étapes',
    stageLine: 'Étape · moment · code produit · code du lieu',
    updated: 'Dernière déclaration',
    by: 'Déclaré par',
    sources: 'Produit et certificat : d’après des sources publiques, voir la page du certificat.',
    passport: 'Données pour machines',
  },
  place: {
    heading: 'Ce lieu',
    kept: (who) => `Déclaré par ${who}.`,
    closed: 'Le producteur ne publie pas le nom de ce lieu.',
    products: (who) => `Produits de ${who}`,
  },
  party: { heading: 'Cette organisation', see: 'La page du producteur' },
  carton: {
    title: 'Un carton',
    text: 'Ceci est le code d’un carton ou d’une palette (SSCC), destiné au transport. Lisez le code d’un emballage pour voir d’où il vient.',
  },
  missing: {
    title: 'Nous ne connaissons pas ce code',
    lead: 'Aucun produit ne porte ce code ici. Cela ne dit rien de la marchandise : bien des codes viennent d’autres systèmes.',
    malformedTitle: 'Ce code est mal écrit',
    malformed: 'Ce que vous avez lu ne suit pas les règles des codes : impossible de le chercher.',
    fault: 'Erreur :',
    scanned: 'Code lu :',
    how: 'Comment lire le code d’un emballage',
    steps: [
      'Lissez et essuyez l’emballage, puis relisez le code QR, ses quatre coins dans le cadre.',
      'Sinon, tapez le numéro sous le code-barres (8 à 14 chiffres), ou les 8 caractères après /q/.',
      'Le numéro de lot suit en général LÔ ou LOT. Majuscules et minuscules diffèrent.',
    ],
    code: 'Tapez le code de l’emballage',
    look: 'Chercher',
    search: 'Ou cherchez par nom',
    find: 'Rechercher',
  },
  footer: (host) =>
    `Cette page est sur ${host}. Vérifiez que c’est bien l’adresse imprimée sur l’emballage.`,
  privacy: 'Ni cookie ni suivi ; seul le nombre de lectures est compté.',
};
