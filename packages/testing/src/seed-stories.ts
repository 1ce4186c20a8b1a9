import type { IncidentPerson, IncidentType, IncidentWeapon, Jurisdiction, PlaceType } from '@seesac/contract';
import type { IncidentParts } from './incident.js';

export type Place = readonly [settlement: string, municipality: string, admin1: string, lon: number, lat: number];
/** Three places in each jurisdiction. */
export const PLACES: Readonly<Record<Jurisdiction, readonly Place[]>> = {
  AL: [
    ['Tirana', 'Tiranë', 'Tiranë', 19.8189, 41.3275],
    ['Shkodër', 'Shkodër', 'Shkodër', 19.5126, 42.0683],
    ['Vlorë', 'Vlorë', 'Vlorë', 19.4897, 40.4667],
  ],
  BA: [
    ['Sarajevo', 'Centar Sarajevo', 'Kanton Sarajevo', 18.4131, 43.8563],
    ['Banja Luka', 'Banja Luka', 'Republika Srpska', 17.191, 44.7722],
    ['Neum', 'Neum', 'Hercegovačko-neretvanski kanton', 17.616, 42.925],
  ],
  XK: [
    ['Prishtinë / Priština', 'Prishtinë / Priština', 'Prishtinë / Priština', 21.1655, 42.6629],
    ['Prizren', 'Prizren', 'Prizren', 20.7397, 42.2139],
    ['Mitrovicë / Mitrovica', 'Mitrovicë / Mitrovica', 'Mitrovicë / Mitrovica', 20.866, 42.883],
  ],
  MD: [
    ['Chișinău', 'Chișinău', 'Chișinău', 28.8638, 47.0105],
    ['Bălți', 'Bălți', 'Bălți', 27.929, 47.7617],
    ['Cahul', 'Cahul', 'Cahul', 28.1944, 45.9075],
  ],
  ME: [
    ['Podgorica', 'Podgorica', 'Podgorica', 19.2636, 42.4411],
    ['Bar', 'Bar', 'Bar', 19.1003, 42.0931],
    ['Pljevlja', 'Pljevlja', 'Pljevlja', 19.3584, 43.3567],
  ],
  MK: [
    ['Skopje', 'Centar', 'Skopje', 21.4314, 41.9965],
    ['Bitola', 'Bitola', 'Pelagonija', 21.3347, 41.0311],
    ['Staro Nagoričane', 'Staro Nagoričane', 'Severoistočen', 21.8286, 42.1981],
  ],
  RS: [
    ['Beograd', 'Palilula', 'Grad Beograd', 20.4651, 44.804],
    ['Novi Sad', 'Novi Sad', 'Južnobački okrug', 19.8369, 45.2517],
    ['Niš', 'Medijana', 'Nišavski okrug', 21.9033, 43.3247],
  ],
};

export interface Story {
  type: IncidentType;
  parts: IncidentParts;
}
const weapon = (category: IncidentWeapon['category'], possession: IncidentWeapon['possession'] = 'unknown', count?: number): IncidentWeapon =>
  count === undefined ? { category, possession } : { category, possession, count };
const person = (
  role: IncidentPerson['role'],
  sex: IncidentPerson['sex'],
  age: IncidentPerson['age'],
  outcome: IncidentPerson['outcome'],
  n?: number,
): IncidentPerson => (n === undefined ? { role, sex, age, outcome } : { role, sex, age, outcome, n });
const at = (type: PlaceType) => ({ type });
const text = (en: string, sq: string, srLatn: string) => ({ summary: { en, sq, 'sr-Latn': srLatn } });

