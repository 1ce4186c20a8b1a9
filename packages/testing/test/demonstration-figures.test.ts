import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filterPairs, parseFilters } from '@seesac/contract';
import {
  CONTRADICTIONS, DEMONSTRATION_END, FIGURE_SOURCES, PUBLISHED_FIGURES, agrees, figuresToCheck, generateDemonstration, isContradiction, measure, parseMetric,
} from '../src/demonstration/index.ts';

const UNTIL = [DEMONSTRATION_END, '2025-09-30'];

for (const until of UNTIL) {
  describe(`the synthetic incidents until ${until}`, () => {
    const incidents = generateDemonstration({ until });
    for (const { figure, contradiction } of figuresToCheck(until)) {
      const name = `${figure.period} ${figure.scope} ${figure.metric}: ${figure.value} (${figure.source})`;
      it(contradiction ? `do not hold ${name}, which is listed as a contradiction` : `hold ${name}`, () => {
        const value = measure(incidents, figure.period, figure.scope, figure.metric);
        assert.equal(agrees(figure, value), !contradiction, `counted ${value}`);
      });
    }

    it('count 141 on the day of the home page', () => assert.equal(measure(incidents, '2025-02-01..2025-02-13', 'SEE7', 'incidents'), 141));

    it('have comparable first halves of February in the years before', () => {
      for (const year of [2022, 2023, 2024]) {
        const count = measure(incidents, `${year}-02-01..${year}-02-13`, 'SEE7', 'incidents');
        assert.ok(count > 100 && count < 160, `${year}: ${count}`);
      }
    });

    it('keep to the shape of the published quarters: 39 to 55 % seizures, 16 to 47 killed, a summer peak of celebrations', () => {
      for (let year = 2014; year < 2025; year++) {
        const quarter = (q: number, metric: string) => measure(incidents, `${year}-Q${q}`, 'SEE7', metric);
        for (const q of [1, 2, 3, 4]) {
          const share = quarter(q, 'incidents.type.weapon_seizure.share');
          assert.ok(share > 0.37 && share < 0.55, `${year}-Q${q}: ${share} seizures`);
          const killed = quarter(q, 'victims.killed');
          assert.ok(killed >= 16 && killed <= 47, `${year}-Q${q}: ${killed} killed`);
          if (q !== 3) assert.ok(quarter(3, 'incidents.type.celebratory_shooting') > 2 * quarter(q, 'incidents.type.celebratory_shooting'), `${year}-Q${q}`);
        }
      }
    });
  });
}

describe('the figures', () => {
  for (const seed of [20250213, -7]) {
    it(`hold with the seed ${seed} too`, () => {
      const incidents = generateDemonstration({ until: '2025-09-30', seed });
      const failed = figuresToCheck('2025-09-30')
        .filter((f) => !f.contradiction && !agrees(f.figure, measure(incidents, f.figure.period, f.figure.scope, f.figure.metric)))
        .map(({ figure }) => `${figure.period} ${figure.scope} ${figure.metric}`);
      assert.deepEqual(failed, []);
    });
  }

  it('are all checked by the end of September 2025', () => assert.equal(figuresToCheck('2025-09-30').length, PUBLISHED_FIGURES.length));

  it('are left out while their period is not over', () => {
    const until = figuresToCheck(DEMONSTRATION_END);
    assert.ok(until.length < PUBLISHED_FIGURES.length);
    assert.ok(!until.some(({ figure }) => figure.period === '2025-Q2'));
    assert.throws(() => figuresToCheck('2025-02-30'), /until/);
  });

  it('have a source each, and none is there twice', () => {
    for (const figure of PUBLISHED_FIGURES) assert.ok(FIGURE_SOURCES[figure.source], figure.source);
    assert.equal(new Set(PUBLISHED_FIGURES.map((f) => `${f.period} ${f.scope} ${f.metric} ${f.value}`)).size, PUBLISHED_FIGURES.length);
  });

  it('contain each listed contradiction once', () => {
    for (const c of CONTRADICTIONS)
      assert.equal(PUBLISHED_FIGURES.filter((f) => (['period', 'scope', 'metric', 'value'] as const).every((key) => f[key] === c[key])).length, 1, c.metric);
    assert.equal(PUBLISHED_FIGURES.filter(isContradiction).length, CONTRADICTIONS.length);
  });

  it('are asked for in the filter language, or have a reason why not', () => {
    for (const { figure, question, reason } of figuresToCheck('2025-09-30')) {
      assert.equal(question === null, reason !== undefined, figure.metric);
      if (!question) continue;
      const { filters, errors } = parseFilters(filterPairs(question.filters));
      assert.deepEqual(errors, []);
      assert.deepEqual(filters, question.filters);
    }
    const of = (metric: string, period: string) => figuresToCheck('2025-09-30').find((f) => f.figure.metric === metric && f.figure.period === period)!.question;
    assert.deepEqual(of('incidents.type.criminal_context.organized_crime', '2024-Q1'), {
      counts: 'incidents', filters: { from: '2024-01-01', to: '2024-03-31', type: ['organized_crime'] },
    });
    assert.deepEqual(of('victims.died', '2014-01..2014-10'), {
      counts: ['killed', 'suicide'], filters: { from: '2014-01-01', to: '2014-10-31', jurisdiction: ['RS'] },
    });
    assert.deepEqual(of('incidents.fatal.domestic', '2014-01..2014-10'), {
      counts: 'incidents', filters: { from: '2014-01-01', to: '2014-10-31', jurisdiction: ['RS'], outcome: ['killed'], type: ['domestic_violence'] },
    });
    assert.equal(of('perpetrators.women', '2020'), null);
  });

  it('have metrics that the interpreter reads', () => {
    for (const { metric } of PUBLISHED_FIGURES) assert.doesNotThrow(() => parseMetric(metric), metric);
  });
});
