import type { IncidentType, IsoDate, Jurisdiction } from '@seesac/contract';

/**
 * The numbers that the synthetic incidents add up to. A number that a published figure gives is marked with its key in `published-figures.json`; every other
 * one is invented to fit between them: 62–72 incidents a week, 39–51 % seizures, 16–47 killed a quarter, a summer peak of celebratory shootings.
 */

/** What a span of time is given a number of: incidents, incidents of a type, people with an outcome, and the part of Moldova in those people. */
export const MEASURES = [
  'incidents', 'weapon_seizure', 'celebratory_shooting', 'accidental_shooting', 'animal_shooting', 'pyrotechnic',
  'killed', 'injured', 'threatened', 'suicide', 'unharmed', 'murder_suicide', 'accident_killed', 'accident_injured',
  'md_killed', 'md_injured', 'md_threatened', 'md_suicide',
] as const;
export type Measure = (typeof MEASURES)[number];
export type Numbers = Record<Measure, number>;

/** Per year; what a year does not give is taken from here. */
export const USUAL_YEAR: Numbers = {
  incidents: 3350, weapon_seizure: 1540, celebratory_shooting: 153, accidental_shooting: 70, animal_shooting: 28, pyrotechnic: 96,
  killed: 130, injured: 360, threatened: 440, suicide: 58, unharmed: 150, murder_suicide: 6, accident_killed: 9, accident_injured: 54,
  md_killed: 5, md_injured: 15, md_threatened: 16, md_suicide: 2,
};
export const YEARS: Readonly<Record<number, Partial<Numbers>>> = {
  2014: { incidents: 2790, weapon_seizure: 1150, killed: 148, injured: 380, threatened: 430, suicide: 56 },
  2015: { incidents: 2960, weapon_seizure: 1230, killed: 142, injured: 370, threatened: 430, suicide: 57 },
  2016: { incidents: 3080, weapon_seizure: 1300, killed: 138, injured: 362, suicide: 56 },
  2017: { incidents: 3150, weapon_seizure: 1370, killed: 134, injured: 352 },
  2018: { incidents: 3210, weapon_seizure: 1430, killed: 131, injured: 345, threatened: 450, suicide: 57 },
  // kurir, 2019 to 2024 in the Western Balkans: almost 800 killed, more than 2,100 injured, 2,600 threatened, 330 suicides.
  2019: { incidents: 3270, weapon_seizure: 1480, killed: 140, injured: 365, threatened: 465 },
  // gun_day: 2,887. perp_2020: ten men and one woman died by suicide after domestic violence.
  2020: { incidents: 2887, weapon_seizure: 1190, killed: 136, injured: 340, threatened: 465, suicide: 57, md_injured: 14, murder_suicide: 11 },
  // seiz_2022: 1,543 seizures. acc_2022: 78 accidents, of which 65 is -17 %.
  2021: {
    incidents: 3300, weapon_seizure: 1543, accidental_shooting: 78, killed: 140, injured: 350, threatened: 465,
    accident_killed: 10, accident_injured: 61, md_injured: 14,
  },
  // seiz_2022, yr_2023: 3,313 to 3,316 incidents. yr_2023: 129 killed, of which 151 is +17 %. vict_2022, acc_2022 (67 victims).
  2022: {
    incidents: 3315, weapon_seizure: 1542, celebratory_shooting: 175, accidental_shooting: 65, animal_shooting: 25, pyrotechnic: 92,
    killed: 129, injured: 316, threatened: 466, unharmed: 144, accident_killed: 10, accident_injured: 57, md_injured: 13,
  },
  2023: { incidents: 3495, weapon_seizure: 1678, celebratory_shooting: 160, animal_shooting: 36, killed: 151, injured: 429, md_killed: 6, md_injured: 18 },
  2024: { incidents: 3540, weapon_seizure: 1701, celebratory_shooting: 160, killed: 128, injured: 416, threatened: 432, md_injured: 17 },
  2025: { incidents: 3309, weapon_seizure: 1526, celebratory_shooting: 110, killed: 111, injured: 351, threatened: 395 },
};

