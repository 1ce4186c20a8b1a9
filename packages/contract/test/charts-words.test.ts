import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { speechIn, type ChartTextId } from '../src/charts/index.ts';
import { en } from '../src/charts/words/en.ts';
import { wordsIn } from '../src/charts/words/index.ts';
import { LABEL_LANGUAGES, LANGUAGES, type Language } from '../src/index.ts';

const OWN = LABEL_LANGUAGES.filter((lang) => lang !== 'en');
const IDS = Object.keys(en) as ChartTextId[];
const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!.charAt(0).toLowerCase() + name!.slice(1)))].sort();
const forms = (text: string): string[] => text.split('|');
/** Texts of a number: every form has it. */
const COUNTS = IDS.filter((id) => forms(en[id]).length === 2 && forms(en[id]).every((form) => form.includes('{n}')));
/** How many forms the whole numbers of a language have, as the speech tells them apart. */
const FORMS: Partial<Record<Language, number>> = { en: 2, sq: 2, 'sr-Latn': 3, 'sr-Cyrl': 3 };

describe('what charts say', () => {
  test('has the same language as the labels of the code lists, else English', () => {
    for (const lang of LANGUAGES) assert.equal(wordsIn(lang).lang, LABEL_LANGUAGES.includes(lang) ? lang : 'en', lang);
  });

  test('is complete in each language, and none of it is left in English', () => {
    // Nothing but marks and what is put in, or a word that is the same.
    const same = new Set<string>(['digits', 'day', 'short-day', 'month', 'trend-now', 'trend-few', 'nobody', 'span-now', 'percent', 'quarter', 'short-quarter', 'months-of-days', 'short-months']);
    for (const lang of OWN) {
      const { texts } = wordsIn(lang);
      assert.deepEqual(Object.keys(texts).sort(), [...IDS].sort(), lang);
      assert.deepEqual(IDS.filter((id) => texts[id] === en[id] && !same.has(id)), [], lang);
      assert.deepEqual(IDS.filter((id) => !texts[id] && en[id]), [], lang);
    }
  });

  test('puts in what the English text puts in, in every form', () => {
    for (const lang of OWN) {
      for (const id of IDS) {
        const [ours, theirs] = [wordsIn(lang).texts[id], en[id]];
        assert.deepEqual(placeholders(ours), placeholders(theirs), `${lang} ${id}`);
        if (COUNTS.includes(id)) for (const form of forms(ours)) assert.deepEqual(placeholders(form), placeholders(theirs), `${lang} ${id}`);
      }
    }
  });

  test('has as many forms of a number as the language, and lists as long as the English ones', () => {
    assert.ok(COUNTS.length > 9 && COUNTS.includes('incidents') && COUNTS.includes('each-note'));
    for (const lang of OWN) {
      for (const id of IDS) {
        const long = forms(wordsIn(lang).texts[id]).length;
        if (COUNTS.includes(id)) assert.equal(long, FORMS[lang], `${lang} ${id}`);
        else if (id !== 'months-of-days' && id !== 'short-months') assert.equal(long, forms(en[id]).length, `${lang} ${id}`);
      }
      for (const id of ['months-of-days', 'short-months'] as const) assert.ok([1, 12].includes(forms(wordsIn(lang).texts[id]).length), lang);
    }
  });

  test('counts: the form that goes with the number', () => {
    const counted = (lang: Language, id: ChartTextId) => [0, 1, 2, 5, 11, 21, 22, 25, 101, 112, 1_000].map((n) => speechIn(wordsIn(lang)).count(n, id));
    assert.deepEqual(counted('sr-Latn', 'incidents'), [
      '0 incidenata', '1 incident', '2 incidenta', '5 incidenata', '11 incidenata', '21 incident', '22 incidenta', '25 incidenata', '101 incident', '112 incidenata', '1.000 incidenata',
    ]);
    assert.deepEqual(counted('sr-Cyrl', 'count-killed').slice(1, 6), ['1 убијена особа', '2 убијене особе', '5 убијених особа', '11 убијених особа', '21 убијена особа']);
    assert.deepEqual(counted('sq', 'count-injured').slice(0, 6), ['0 persona të plagosur', '1 person i plagosur', '2 persona të plagosur', '5 persona të plagosur', '11 persona të plagosur', '21 persona të plagosur']);
    assert.equal(counted('sq', 'incidents').at(-1), '1000 incidente');
  });

  test('begins a sentence with a capital where a month has none', () => {
    const values = { period: 'mart 2024.', incidents: '5 incidenata', other: 'mart 2023.', m: 4, change: '+25%' };
    assert.equal(speechIn(wordsIn('sr-Latn')).say('trend-change', values), 'Mart 2024.: 5 incidenata, +25% u odnosu na mart 2023. (4).');
    assert.equal(speechIn(wordsIn('sq')).say('trend-now', { period: 'dhjetor 2024', incidents: '1 incident' }), 'Dhjetor 2024: 1 incident.');
  });

  test('writes numbers, shares, changes and days as the language does', () => {
    const said = (lang: Language) => {
      const speech = speechIn(wordsIn(lang));
      return [speech.number(12_345.678, 2), speech.number(-0.5, 1), speech.percent(0.484), speech.change(-0.12), ...['2024Q3', '2024-05', '2024-05-31'].map((name) => speech.period(name)), speech.period('2024-05', true), speech.span('2024-01-01', '2024-03-31')];
    };
    assert.deepEqual(said('en'), ['12,345.68', '−0.5', '48 %', '−12 %', 'Q3 2024', 'May 2024', '31 May 2024', 'May', '1 January 2024 – 31 March 2024']);
    assert.deepEqual(said('sq'), ['12\u00a0345,68', '−0,5', '48%', '−12%', 'T3 2024', 'maj 2024', '31 maj 2024', 'maj', '1 janar 2024 – 31 mars 2024']);
    assert.deepEqual(said('sr-Latn'), ['12.345,68', '−0,5', '48%', '−12%', '3. tromesečje 2024.', 'maj 2024.', '31. maja 2024.', 'maj', '1. januara 2024. – 31. marta 2024.']);
    assert.deepEqual(said('sr-Cyrl'), ['12.345,68', '−0,5', '48%', '−12%', '3. тромесечје 2024.', 'мај 2024.', '31. маја 2024.', 'мај', '1. јануара 2024. – 31. марта 2024.']);
  });

  test('has no Latin letter in Cyrillic beside what is put in', () => {
    for (const [id, text] of Object.entries(wordsIn('sr-Cyrl').texts)) assert.doesNotMatch(text.replace(/\{\w+\}/g, ''), /[A-Za-zčćđšž]/, id);
  });

  test('says jurisdiction, and names none', () => {
    for (const lang of LABEL_LANGUAGES) {
      const all = Object.values(wordsIn(lang).texts).join('\n');
      assert.doesNotMatch(all, /countr(y|ies)|shtet|držav|zemlj|держав|држав|земљ/i, lang);
      assert.doesNotMatch(all, /Kosov|Косов/, lang);
    }
  });
});
