import {
  AGE_GROUPS, AREAS, DATE_PRECISIONS, INCIDENT_SUBTYPES, INCIDENT_TYPES, INFLICTED_BY, JURISDICTION_CODES, LENSES, OUTCOMES, PARTS_OF_DAY, PLACE_PRECISIONS,
  PLACE_TYPES, POSSESSIONS, REASONS, RELATIONSHIPS, ROLES, SEXES, SOURCE_KINDS, STATUSES, TAGS, TYPE_OF_SUBTYPE, TYPES_OF_LENS, WEAPONS,
  type IncidentSubtype, type IncidentType,
} from './codes.js';
import type { Language } from './languages.js';
import { toSerbianCyrillic } from './transliterate.js';

/** Languages that have labels of their own; the others show English until SEESAC supplies theirs. Serbian Cyrillic comes by rule from Serbian Latin. */
type Labels = readonly [en: string, sq: string, srLatn: string];

const NOT_REPORTED: Labels = ['Not reported', 'Nuk raportohet', 'Nije navedeno'];
const OTHER: Labels = ['Other', 'Tjetër', 'Ostalo'];

/** English labels are SEESAC's words; the asterisk of Kosovo* is part of the name in every language (reference: Security Council resolution 1244). */
const LABELS = {
  jurisdiction: {
    AL: ['Albania', 'Shqipëria', 'Albanija'],
    BA: ['Bosnia and Herzegovina', 'Bosnja dhe Hercegovina', 'Bosna i Hercegovina'],
    XK: ['Kosovo*', 'Kosova*', 'Kosovo*'],
    MD: ['Moldova', 'Moldavia', 'Moldavija'],
    ME: ['Montenegro', 'Mali i Zi', 'Crna Gora'],
    MK: ['North Macedonia', 'Maqedonia e Veriut', 'Severna Makedonija'],
    RS: ['Serbia', 'Serbia', 'Srbija'],
    outside: ['Outside the seven jurisdictions', 'Jashtë shtatë juridiksioneve', 'Izvan sedam jurisdikcija'],
    unknown: NOT_REPORTED,
  },
  type: {
    weapon_seizure: ['Weapon seizure', 'Sekuestrim arme', 'Zaplena oružja'],
    criminal_context: ['Criminal context', 'Kontekst kriminal', 'Kriminalni kontekst'],
    public_dispute: ['Public dispute', 'Konflikt në publik', 'Sukob na javnom mestu'],
    undetermined_shooting: ['Undetermined shooting', 'E shtënë e papërcaktuar', 'Pucnjava neutvrđenog konteksta'],
    domestic_violence: ['Domestic violence', 'Dhunë në familje', 'Nasilje u porodici'],
    celebratory_shooting: ['Celebratory shooting', 'Të shtëna festive', 'Slavljeničko pucanje'],
    accidental_shooting: ['Accidental shooting', 'E shtënë aksidentale', 'Slučajno opaljenje'],
    suicide: ['Firearm suicide', 'Vetëvrasje me armë zjarri', 'Samoubistvo vatrenim oružjem'],
    weapon_theft: ['Theft of weapons', 'Vjedhje armësh', 'Krađa oružja'],
    animal_shooting: ['Shooting at animals', 'Të shtëna ndaj kafshëve', 'Pucanje na životinje'],
    police_altercation: ['Altercation with police', 'Përplasje me policinë', 'Sukob sa policijom'],
    public_nuisance: ['Public nuisance / threat without victim', 'Prishje e qetësisë / kërcënim pa viktimë', 'Narušavanje javnog reda / pretnja bez žrtve'],
    other: OTHER,
    unknown: NOT_REPORTED,
  },
  subtype: {
    organized_crime: ['Organized crime', 'Krim i organizuar', 'Organizovani kriminal'],
    armed_robbery: ['Armed robbery', 'Grabitje me armë', 'Oružana pljačka'],
    other_criminal: ['Other criminal context', 'Kontekst tjetër kriminal', 'Drugi kriminalni kontekst'],
  },
  weapon: {
    handgun: ['Handgun', 'Pistoletë', 'Pištolj ili revolver'],
    rifle_shotgun: ['Rifle / shotgun', 'Pushkë / çifte', 'Puška / sačmarica'],
    automatic_military: ['Automatic / military-grade weapon', 'Armë automatike / ushtarake', 'Automatsko / vojno oružje'],
    explosive: ['Explosives', 'Eksplozivë', 'Eksploziv'],
    pyrotechnic: ['Pyrotechnic device', 'Mjet piroteknik', 'Pirotehničko sredstvo'],
    gas_pistol: ['Gas pistol', 'Pistoletë me gaz', 'Gasni pištolj'],
    air_gun: ['Air gun', 'Armë me ajër', 'Vazdušno oružje'],
    ammunition: ['Ammunition', 'Municion', 'Municija'],
    converted: ['Converted weapon', 'Armë e konvertuar', 'Prepravljeno oružje'],
    improvised: ['Improvised weapon', 'Armë e improvizuar', 'Improvizovano oružje'],
    other: OTHER,
    unknown: NOT_REPORTED,
  },
  possession: {
    legal: ['Legal', 'E ligjshme', 'Legalno'],
    illegal: ['Illegal', 'E paligjshme', 'Nelegalno'],
    unknown: NOT_REPORTED,
  },
  outcome: {
    killed: ['Killed', 'Të vrarë', 'Ubijeni'],
    injured: ['Injured', 'Të plagosur', 'Povređeni'],
    threatened: ['Threatened', 'Të kërcënuar', 'Ugroženi pretnjom'],
    suicide: ['Died by suicide', 'Vetëvrasje', 'Samoubistva'],
    unharmed: ['Unharmed', 'Të padëmtuar', 'Nepovređeni'],
    unknown: NOT_REPORTED,
  },
  sex: { man: ['Men', 'Burra', 'Muškarci'], woman: ['Women', 'Gra', 'Žene'], unknown: NOT_REPORTED },
  age: {
    '0_18': ['18 or younger', '18 vjeç ose më të rinj', '18 ili mlađi'],
    '19_35': ['19–35', '19–35', '19–35'],
    '36_60': ['36–60', '36–60', '36–60'],
    '61_plus': ['61 and older', '61 vjeç e lart', '61 i stariji'],
    unknown: NOT_REPORTED,
  },
  area: { urban: ['Urban', 'Urbane', 'Gradsko'], rural: ['Rural', 'Rurale', 'Seosko'], unknown: NOT_REPORTED },
  place: {
    home_yard: ['Home / yard', 'Shtëpi / oborr', 'Kuća / dvorište'],
    street: ['Street', 'Rrugë', 'Ulica'],
    vehicle: ['Vehicle', 'Automjet', 'Vozilo'],
    hospitality: ['Café, restaurant, club', 'Kafe, restorant, klub', 'Kafić, restoran, klub'],
    school: ['School', 'Shkollë', 'Škola'],
    workplace: ['Workplace / shop', 'Vend pune / dyqan', 'Radno mesto / prodavnica'],
    nature: ['Forest / hunting ground', 'Pyll / vend gjuetie', 'Šuma / lovište'],
    border: ['Border crossing', 'Pikë kufitare', 'Granični prelaz'],
    institution: ['Public institution', 'Institucion publik', 'Javna ustanova'],
    other: OTHER,
    unknown: NOT_REPORTED,
  },
  tag: {
    mass_shooting: ['Mass shooting', 'E shtënë masive', 'Masovna pucnjava'],
    large_seizure: ['Large seizure (5 or more weapons)', 'Sekuestrim i madh (5 ose më shumë armë)', 'Velika zaplena (5 ili više komada oružja)'],
    property_damage: ['Property damage', 'Dëm në pronë', 'Materijalna šteta'],
    minor_involved: ['Person under 18 involved', 'I përfshirë person nën 18 vjeç', 'Uključeno lice mlađe od 18 godina'],
    femicide: ['Femicide', 'Femicid', 'Femicid'],
  },
  role: { victim: ['Victim', 'Viktimë', 'Žrtva'], perpetrator: ['Perpetrator', 'Autor', 'Izvršilac'] },
  inflictedBy: { self: ['Self', 'Vetja', 'Sam sebi'], other: ['Another person', 'Person tjetër', 'Drugo lice'], unknown: NOT_REPORTED },
  relationship: {
    intimate_partner: ['Current or former partner', 'Partner aktual ose i mëparshëm', 'Sadašnji ili bivši partner'],
    family: ['Family', 'Familje', 'Porodica'],
    acquaintance: ['Acquaintance / neighbour', 'I njohur / fqinj', 'Poznanik / komšija'],
    stranger: ['Stranger', 'I panjohur', 'Nepoznata osoba'],
    police: ['Police officer', 'Punonjës policie', 'Policijski službenik'],
    unknown: NOT_REPORTED,
  },
  sourceKind: {
    media: ['Print or online media', 'Media e shkruar ose online', 'Štampani ili onlajn medij'],
    official: ['Authority’s official site or report', 'Faqe ose raport zyrtar i autoritetit', 'Zvanični sajt ili izveštaj organa vlasti'],
  },
  placePrecision: {
    exact: ['Exact', 'E saktë', 'Tačna lokacija'],
    vicinity: ['Vicinity', 'Afërsi', 'Okolina'],
    locality: ['Settlement', 'Vendbanim', 'Naselje'],
    municipality: ['Municipality centroid', 'Qendra e bashkisë', 'Središte opštine'],
    region: ['Region', 'Rajon', 'Region'],
    jurisdiction: ['Jurisdiction only', 'Vetëm juridiksioni', 'Samo jurisdikcija'],
  },
  datePrecision: {
    day: ['Exact day', 'Dita e saktë', 'Tačan dan'],
    range: ['Range of up to 6 days', 'Interval deri në 6 ditë', 'Raspon do 6 dana'],
    week: ['Week', 'Java', 'Nedelja'],
    month: ['Month', 'Muaji', 'Mesec'],
    year: ['Year', 'Viti', 'Godina'],
  },
  partOfDay: { night: ['Night', 'Natën', 'Noć'], morning: ['Morning', 'Mëngjes', 'Jutro'], afternoon: ['Afternoon', 'Pasdite', 'Popodne'], evening: ['Evening', 'Mbrëmje', 'Veče'] },
  status: {
    provisional: ['Provisional', 'I përkohshëm', 'Privremen'],
    verified: ['Verified', 'I verifikuar', 'Potvrđen'],
    withdrawn: ['Withdrawn', 'I tërhequr', 'Povučen'],
    merged: ['Merged', 'I bashkuar', 'Spojen'],
  },
  reason: {
    import: ['Import', 'Import', 'Uvoz'],
    new_source: ['New source', 'Burim i ri', 'Novi izvor'],
    victim_died: ['Victim died', 'Viktima vdiq', 'Žrtva preminula'],
    duplicate: ['Duplicate', 'Dublikatë', 'Duplikat'],
    out_of_scope: ['Out of scope', 'Jashtë fushëveprimit', 'Van obuhvata'],
    coding_error: ['Coding error', 'Gabim kodimi', 'Greška pri kodiranju'],
  },
  lens: {
    all: ['All incidents', 'Të gjitha incidentet', 'Svi incidenti'],
    violence: ['Violence and misuse', 'Dhunë dhe keqpërdorim', 'Nasilje i zloupotreba'],
    seizures: ['Seizures', 'Sekuestrime', 'Zaplene'],
  },
} as const satisfies Record<string, Record<string, Labels>>;