/** How a year spreads over its quarters where nothing else is said; a measure that is not listed spreads like `incidents`. */
export const SEASONS: Readonly<Partial<Record<Measure, readonly number[]>> & { incidents: readonly number[] }> = {
  incidents: [245, 241, 270, 244], weapon_seizure: [248, 246, 253, 253], celebratory_shooting: [14, 16, 96, 27],
  killed: [24, 25, 28, 23], injured: [23, 25, 28, 24], pyrotechnic: [24, 20, 22, 30],
};

/** What is given for a quarter; the rest of the year goes to its other quarters. */
export const QUARTERS: Readonly<Record<string, Partial<Numbers>>> = {
  '2020-Q1': { incidents: 730 }, '2020-Q2': { incidents: 600 }, '2020-Q3': { incidents: 807 },
  '2021-Q4': { pyrotechnic: 27 }, // q4_2022
  '2022-Q1': { weapon_seizure: 452, killed: 32, injured: 68, accident_killed: 2, accident_injured: 13, accidental_shooting: 15 },
  '2022-Q2': { incidents: 723, celebratory_shooting: 15, accident_killed: 2, accident_injured: 15, accidental_shooting: 16 }, // q3_2022
  '2022-Q3': { incidents: 925, weapon_seizure: 376, celebratory_shooting: 116, killed: 47, injured: 89, suicide: 14 }, // q3_2022
  '2022-Q4': { incidents: 821, weapon_seizure: 321, pyrotechnic: 27, killed: 16, injured: 83, suicide: 18, murder_suicide: 2, md_suicide: 1 }, // q4_2022
  '2023-Q1': { incidents: 835, killed: 34, injured: 97 }, '2023-Q2': { incidents: 845, killed: 46, injured: 112 },
  '2023-Q4': { incidents: 868, weapon_seizure: 443, killed: 29, injured: 106, threatened: 96 }, // q1_2024
  '2024-Q1': { incidents: 842, weapon_seizure: 430, killed: 23, injured: 106, threatened: 109, suicide: 13 }, // q1_2024
  '2024-Q3': { incidents: 939, weapon_seizure: 405, celebratory_shooting: 99, killed: 40 }, // q3_2025
  '2024-Q4': { incidents: 914, weapon_seizure: 466, killed: 33 }, // home_page; the largest number of seizures in one quarter
  '2025-Q1': { incidents: 855, weapon_seizure: 376, killed: 28, injured: 98, threatened: 105 },
  '2025-Q2': { incidents: 820, killed: 17, injured: 97, threatened: 91 }, // q3_2025
  '2025-Q3': { incidents: 804, weapon_seizure: 375, celebratory_shooting: 54, killed: 38, injured: 66, threatened: 99 }, // q3_2025
};

/** Quarters that a figure cuts: their parts, and what is given for a part. */
export const PARTS: Readonly<Record<string, readonly { from: IsoDate; to: IsoDate; numbers: Partial<Numbers> }[]>> = {
  '2014-Q4': [{ from: '2014-10-01', to: '2014-10-31', numbers: {} }, { from: '2014-11-01', to: '2014-12-31', numbers: {} }],
  '2025-Q1': [
    { from: '2025-01-01', to: '2025-01-31', numbers: { incidents: 285 } },
    { from: '2025-02-01', to: '2025-02-13', numbers: { incidents: 141 } }, // home_page
    { from: '2025-02-14', to: '2025-02-28', numbers: { incidents: 146 } },
    { from: '2025-03-01', to: '2025-03-31', numbers: { incidents: 283 } },
  ],
};