/** One story of each kind; they take turns. Suicides and minors have no summary, as in published data. */
export const STORIES: readonly Story[] = [
  {
    type: 'weapon_seizure',
    parts: {
      tags: ['large_seizure'],
      weapons: [
        weapon('automatic_military', 'illegal', 6),
        weapon('explosive', 'illegal'),
        { ...weapon('ammunition', 'illegal', 1200), countIsMin: true },
      ],
      counts: { perpetrators: 2, killed: 0, injured: 0 },
      people: [person('perpetrator', 'man', '36_60', 'unharmed', 2)],
      place: at('border'),
      ...text(
        'Customs officers found six automatic rifles, ammunition and explosives in a lorry at a border crossing.',
        'Doganierët gjetën gjashtë pushkë automatike, municion dhe eksploziv në një kamion në pikën kufitare.',
        'Carinici su na graničnom prelazu u kamionu pronašli šest automatskih pušaka, municiju i eksploziv.',
      ),
    },
  },
  {
    type: 'criminal_context',
    parts: {
      subtype: 'armed_robbery',
      weapons: [weapon('handgun', 'illegal')],
      counts: { threatened: 2, killed: 0, injured: 0, perpetrators: 1 },
      place: at('workplace'),
      people: [person('victim', 'woman', '19_35', 'threatened', 2), person('perpetrator', 'man', 'unknown', 'unharmed')],
      ...text(
        'A masked man threatened two shop assistants with a pistol and took the cash.',
        'Një burrë me maskë kërcënoi dy shitëse me pistoletë dhe mori paratë.',
        'Maskirani muškarac je pištoljem zapretio dvema prodavačicama i odneo novac.',
      ),
    },
  },
  {
    type: 'weapon_seizure',
    parts: {
      weapons: [weapon('handgun', 'illegal', 1), weapon('converted', 'illegal', 1)],
      counts: { perpetrators: 1 },
      people: [person('perpetrator', 'man', '19_35', 'unknown')],
      place: at('vehicle'),
      ...text(
        'The police found a pistol and a converted gas pistol during a check of a car.',
        'Policia gjeti një pistoletë dhe një pistoletë gazi të konvertuar gjatë kontrollit të një makine.',
        'Policija je prilikom kontrole vozila pronašla pištolj i prepravljen gasni pištolj.',
      ),
    },
  },
  {
    type: 'domestic_violence',
    parts: {
      tags: ['femicide'],
      weapons: [weapon('rifle_shotgun', 'legal')],
      counts: { killed: 1, injured: 0, suicide: 0, perpetrators: 1 },
      place: at('home_yard'),
      people: [
        { ...person('victim', 'woman', '36_60', 'killed'), relationship: 'intimate_partner', inflictedBy: 'other' },
        person('perpetrator', 'man', '36_60', 'unharmed'),
      ],
      ...text(
        'A man shot his wife dead with a hunting rifle in their home and was arrested.',
        'Një burrë vrau gruan me pushkë gjahu në shtëpinë e tyre dhe u arrestua.',
        'Muškarac je u porodičnoj kući lovačkom puškom usmrtio suprugu i uhapšen je.',
      ),
    },
  },
  {
    type: 'public_dispute',
    parts: {
      weapons: [weapon('handgun')],
      counts: { killed: 0, injured: 2, perpetrators: null },
      ranges: { injured: { min: 2, max: 3 } },
      place: at('hospitality'),
      people: [person('victim', 'man', '19_35', 'injured'), person('victim', 'unknown', 'unknown', 'injured')],
      ...text(
        'Two people were injured when a guest opened fire in a café after a quarrel.',
        'Dy persona u plagosën kur një klient hapi zjarr në një kafe pas një sherri.',
        'Dve osobe su povređene kada je gost posle svađe otvorio vatru u kafiću.',
      ),
    },
  },
  {
    type: 'suicide',
    parts: {
      weapons: [weapon('handgun', 'legal')],
      counts: { suicide: 1, killed: 0, injured: 0, perpetrators: 0 },
      place: at('home_yard'),
      summary: {},
      people: [{ ...person('victim', 'man', '61_plus', 'suicide'), inflictedBy: 'self' }],
    },
  },
  {
    type: 'celebratory_shooting',
    parts: {
      weapons: [weapon('automatic_military', 'illegal')],
      counts: { killed: 0, injured: 1, perpetrators: 1 },
      place: at('street'),
      people: [person('victim', 'woman', '19_35', 'injured'), person('perpetrator', 'man', '19_35', 'unharmed')],
      ...text(
        'A woman was hit by a stray bullet during celebratory shooting at a wedding.',
        'Një grua u godit nga një plumb qorr gjatë të shtënave festive në një dasmë.',
        'Žena je pogođena zalutalim metkom tokom slavljeničkog pucanja na svadbi.',
      ),
    },
  },
  {
    type: 'undetermined_shooting',
    parts: {
      weapons: [],
      counts: { killed: 0, injured: 0 },
      place: { ...at('street'), area: 'unknown' },
      tags: ['property_damage'],
      ...text(
        'Shots were fired at a parked car at night. Nobody was hurt.',
        'U qëllua mbi një makinë të parkuar natën. Nuk pati të lënduar.',
        'Noću je pucano na parkirani automobil. Nije bilo povređenih.',
      ),
    },
  },
  {
    type: 'accidental_shooting',
    parts: {
      tags: ['minor_involved'],
      weapons: [weapon('air_gun', 'legal')],
      counts: { killed: 0, injured: 1 },
      place: { ...at('nature'), area: 'rural' },
      summary: {},
      people: [person('victim', 'man', '0_18', 'injured')],
    },
  },
  {
    type: 'weapon_theft',
    parts: {
      weapons: [weapon('rifle_shotgun', 'legal', 3)],
      place: { ...at('home_yard'), area: 'rural' },
      counts: { killed: 0, injured: 0 },
      ...text(
        'Three hunting rifles were stolen from a locked cabinet.',
        'Tri pushkë gjahu u vodhën nga një dollap i mbyllur.',
        'Iz zaključanog ormana su ukradene tri lovačke puške.',
      ),
    },
  },
  {
    type: 'police_altercation',
    parts: {
      weapons: [weapon('improvised', 'illegal')],
      counts: { killed: 1, injured: 1, threatened: 0, perpetrators: 1 },
      place: at('street'),
      people: [person('victim', 'man', '19_35', 'injured'), person('perpetrator', 'man', '36_60', 'killed')],
      ...text(
        'A suspect fired at officers; one officer was injured and the suspect was killed.',
        'Një i dyshuar qëlloi mbi policët; një polic u plagos dhe i dyshuari u vra.',
        'Osumnjičeni je pucao na policajce; jedan policajac je povređen, a osumnjičeni je usmrćen.',
      ),
    },
  },
  {
    type: 'animal_shooting',
    parts: {
      weapons: [weapon('air_gun')],
      place: { ...at('nature'), area: 'rural' },
      counts: { killed: 0, injured: 0 },
      ...text('A dog was shot at the edge of a village.', 'Një qen u qëllua në skaj të një fshati.', 'Na kraju sela je pucano na psa.'),
    },
  },
  {
    type: 'public_nuisance',
    parts: {
      weapons: [weapon('gas_pistol', 'legal'), weapon('pyrotechnic')],
      place: at('street'),
      counts: { killed: 0, injured: 0, threatened: 0 },
      ...text(
        'A man fired a gas pistol into the air in front of a block of flats.',
        'Një burrë shtiu në ajër me pistoletë gazi para një pallati.',
        'Muškarac je ispred zgrade pucao u vazduh iz gasnog pištolja.',
      ),
    },
  },
  {
    type: 'other',
    parts: {
      weapons: [weapon('other')],
      place: at('institution'),
      ...text('A bullet was found in a classroom.', 'Një plumb u gjet në një klasë.', 'U učionici je pronađen metak.'),
    },
  },
  {
    type: 'unknown',
    parts: {
      weapons: [weapon('unknown')],
      people: [],
      place: { area: 'unknown', type: 'unknown' },
      ...text(
        'The sources report shots and nothing else.',
        'Burimet raportojnë të shtëna dhe asgjë tjetër.',
        'Izvori javljaju o pucnjima i ni o čemu drugom.',
      ),
    },
  },
];
