import { before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { formatFilters, type CountedOutcome, type CounterAnswer } from '@seesac/contract';
import { agrees, CONTRADICTIONS, figuresToCheck, generateDemonstration, TENSIONS, type PublishedFigure } from '../src/demonstration/index.ts';
import { serviceInAPage, type ServiceInAPage } from '../src/index.ts';

/** Why a published figure cannot hold together with the others. */
const whyNot = ({ period, scope, metric, value }: PublishedFigure) =>
  CONTRADICTIONS.find((c) => c.period === period && c.scope === scope && c.metric === metric && c.value === value)?.why;

/** The published figures, asked of the real routes, for data up to the home page's day and up to the last quarter published. */
for (const [until, now] of [['2025-02-13', '2025-02-13T12:00:00Z'], ['2025-09-30', '2025-09-30T12:00:00Z']] as const)
  describe(`the API, for demonstration data up to ${until}`, () => {
    let service: ServiceInAPage;
    before(() => void (service = serviceInAPage({ incidents: generateDemonstration({ until }).map((i) => ({ ...i, revision: 1 })), now: new Date(now) })));
    const counter = async (query: string): Promise<CounterAnswer> => {
      const response = await service.app.request(`/v1/counter${query && `?${query}`}`);
      assert.equal(response.status, 200, `${query}: ${await response.clone().text()}`);
      return (await response.json()) as CounterAnswer;
    };

    for (const { figure, contradiction, question } of figuresToCheck(until)) {
      if (!question) continue;
      const name = `${figure.value} ${figure.metric}, ${figure.scope} ${figure.period} (${figure.source})`;
      test(contradiction ? `does not repeat ${name}: ${whyNot(figure)}` : `answers ${name}`, async () => {
        const { data } = await counter(formatFilters(question.filters));
        const value = question.counts === 'incidents' ? data.count : question.counts.reduce((sum, o: CountedOutcome) => sum + data.outcomes[o], 0);
        assert.equal(agrees(figure, value), !contradiction, `answers ${value}`);
      });
    }

    test('names the figures that cannot be met or leave hardly any room, with the reason', (t) => {
      for (const c of CONTRADICTIONS) t.diagnostic(`not met: ${c.value} ${c.metric}, ${c.scope} ${c.period}. ${c.why} Kept: ${c.kept}.`);
      for (const { figures, how } of TENSIONS) t.diagnostic(`tight: ${figures}. ${how}`);
      assert.ok(CONTRADICTIONS.every((c) => c.why && c.kept) && TENSIONS.every((one) => one.how));
    });

    test('says of every answer that the data are synthetic', async () => {
      const { meta } = await counter('');
      assert.ok(meta.notices.includes('synthetic'));
      assert.match(meta.citation, /^Synthetic demonstration data, not for citation/);
    });

    if (until === '2025-02-13')
      test('shows 141 on the home page’s day, without being asked for anything', async () => {
        assert.equal((await counter('')).data.count, 141);
      });
  });