/** Incidents of types that spread otherwise; what is left after all given types is shared by {@link TYPE_WEIGHTS}. */
export const TYPES: Readonly<Record<string, Partial<Record<IncidentType, number>>>> = {
  '2022-Q3': { undetermined_shooting: 134, criminal_context: 112 }, // q4_2022: 163 is +46 % on Q3
  '2022-Q4': { criminal_context: 163, undetermined_shooting: 86 }, // q4_2022
  '2024-Q1': { criminal_context: 148, public_dispute: 79, undetermined_shooting: 75 }, // q1_2024
};
export const TYPE_WEIGHTS: Readonly<Partial<Record<IncidentType, number>>> = {
  criminal_context: 148, public_dispute: 82, undetermined_shooting: 88, domestic_violence: 44, weapon_theft: 8, police_altercation: 8, public_nuisance: 9,
  other: 5, unknown: 3,
};
/** Organized crime and armed robbery within criminal context; elsewhere in proportion to the first quarter of 2024. */
export const SUBTYPES: Readonly<Record<string, { organized_crime: number; armed_robbery?: number }>> = {
  '2024-Q1': { organized_crime: 57, armed_robbery: 45 }, // q1_2024
  '2025-Q2': { organized_crime: 39 }, '2025-Q3': { organized_crime: 63 }, // q3_2025
};
export const SUBTYPE_WEIGHTS = { organized_crime: 57, armed_robbery: 45, other_criminal: 46 };

/** Share of each jurisdiction in the incidents of a span. */
export const JURISDICTION_SHARES: Readonly<Record<Jurisdiction, number>> = { AL: 134, BA: 152, XK: 312, MD: 60, ME: 80, MK: 130, RS: 132 };
export const JURISDICTION_COUNTS: Readonly<Record<string, Partial<Record<Jurisdiction, number>>>> = {
  '2023-Q1': { BA: 125 }, '2023-Q2': { BA: 127 }, '2023-Q3': { BA: 142 }, // haber: 529 in 2023
  '2023-Q4': { BA: 135, RS: 113, XK: 268, MK: 145, AL: 110, ME: 55, MD: 42 }, // forum10
};

/** Cells of jurisdiction and type. */
export const CELLS: Readonly<Record<string, readonly [Jurisdiction, IncidentType, number][]>> = {
  // srebrenik: 5 celebratory shootings in 2022 and 13 in 2023; 12 shootings at animals in 2023, +300 %
  '2022-Q1': [['BA', 'celebratory_shooting', 0], ['BA', 'animal_shooting', 1]], '2022-Q2': [['BA', 'celebratory_shooting', 1], ['BA', 'animal_shooting', 1]],
  '2022-Q3': [['BA', 'celebratory_shooting', 3], ['BA', 'animal_shooting', 0]], '2022-Q4': [['BA', 'celebratory_shooting', 1], ['BA', 'animal_shooting', 1]],
  '2023-Q1': [['BA', 'celebratory_shooting', 1], ['BA', 'animal_shooting', 3]],
  // yr_2023: room for the two mass shootings of May in Serbia
  '2023-Q2': [['BA', 'celebratory_shooting', 2], ['BA', 'animal_shooting', 3], ['RS', 'undetermined_shooting', 12]],
  '2023-Q3': [['BA', 'celebratory_shooting', 8], ['BA', 'animal_shooting', 3]], '2023-Q4': [['BA', 'celebratory_shooting', 2], ['BA', 'animal_shooting', 3]],
};

/** People killed or injured in incidents of one type. */
export const OUTCOMES_OF_TYPE: Readonly<Record<string, Partial<Record<'killed' | 'injured', Partial<Record<IncidentType, number>>>>>> = {
  // vict_2022: 23 % of 124 killed, in domestic violence
  '2022-Q1': { killed: { domestic_violence: 9 } }, '2022-Q2': { killed: { domestic_violence: 8 } }, '2022-Q3': { killed: { domestic_violence: 8 } },
  '2022-Q4': { killed: { domestic_violence: 4, undetermined_shooting: 3 }, injured: { undetermined_shooting: 25 } }, // q4_2022
  '2025-Q3': { killed: { domestic_violence: 11, undetermined_shooting: 11, criminal_context: 7 } }, // q3_2025
};

