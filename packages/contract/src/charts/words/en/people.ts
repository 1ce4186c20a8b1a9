/** What charts of people say: outcomes, ages and sexes, figures. See `en.ts`. */
export const people = {
  // People: outcomes, ages and sexes, figures
  'count-killed': '{n} person killed|{n} people killed',
  'count-injured': '{n} person injured|{n} people injured',
  'count-threatened': '{n} person threatened|{n} people threatened',
  'count-suicide': '{n} suicide|{n} suicides',
  victims: '{n} victim|{n} victims',
  perpetrators: '{n} perpetrator|{n} perpetrators',
  'outcomes-title': 'People killed, injured and threatened, and suicides, {span}',
  'outcomes-said': '{killed}, {injured}, {threatened}; apart from these, {suicide}.',
  apart: '{label} (counted apart)',
  'apart-note': 'Suicides are never counted as killed. These are four counts beside each other: do not add them up.',
  'silent-note': 'A number that is not reported adds nothing.',
  'filter-note': 'Filters choose incidents: everyone in an incident that matches is counted.',
  'killed-note': 'Suicides are not among the killed.',
  // Victims, then perpetrators.
  'people-title': 'Victims by age and sex, {span}|Perpetrators by age and sex, {span}',
  'people-of-title': 'Victims by age and sex, {span}: {outcome}|Perpetrators by age and sex, {span}: {outcome}',
  'people-none': 'No victims are listed.|No perpetrators are listed.',
  'sex-shares': '{people}. Of the {known} whose sex is reported, {p} are men and {q} women.',
  'sex-counts': '{people}. Men: {man}; women: {woman}; sex not reported: {unknown}.',
  'sex-of-none': '{people}. The sex of none is reported.',
  'age-most': 'Most often: {label}, {p} of those whose age is reported.',
  'age-most-few': 'Most often: {label} ({n}).',
  'age-unknown': 'Age not reported',
  'sex-unknown': 'Sex not reported',
  'perpetrators-note': 'Perpetrators include co-perpetrators, instigators and accomplices.',
  'listed-note': 'Shown: {n} of {m} people with this outcome. The others have the other role, or are not listed one by one.',
  // In the order of the four outcomes.
  'pictogram-title': 'People killed, {span}|People injured, {span}|People threatened, {span}|Suicides, {span}',
  'each-note': 'One figure stands for {n} person.|One figure stands for {n} people. The last one of a group is filled as far as people are left for it.',
  nobody: '{people}.',
} as const;
