/**
 * Published figures that cannot hold together with the others, and why. Every other figure holds in the synthetic incidents, and a figure that is listed here
 * must not: a test asserts both.
 */
export interface Contradiction {
  period: string;
  scope: string;
  metric: string;
  value: number;
  /** Why it cannot hold. */
  why: string;
  /** What holds instead. */
  kept: string;
}

const BEFORE_THE_PLATFORM = 'Counts newspaper entries of 2012 to 2014; the platform and the synthetic incidents begin in 2014. The three sum to 400 of 470 entries.';
const SERBIA_2014 = 'Serbia, January to October 2014 (rs2014)';

export const CONTRADICTIONS: readonly Contradiction[] = [
  {
    period: '2022-Q3', scope: 'SEE7', metric: 'incidents', value: 933,
    why: 'The release on the fourth quarter calls its 821 incidents a drop of 12 %, which needs 928 to 938 in the third; on the published 925 it is 11.2 %.',
    kept: '925, as published for the quarter itself (q3_2022), on which "+27.9 %" and the other figures of that release stand',
  },
  {
    period: '2020', scope: 'SEE7', metric: 'perpetrators.type.criminal_context.share', value: 0.282,
    why: '1,008 of 3,566 perpetrators are 28.3 %, not the 28.2 % printed beside them.',
    kept: 'the two counts (perp_2020)',
  },
  { period: '2012..2014', scope: 'RS', metric: 'incidents.possession.legal', value: 22, why: BEFORE_THE_PLATFORM, kept: SERBIA_2014 },
  { period: '2012..2014', scope: 'RS', metric: 'incidents.possession.illegal', value: 120, why: BEFORE_THE_PLATFORM, kept: SERBIA_2014 },
  { period: '2012..2014', scope: 'RS', metric: 'incidents.possession.unknown', value: 258, why: BEFORE_THE_PLATFORM, kept: SERBIA_2014 },
];

/** Figures that do hold together, but leave next to no room or an unlikely shape; how the synthetic incidents meet them. */
export const TENSIONS: readonly { figures: string; how: string }[] = [
  {
    figures: 'Incidents of 2022: 1,542 seizures are 47 % (3,246 to 3,316), and 3,495 in 2023 are +5 % (3,313 to 3,344)',
    how: 'Both hold from 3,313 to 3,316 only: 3,315.',
  },
  {
    figures: 'Seizures of 2022: 1,542 in the year, 376 and 321 in the second half',
    how: 'The first half has the other 845, 54 % of its incidents, where every published quarter has 39 to 51 %.',
  },
  {
    figures: 'Men are 84.3 % of the perpetrators of known sex in the third quarter of 2022, 99 % in the next, and 1,451 of 1,475 in the seizures of the year',
    how: 'About a hundred women in that quarter, nearly all outside seizures.',
  },
  { figures: 'Killed in 2022: 129 in South East Europe (151 in 2023 is +17 %) and 124 in the Western Balkans', how: 'Five in Moldova.' },
  { figures: '36 % of 65 accidents in 2022 happened at home', how: 'No whole number of 65 prints as 36 %: 22 of the 61 whose place is known.' },
  { figures: 'The number of the home page, 141, without a day', how: 'Read as 1 to 13 February 2025, the date of the newest news item on that page.' },
];
