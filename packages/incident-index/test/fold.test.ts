import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldText } from '../src/index.ts';
import { foldWords } from '../src/fold.ts';

/** Text, what search compares, and the other spelling under which it is found too. */
const TABLE: [language: string, text: string, folded: string, also?: string][] = [
  ['Serbian, Latin', 'Niš', 'nis'], ['Serbian, Cyrillic', 'Ниш', 'nis'], ['typed without marks', 'nis', 'nis'], ['capitals', 'НИШ', 'nis'],
  ['Serbian, Latin', 'Đakovica', 'djakovica', 'dakovica'], ['Serbian, Cyrillic', 'Ђаковица', 'djakovica', 'dakovica'],
  ['typed with dj', 'Djakovica', 'djakovica'], ['typed without the stroke', 'Dakovica', 'dakovica'], ['eth for đ', 'Ðakovica', 'djakovica', 'dakovica'],
  ['Serbian, Latin', 'Đorđe', 'djordje', 'dorde'], ['Serbian, Cyrillic', 'Љубљана Њива Џеп ћук чаша жеља', 'ljubljana njiva dzep cuk casa zelja'],
  ['Croatian', 'Čačak Šibenik Žepče Ćuprija', 'cacak sibenik zepce cuprija'], ['one-letter digraphs', 'Ǆep ǉubav ǋiva', 'dzep ljubav njiva'],
  ['Montenegrin', 'Śutra źenica', 'sutra zenica'], ['Montenegrin, Cyrillic', 'Цетиње', 'cetinje'], ['Montenegrin', 'Cetinje', 'cetinje'],
  ['Macedonian', 'Ѓорче', 'gjorce', 'gorce'], ['Macedonian', 'Ќафасан', 'kjafasan', 'kafasan'], ['Macedonian, loose accent', 'Г\u0301орче', 'gjorce', 'gorce'],
  ['Macedonian, Latin', 'Ǵorče Ḱafasan', 'gjorce kjafasan', 'gorce kafasan'], ['Macedonian', 'Ѕвезда ѝ', 'dzvezda i'], ['Macedonian', 'Скопје', 'skopje'],
  ['Albanian', 'Prishtinë', 'prishtine'], ['Serbian', 'Priština', 'pristina'], ['Albanian', 'Çair Përmet', 'cair permet'],
  ['Serbian', 'Peć', 'pec'], ['Serbian, Cyrillic', 'Пећ', 'pec'], ['Albanian', 'Peja', 'peja'], ['Albanian', 'Pejë', 'peje'],
  ['Romanian, comma', 'Chișinău Bălți Țară', 'chisinau balti tara'], ['Romanian, cedilla', 'Chişinău Bălţi', 'chisinau balti'], ['Romanian', 'Râșcani Înalt', 'rascani inalt'],
  ['Turkish', 'Iğdır İstanbul', 'igdir istanbul'], ['Russian', 'Кишинёв Тирасполь', 'kisinev tiraspol'], ['Ukrainian', 'Київ', 'kiiv', 'kyiv'], ['Latin', 'Kyiv', 'kyiv'],
  ['German', 'Straße STRASSE', 'strasse strasse'], ['Danish', 'Ærø', 'aero', 'aeroe'], ['French', 'œuvre', 'oeuvre'], ['with an accent', 'ǽ ǿ', 'ae o', 'ae oe'],
  ['ligatures', 'ﬁre oﬃce', 'fire office'], ['full width', 'Ｎｉš１２', 'nis12'], ['Polish', 'Łódź', 'lodz'],
  ['loose marks', 'Nis\u030c Z\u030cepče', 'nis zepce'], ['stress marks', 'Бео\u0301град', 'beograd'], ['soft hyphen and zero width', 'Beo\u00adgr\u200bad', 'beograd'],
  ['punctuation', '  Kosovo* – “Niš”,\n(2024)… ', 'kosovo nis 2024'], ['nothing', '–…!*\u200b', ''],
];

test('every language of the region folds to the same Latin words', () => {
  for (const [language, text, folded, also] of TABLE) {
    assert.equal(foldText(text), folded, `${language}: ${text}`);
    assert.equal(foldWords(text).map((spellings) => spellings.at(-1)).join(' '), also ?? folded, `${language}: ${text}, the other spelling`);
  }
});

test('names that are not spellings of each other stay apart', () => {
  assert.notEqual(foldText('Peć'), foldText('Peja'));
  assert.notEqual(foldText('Priština'), foldText('Prishtinë'));
});

test('folding twice changes nothing, and words hold neither capitals nor marks nor blanks', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const folded = foldText(text);
    assert.equal(foldText(folded), folded);
    assert.doesNotMatch(folded, /\p{M}|^ | $| {2}/u);
    assert.equal(folded, folded.toLowerCase());
  }), { numRuns: 2000 });
});

test('a text folds as its parts do', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...TABLE.map(([, text]) => text))), (texts) => {
    assert.deepEqual(foldWords(texts.join(' ')), texts.flatMap(foldWords));
  }));
});