/** Names of the code lists that `/v1/taxonomies` answers. */
export type TaxonomyKey = keyof typeof LABELS;

/** The codes of each list, in the order in which they are shown. */
const CODES: { readonly [K in TaxonomyKey]: readonly (keyof (typeof LABELS)[K] & string)[] } = {
  jurisdiction: JURISDICTION_CODES, type: INCIDENT_TYPES, subtype: INCIDENT_SUBTYPES, weapon: WEAPONS, possession: POSSESSIONS, outcome: OUTCOMES, sex: SEXES,
  age: AGE_GROUPS, area: AREAS, place: PLACE_TYPES, tag: TAGS, role: ROLES, inflictedBy: INFLICTED_BY, relationship: RELATIONSHIPS, sourceKind: SOURCE_KINDS,
  placePrecision: PLACE_PRECISIONS, datePrecision: DATE_PRECISIONS, partOfDay: PARTS_OF_DAY, status: STATUSES, reason: REASONS, lens: LENSES,
};
export const TAXONOMY_KEYS = Object.keys(CODES) as TaxonomyKey[];

/** One value of a code list. */
export interface Term {
  code: string;
  label: string;
  /** Of an incident type: the lenses that include it, `all` left out. */
  lens?: string;
  /** Of a subtype: the type that it belongs to. */
  parent?: string;
}

