import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import {
  INCIDENT_SUBTYPES, INCIDENT_TYPES, LANGUAGES, MULTI_VALUES, NOTICES, TAXONOMY_KEYS, TYPES_OF_LENS, matchLanguage, noticesIn, taxonomiesIn, toSerbianCyrillic,
} from '../src/index.ts';

const shared = new URL('../../../../shared/', import.meta.url);
const skip = existsSync(shared) ? false : 'skipped: ../shared is not present';

test('every code list has every code of the reference, with its English label', { skip }, () => {
  const reference = JSON.parse(readFileSync(new URL('data/taxonomies.json', shared), 'utf8'));
  const ours = taxonomiesIn('en');
  const name: Record<string, keyof typeof ours> = { incidentType: 'type', ageGroup: 'age', placeType: 'place' };
  // Typography only: an en dash for a range, a proper apostrophe, an accent, and a region that is no centroid because it has no point.
  const plain = (s: string) => s.replace(/–/g, '-').replace(/’/g, "'").replace(/é/g, 'e').replace(/^Region centroid$/, 'Region');
  for (const [list, terms] of Object.entries(reference) as [string, { code: string; label: string; children?: { code: string; label: string }[] }[]][]) {
    const own = ours[name[list] ?? (list as keyof typeof ours)];
    for (const term of terms) assert.equal(plain(own.find((t) => t.code === term.code)?.label ?? 'missing'), plain(term.label), `${list} ${term.code}`);
    for (const child of terms.flatMap((t) => t.children ?? [])) assert.equal(ours.subtype.find((t) => t.code === child.code)?.label, child.label);
  }
});

test('each lens of a type is the one of the reference', { skip }, () => {
  const reference = JSON.parse(readFileSync(new URL('data/taxonomies.json', shared), 'utf8')).incidentType as { code: string; lens?: string }[];
  for (const { code, lens } of reference) {
    const expected = lens === 'violence' || lens === 'misuse' ? 'violence' : lens === 'enforcement' ? 'seizures' : undefined;
    assert.equal(taxonomiesIn('en').type.find((t) => t.code === code)?.lens, expected, code);
  }
});

test('the notices are those of the reference, word for word', { skip }, () => {
  const reference = readFileSync(new URL('reference/domain.md', shared), 'utf8').toLowerCase();
  for (const { key, text } of NOTICES) if (key !== 'synthetic') assert.ok(reference.includes(`> ${text.en.toLowerCase()}`), key);
});

test('no legal text is translated by anyone but SEESAC: other languages show the English one, marked as English', () => {
  for (const lang of LANGUAGES)
    for (const notice of noticesIn(lang)) if (notice.key !== 'synthetic') assert.equal(notice.lang, 'en', `${lang} ${notice.key}`);
  assert.equal(noticesIn('sq').find((n) => n.key === 'synthetic')?.lang, 'sq');
});

test('Kosovo* carries its asterisk in every language, and no label speaks of countries', () => {
  for (const lang of LANGUAGES) {
    const lists = taxonomiesIn(lang);
    assert.match(lists.jurisdiction.find((t) => t.code === 'XK')!.label, /\*$/);
    for (const key of TAXONOMY_KEYS)
      for (const { code, label } of lists[key]) {
        assert.ok(label.trim() && label === label.trim(), `${lang} ${key} ${code}`);
        assert.doesNotMatch(label, /countr/i);
        assert.doesNotMatch(label, /(Kosov[oaë]|Косово)(?!\*)/);
      }
  }
});

test('labels within a list differ in each language, so that a choice is never ambiguous', () => {
  for (const lang of LANGUAGES)
    for (const key of TAXONOMY_KEYS) {
      const labels = taxonomiesIn(lang)[key].map((t) => t.label);
      assert.equal(new Set(labels).size, labels.length, `${lang} ${key}: ${labels.join(', ')}`);
    }
});

test('the filter takes every code that has a label, and lenses hold types only', () => {
  const lists = taxonomiesIn('en');
  for (const [key, values] of Object.entries(MULTI_VALUES)) {
    const terms = key === 'type' ? [...lists.type, ...lists.subtype] : lists[key as keyof typeof lists];
    assert.deepEqual([...values].sort(), terms.map((t) => t.code).sort());
  }
  for (const types of Object.values(TYPES_OF_LENS)) for (const t of types) assert.ok(INCIDENT_TYPES.includes(t));
  assert.ok(INCIDENT_SUBTYPES.every((s) => !(INCIDENT_TYPES as readonly string[]).includes(s)));
});

for (const [latin, cyrillic] of [
  ['Niš', 'Ниш'], ['Đakovica', 'Ђаковица'], ['Ljubljana', 'Љубљана'], ['LJUBLJANA', 'LJUBLJANA'], ['Njegoš', 'Његош'], ['Džep', 'Џеп'], ['injekcija', 'инјекција'],
  ['konjunktura', 'конјунктура'], ['nadživeti', 'надживети'], ['Kosovo*', 'Косово*'], ['SEESAC i UNDP', 'SEESAC и UNDP'], ['{count} incidenata', '{count} инцидената'],
  ['Preuzmi CSV', 'Преузми CSV'], ['vidi https://www.seesac.org/', 'види https://www.seesac.org/'], ['Žrtva', 'Жртва'], ['četiri, šest', 'четири, шест'], ['2,5 %', '2,5 %'],
] as const)
  test(`${latin} is ${cyrillic} in Serbian Cyrillic`, () => assert.equal(toSerbianCyrillic(latin), cyrillic));

for (const [tag, language] of [
  ['en-GB', 'en'], ['sr', 'sr-Cyrl'], ['sr-RS', 'sr-Cyrl'], ['sr-Latn-RS', 'sr-Latn'], ['SR-latn', 'sr-Latn'], ['sr-ME', 'sr-Latn'], ['sh', 'sr-Latn'], ['cnr', 'cnr'],
  ['sr-Cyrl-ME', 'sr-Cyrl'], ['sh-Cyrl', 'sr-Cyrl'],
  ['cnr-ME', 'cnr'], ['sq-AL', 'sq'], ['mk', 'mk'], ['ro-MD', 'ro'], ['hr_HR', 'hr'], ['de', 'en'], ['', 'en'],
] as const)
  test(`the tag "${tag}" is read as ${language}`, () => assert.equal(matchLanguage(tag), language));
