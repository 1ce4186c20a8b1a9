/** How SEESAC is reached. What is left out is answered with a link to seesac.org. */
export interface Contact {
  address?: string | undefined;
  telephone?: string | undefined;
  fax?: string | undefined;
  email?: string | undefined;
}

/** The public home of SEESAC, and the platform there. */
export const SEESAC = 'https://www.seesac.org/';

/** An area of work: its label as on seesac.org, the rest in our own words. */
export interface AreaOfWork { id: string; title: string; summary: string; more: readonly string[] }

export const AREAS_OF_WORK: readonly AreaOfWork[] = [
  {
    id: 'salw-control',
    title: 'SALW control',
    summary: 'Fewer weapons in the wrong hands: collection, safe storage, marking, tracing, and laws that work across borders.',
    more: [
      'Small arms and light weapons (SALW) outlive the conflicts that they were made for. SEESAC works with the authorities of the region on the whole life of a weapon: how it is registered, stored and guarded, how it is traced when it turns up, and how it is destroyed when nobody may own it.',
      'What is recorded in the Armed Violence Monitoring Platform shows where this work is needed, and whether it reaches the places where people are hurt.',
    ],
  },
  {
    id: 'salw-control-roadmap',
    title: 'SALW control roadmap',
    summary: 'One plan that the region agreed on, with goals that are measured, and progress that is published.',
    more: [
      'The roadmap is a commitment of the authorities of the Western Balkans to act together against the illegal possession, misuse and trafficking of small arms and light weapons. Its goals come with indicators, so that progress can be followed and not only claimed.',
    ],
  },
  {
    id: 'gender-in-security-sector-reform',
    title: 'Gender in security sector reform',
    summary: 'Security for women and men alike, in the services that provide it and in the homes that need it.',
    more: [
      'Weapons are mostly used by men, and harm women and men in different ways and in different places. SEESAC supports police and armed forces in recruiting and keeping women, and in preventing the misuse of firearms in domestic violence.',
    ],
  },
  {
    id: 'regional-security-sector-reform-platform',
    title: 'Regional security sector reform platform',
    summary: 'Experts of the region, at hand for institutions of the region and beyond that change how they work.',
    more: [
      'Institutions that have gone through a reform know what it takes. The platform brings their experts together with those who are about to begin, quickly and for as long as it is needed.',
    ],
  },
];

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
/** A calendar date in words: "13 February 2025". */
export const inWords = (date: string): string => DATE.format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
