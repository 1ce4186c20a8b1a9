import { toSerbianCyrillic, type Language } from '@seesac/contract';
import type { NewsRecord } from '@seesac/data-service/app.js';

/** A news item as `seesac-data import news` reads it from a JSON file. */
export interface DemonstrationNewsItem {
  slug: string;
  lang: Language;
  title: string;
  summary: string;
  text: string[];
  published: string;
  tags: string[];
  /** Items of one group are one news item in several languages. */
  group: string;
  source: string;
}
/** The file. */
export interface DemonstrationNews { demonstration: true; news: DemonstrationNewsItem[] }

type Texts = Pick<DemonstrationNewsItem, 'title' | 'summary' | 'text' | 'tags'>;
interface Story { group: string; published: string; en: Texts; sq: Texts; 'sr-Latn': Texts }

// Days and subjects are those of the home page of seesac.org in February 2025; every word is this project's own.
const STORIES: readonly Story[] = [
  {
    group: 'year-in-review',
    published: '2025-02-13T09:00:00.000Z',
    en: {
      title: 'Looking back on a year of work',
      summary: 'What was done in 2024 for safer stockpiles, better laws and more equal security services.',
      text: [
        'Storage sites were made safer, surplus weapons were destroyed, and laws on firearms came closer to each other across South East Europe.',
        'Police services took more women into their ranks, and officers who investigate the misuse of firearms met to compare what works.',
      ],
      tags: ['year in review', 'SALW control'],
    },
    sq: {
      title: 'Një vit punë në retrospektivë',
      summary: 'Çfarë u bë në vitin 2024 për depo më të sigurta, ligje më të mira dhe shërbime të sigurisë më të barabarta.',
      text: [
        'Vendet e ruajtjes u bënë më të sigurta, armët e tepërta u asgjësuan dhe ligjet për armët e zjarrit u afruan me njëri-tjetrin në Evropën Juglindore.',
        'Shërbimet policore pranuan më shumë gra në radhët e tyre.',
      ],
      tags: ['përmbledhje e vitit', 'kontrolli i armëve'],
    },
    'sr-Latn': {
      title: 'Osvrt na godinu rada',
      summary: 'Šta je 2024. godine urađeno za bezbednija skladišta, bolje zakone i ravnopravnije službe bezbednosti.',
      text: [
        'Skladišta su postala bezbednija, višak oružja je uništen, a zakoni o vatrenom oružju u jugoistočnoj Evropi su se međusobno približili.',
        'Policijske službe primile su u svoje redove više žena.',
      ],
      tags: ['pregled godine', 'kontrola oružja'],
    },
  },
  {
    group: 'quarterly-monitor',
    published: '2025-02-11T09:00:00.000Z',
    en: {
      title: 'The quarterly monitor: seizures at a new high',
      summary: 'No quarter before had as many weapon seizures on record; the monitor sets them apart from violence.',
      text: [
        'Seizures show what authorities find, and violence shows what weapons do. The monitor counts both, and never one as the other.',
        'Every figure of the monitor can be opened, down to the records that it was counted from.',
      ],
      tags: ['monitor'],
    },
    sq: {
      title: 'Monitori tremujor: sekuestrimet në një nivel të ri',
      summary: 'Asnjë tremujor më parë nuk pati kaq shumë sekuestrime armësh; monitori i ndan ato nga dhuna.',
      text: [
        'Sekuestrimet tregojnë çfarë gjejnë autoritetet, dhuna tregon çfarë bëjnë armët. Monitori i numëron të dyja veç e veç.',
        'Çdo shifër e monitorit mund të hapet deri te regjistrimet nga të cilat u numërua.',
      ],
      tags: ['monitori'],
    },
    'sr-Latn': {
      title: 'Tromesečni monitor: zaplene na novom vrhuncu',
      summary: 'Nijedno tromesečje ranije nije imalo toliko zabeleženih zaplena oružja; monitor ih razdvaja od nasilja.',
      text: [
        'Zaplene pokazuju šta vlasti pronalaze, a nasilje pokazuje šta oružje čini. Monitor broji i jedno i drugo, nikad jedno umesto drugog.',
        'Svaka brojka monitora može da se otvori, sve do zapisa iz kojih je izbrojana.',
      ],
      tags: ['monitor'],
    },
  },
  {
    group: 'ammunition-protocol',
    published: '2025-02-07T09:00:00.000Z',
    en: {
      title: 'A protocol for ammunition in emergencies',
      summary: 'How ammunition and explosives are stored and moved safely when there is no time to plan.',
      text: [
        'Floods, fires and earthquakes do not wait until a store is in order. The protocol says who decides, what is moved first, and how far people must stay away.',
      ],
      tags: ['ammunition', 'SALW control'],
    },
    sq: {
      title: 'Një protokoll për municionin në raste emergjence',
      summary: 'Si ruhen dhe zhvendosen të sigurt municioni dhe lëndët plasëse kur nuk ka kohë për plane.',
      text: ['Përmbytjet, zjarret dhe tërmetet nuk presin. Protokolli thotë kush vendos, çfarë zhvendoset e para dhe sa larg duhet të qëndrojnë njerëzit.'],
      tags: ['municioni', 'kontrolli i armëve'],
    },
    'sr-Latn': {
      title: 'Protokol za municiju u vanrednim situacijama',
      summary: 'Kako se municija i eksploziv bezbedno čuvaju i premeštaju kad nema vremena za planiranje.',
      text: ['Poplave, požari i zemljotresi ne čekaju. Protokol kaže ko odlučuje, šta se premešta prvo i koliko daleko ljudi moraju da budu.'],
      tags: ['municija', 'kontrola oružja'],
    },
  },
  {
    group: 'insights',
    published: '2025-02-06T09:00:00.000Z',
    en: {
      title: 'One year of firearm incidents, in brief',
      summary: 'The main lines of the year 2024 in South East Europe, from the records of the monitoring platform.',
      text: [
        'Where, when and with what: a short reading of twelve months of records from Albania to Serbia, and of what they leave unsaid.',
      ],
      tags: ['monitor', 'data'],
    },
    sq: {
      title: 'Një vit incidentesh me armë zjarri, shkurt',
      summary: 'Vijat kryesore të vitit 2024 në Evropën Juglindore, nga regjistrimet e platformës së monitorimit.',
      text: ['Ku, kur dhe me çfarë: një lexim i shkurtër i dymbëdhjetë muajve regjistrimesh dhe i asaj që ato nuk e thonë.'],
      tags: ['monitori', 'të dhëna'],
    },
    'sr-Latn': {
      title: 'Godina incidenata s vatrenim oružjem, ukratko',
      summary: 'Glavne crte 2024. godine u jugoistočnoj Evropi, iz zapisa platforme za praćenje.',
      text: ['Gde, kada i čime: kratko čitanje dvanaest meseci zapisa, i onoga što oni prećutkuju.'],
      tags: ['monitor', 'podaci'],
    },
  },
];

const inCyrillic = ({ title, summary, text, tags }: Texts): Texts => ({
  title: toSerbianCyrillic(title), summary: toSerbianCyrillic(summary), text: text.map(toSerbianCyrillic), tags: tags.map(toSerbianCyrillic),
});

/** The four items of the home page in four languages, as a file for `seesac-data import news`. */
export function demonstrationNewsFile(): DemonstrationNews {
  return {
    demonstration: true,
    news: STORIES.flatMap(({ group, published, ...texts }) => ([['en', texts.en], ['sq', texts.sq], ['sr-Latn', texts['sr-Latn']], ['sr-Cyrl', inCyrillic(texts['sr-Latn'])]] as const)
      .map(([lang, own]) => ({ slug: lang === 'en' ? group : `${group}-${lang.toLowerCase()}`, lang, ...own, published, group, source: `demonstration:${group}:${lang}` }))),
  };
}

/** The same items as a service has them after an import, for one in a page. */
export const demonstrationNews = (): NewsRecord[] => demonstrationNewsFile().news.map(({ slug, lang, published, source, ...document }) => ({
  slug, lang, status: 'published', publishAt: published, source, document: { ...document, demonstration: true }, revision: 1, updatedAt: published,
}));