/** Serbia from January to October 2014 (rs2014): every type, and people with the number of incidents they are spread over. */
export interface SerbiaPart {
  types: Partial<Record<IncidentType, number>>;
  killed: [people: number, incidents: number];
  /** Fatal incidents of domestic violence. */
  domestic: number;
  injured: [people: number, incidents: number];
}
export const SERBIA_2014: Readonly<Record<string, SerbiaPart>> = {
  '2014-Q1': {
    types: { weapon_seizure: 24, criminal_context: 18, public_dispute: 16, undetermined_shooting: 11, domestic_violence: 8, accidental_shooting: 3, suicide: 5,
      celebratory_shooting: 3, weapon_theft: 2, police_altercation: 1, public_nuisance: 2 },
    killed: [13, 11], domestic: 2, injured: [27, 22],
  },
  '2014-Q2': {
    types: { weapon_seizure: 25, criminal_context: 16, public_dispute: 17, undetermined_shooting: 10, domestic_violence: 7, accidental_shooting: 3, suicide: 6,
      celebratory_shooting: 3, animal_shooting: 1, weapon_theft: 2, police_altercation: 1, public_nuisance: 2 },
    killed: [10, 9], domestic: 2, injured: [25, 21],
  },
  '2014-Q3': {
    types: { weapon_seizure: 26, criminal_context: 16, public_dispute: 19, undetermined_shooting: 11, domestic_violence: 7, accidental_shooting: 3, suicide: 5,
      celebratory_shooting: 8, weapon_theft: 2, police_altercation: 2, public_nuisance: 2 },
    killed: [9, 8], domestic: 1, injured: [28, 23],
  },
  '2014-10-01': {
    types: { weapon_seizure: 8, criminal_context: 6, public_dispute: 6, undetermined_shooting: 4, domestic_violence: 3, accidental_shooting: 1, suicide: 2,
      celebratory_shooting: 1, weapon_theft: 1, public_nuisance: 1 },
    killed: [4, 3], domestic: 1, injured: [8, 7],
  },
};
/** Deaths, suicides included, by part of Serbia (rs2014); the other 35 are in central and southern Serbia. */
export const SERBIA_2014_DEATHS = { Beograd: 12, Vojvodina: 7 };

/** Perpetrators of a class of incidents in a year: incidents that name any, people, and how many of them are women or of unknown sex. */
export interface PerpetratorQuota { incidents: number; people: number; women: number; unknown: number }
export const PERPETRATORS: Readonly<Record<number, Partial<Record<'seizure' | 'criminal' | 'rest', PerpetratorQuota>>>> = {
  // perp_2020: 3,566 people in 2,469 incidents; 1,316 in seizures, 1,008 in criminal context; 2,646 men and 54 women
  2020: {
    seizure: { incidents: 1100, people: 1316, women: 20, unknown: 180 },
    criminal: { incidents: 490, people: 1008, women: 12, unknown: 330 },
    rest: { incidents: 879, people: 1242, women: 22, unknown: 356 },
  },
  2022: { seizure: { incidents: 1440, people: 1698, women: 24, unknown: 223 } }, // seiz_2022: 1,451 men and 24 women of 1,698
};
/** Men's share of the perpetrators whose sex is known, with the decimals printed. */
export const MENS_SHARE: Readonly<Record<string, [share: number, decimals: number]>> = { '2022-Q3': [0.843, 3], '2022-Q4': [0.99, 2], '2024-Q1': [0.98, 2] };

/** Incidents with a weapon held illegally; 68 % elsewhere. */
export const ILLEGAL: Readonly<Record<string, number>> = { '2025-Q3': 580 }; // q3_2025
/** Women and people of unknown sex among the killed or injured of a year; usual shares elsewhere. */
export const SEX_OF_OUTCOME: Readonly<Record<number, Partial<Record<'killed' | 'injured', { women: number; unknown: number }>>>> = {
  2023: { killed: { women: 35, unknown: 1 }, injured: { women: 37, unknown: 70 } }, // yr_2023
};