/** Every code list in one language. */
export type Taxonomies = Record<TaxonomyKey, Term[]>;

function label(labels: Labels, lang: Language): string {
  if (lang === 'sq') return labels[1];
  if (lang === 'sr-Latn') return labels[2];
  if (lang === 'sr-Cyrl') return toSerbianCyrillic(labels[2]);
  return labels[0];
}

/** Languages in which {@link taxonomiesIn} has labels; any other gets English. */
export const LABEL_LANGUAGES: readonly Language[] = ['en', 'sq', 'sr-Latn', 'sr-Cyrl'];

/** Every code list with its labels in a language. */
export function taxonomiesIn(lang: Language): Taxonomies {
  const lensOf = (type: string) => Object.entries(TYPES_OF_LENS).find(([, types]) => types.includes(type as IncidentType))?.[0];
  return Object.fromEntries(
    TAXONOMY_KEYS.map((key) => [
      key,
      CODES[key].map((code): Term => {
        const term: Term = { code, label: label((LABELS[key] as Record<string, Labels>)[code]!, lang) };
        const lens = key === 'type' ? lensOf(code) : undefined;
        if (lens) term.lens = lens;
        if (key === 'subtype') term.parent = TYPE_OF_SUBTYPE[code as IncidentSubtype];
        return term;
      }),
    ]),
  ) as Taxonomies;
}
