import { FEW, namesAt } from './context.js';
import type { ChartSpeech } from './speech.js';

/** Standard errors from which on the difference of two counts is told as one. The range of a dozen equal means is below it in 19 of 20 cases. */
const SURE = 3.3;
/** Which have the greatest and the smallest mean, and whether chance would make as much of a difference; empty where there is none. */
export function meanExtremes(list: readonly { label: string; values: readonly number[] }[], speech: ChartSpeech): string {
  const means = list.filter(({ values }) => values.length).map(({ label, values }) => ({ label, n: values.reduce((sum, n) => sum + n, 0) / values.length, of: values.length }));
  // One number is no mean, and of few incidents a mean says nothing.
  if (means.length < 2 || means.every(({ of }) => of < 2) || means.reduce((sum, { n, of }) => sum + n * of, 0) < FEW) return '';
  const [most, least] = [means.reduce((a, b) => (b.n > a.n ? b : a)), means.reduce((a, b) => (b.n < a.n ? b : a))];
  const [high, low] = [namesAt(means, most.n), namesAt(means, least.n)];
  if (most.n === least.n || !high) return '';
  const said = speech.say(low ? 'mean-extremes' : 'mean-most', { high, n: speech.number(most.n, 1), low: low ?? '', m: speech.number(least.n, 1) });
  return most.n - least.n < SURE * Math.sqrt(most.n / most.of + least.n / least.of) ? `${said} ${speech.say('mean-chance')}` : said;
}
