import { expect } from '@open-wc/testing';
import { CHARTS, chartOf } from '@seesac/contract/charts.js';
import { incident } from '@seesac/testing';
import { change, storeOf } from '../src/lib/filter-store.ts';
import { parts } from '../src/incident-charts/parts.ts';
import type { SeesacIncidentCharts } from '../src/index.ts';
import { all, cells, charts, complete, drawing, model, one, plotOf, speechOf, used, words } from './charts-support.ts';
import { mount, part, ready, service, text, tidy, until } from './harness.ts';

const KOSOVO = /Kosovo(?!\*)(?! shall| Declaration)/;
const many = (n: number) => Array.from({ length: n }, (_, i) => incident({ id: String(i), date: `2024-0${1 + (i % 9)}-1${i % 7}` }));

describe('seesac-incident-charts', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  describe('renders', () => {
    for (const id of CHARTS)
      it(`${id}: title, sentence, picture and a table of the same figures`, async () => {
        service();
        const element = await charts(`chart="${id}"`);
        const chart = model(element);
        expect(chart.id).to.equal(id);
        expect(part(element, 'title')).to.equal(chart.title);
        expect(part(element, 'sentence')).to.equal(chart.sentence.replace(/\s+/g, ' '));
        const picture = plotOf(element).querySelector('svg')!;
        expect(picture.getAttribute('aria-label')).to.equal(chart.sentence);
        expect(picture.querySelectorAll('path').length, 'a few paths, however many values').to.be.within(1, 40);
        expect(picture.querySelectorAll('path, text').length).to.equal(drawing(element).shapes.length);
        const table = cells(element);
        expect(table.length, 'a row each').to.equal(chart.rows.length + 1);
        expect(table[0]!.slice(0, 1)).to.deep.equal([chart.rowsName]);
        const speech = speechOf(element);
        const said = (value: number | null | undefined) => (value == null ? 'not known' : speech.number(value, chart.unit === 'rate' ? 2 : 0));
        chart.rows.forEach(({ label }, row) => {
          expect(table[row + 1]).to.deep.equal([label, ...chart.series.flatMap(({ values, bounds = [] }) => [{ values }, ...bounds].map((column) => said(column.values[row])))].map((cell) => cell.replace(/\s+/g, ' ').trim()));
        });
        expect(text(element), 'no name without its asterisk').not.to.match(KOSOVO);
      });

    it('knows every chart, and makes of an answer what the service makes of it', async () => {
      expect(Object.keys(parts).sort()).to.deep.equal([...CHARTS].sort());
      service();
      const element = await charts(`chart="${CHARTS.join(' ')}"`);
      const { api: _, ...context } = { api: '', filters: {}, asOf: element.query.last!.meta.asOf, terms: element.query.last!.terms, speech: speechOf(element) };
      const { summary } = await import('@seesac/client/summary.js');
      const { questionOf } = await import('@seesac/contract/charts.js');
      const { defaultApi } = await import('../src/lib/api.ts');
      for (const [at, options] of element.options.entries()) {
        const { data } = await summary(defaultApi(), '', questionOf(options));
        expect(model(element, at), options.chart).to.deep.equal(chartOf(options, { ...context, summary: data }));
      }
    });

    it('a set where no chart is named, in two columns where there is room', async () => {
      service();
      const element = await charts('', '<div><seesac-incident-charts></seesac-incident-charts></div>');
      expect(element.query.last!.charts.map(({ id }) => id)).to.deep.equal(['trend', 'outcomes', 'people', 'breakdown', 'weapons', 'jurisdictions', 'seasons', 'pictogram']);
      expect(part(element, 'heading')).to.equal('Charts of firearm incidents');
      element.parentElement!.style.width = '1000px';
      await until(() => element.widths.of(0) > 900 && element.widths.of(1) < 500);
      element.parentElement!.style.width = '320px';
      await until(() => all(element, '.plot svg').every((picture) => Number(picture.getAttribute('width')) < 320));
      expect(element.scrollWidth).to.be.at.most(320);
      for (const at of element.options.keys()) {
        expect(drawing(element, at).width).to.equal(element.widths.of(at));
        expect(plotOf(element, at).querySelector('svg')!.getBoundingClientRect().width).to.be.at.most(320);
      }
    });

    it('nothing under the filters: a sentence and a line, no broken axes, no empty legend', async () => {
      service([]);
      const element = await charts(`chart="${CHARTS.join(' ')}"`);
      expect(all(element, '.plot')).to.have.length(0);
      expect(all(element, '.none')).to.have.length(CHARTS.length);
      expect(all(element, '.legend')).to.have.length(0);
      for (const sentence of all(element, '[part=sentence]')) expect(words(sentence)).to.match(/^(No incidents match|No victims are listed|No )/);
      await expect(element).to.be.accessible();
    });

    it('one incident, and very many', async () => {
      service([incident({ id: '1', date: '2024-02-29', counts: { killed: 1 } })]);
      const element = await charts('chart="trend outcomes breakdown"');
      expect(model(element, 0).series[0]!.values).to.include(1);
      expect(cells(element, 1)).to.deep.include(['Killed', '1']);
      const { last } = element.query;
      const chart = { ...last!.charts[0]!, series: [{ ...last!.charts[0]!.series[0]!, values: last!.charts[0]!.rows.map(() => 123_456_789) }] };
      element.query.last = { ...last!, charts: [chart, ...last!.charts.slice(1)] };
      element.requestUpdate();
      await element.updateComplete;
      expect(cells(element, 0)[1]![1]).to.equal('123,456,789');
      const box = plotOf(element).getBoundingClientRect();
      for (const label of plotOf(element).querySelectorAll('text')) expect(label.getBoundingClientRect().left, label.textContent!).to.be.at.least(box.left - 1);
    });

    it('what is not reported is hatched; everything is on request, and the words stay', async () => {
      service();
      const element = await used('chart="breakdown"');
      const filled = () => all(element, '.plot path[fill]').map((path) => path.getAttribute('fill'));
      expect(filled().every((fill) => fill === 'url(#fill-unknown)')).to.equal(true);
      element.switched = true;
      element.requestUpdate();
      await until(() => element.hasPatterns);
      await element.updateComplete;
      expect(filled()).to.include('url(#fill-1)');
      for (const fill of filled()) expect(one(element, fill!.slice(4, -1))?.localName, fill!).to.equal('pattern');
      const ids = all(element, '[id]').map(({ id }) => id);
      expect(new Set(ids).size, 'ids are told apart').to.equal(ids.length);
    });

    it('hatching is the tile of the files', async () => {
      service();
      const { PATTERNS } = await import('@seesac/contract/charts/patterns.js');
      const element = await charts('chart="trend"');
      const tile = one(element, '#fill-unknown')!;
      expect([tile.getAttribute('width'), tile.querySelector('.line-unknown')!.getAttribute('d')]).to.deep.equal([String(PATTERNS.unknown.size), PATTERNS.unknown.d]);
    });

    it('no letter is smaller than 12 px', async () => {
      service();
      const element = await used();
      for (const at of element.options.keys()) {
        element.open(at);
        one<HTMLDetailsElement>(element, `details[data-at="${at}"]`)!.open = true;
      }
      await element.updateComplete;
      for (const node of all(element, '.charts *')) if (node.textContent) expect(Number.parseFloat(getComputedStyle(node).fontSize), node.outerHTML.slice(0, 80)).to.be.at.least(12);
    });

    it('texts as text, whatever came in', async () => {
      service();
      const evil = '<img src=x onerror="top.ran=1">';
      const element = await charts(`heading="${evil.replaceAll('"', '&quot;')}" chart="breakdown"`);
      const { last } = element.query;
      element.query.last = { ...last!, charts: last!.charts.map((chart) => ({ ...chart, title: evil, sentence: evil, rows: chart.rows.map((row) => ({ ...row, label: evil })) })) };
      element.requestUpdate();
      await element.updateComplete;
      expect(one(element, 'img, script')).to.equal(null);
      expect(part(element, 'heading')).to.equal(evil);
    });
  });

  describe('asks', () => {
    it('once for all charts that need the same', async () => {
      const { network } = service();
      await charts('chart="outcomes breakdown people pictogram seasons"');
      expect(network.asked.filter((path) => path.startsWith('/v1/summary'))).to.have.length(1);
    });

    it('what its attributes say, and again when one of them changes; its options are no filters', async () => {
      const { network } = service();
      const element = await charts('chart="trend" step="quarter" split="type" jurisdiction="RS"');
      const last = () => network.asked.filter((path) => path.startsWith('/v1/summary')).at(-1)!;
      expect(last()).to.match(/jurisdiction=RS/).and.to.match(/split=type/).and.not.to.match(/step|chart/);
      expect(model(element).rows[0]!.key).to.match(/Q\d$/);
      element.step = 'year';
      await ready(element);
      expect(model(element).rows[0]!.key).to.match(/^\d{4}$/);
      element.setAttribute('people-outcome', 'killed');
      element.chart = 'people';
      await ready(element);
      expect(part(element, 'title')).to.match(/: Killed$/);
      expect(last()).not.to.match(/outcome=/);
    });

    it('without filters for none of their code', async () => {
      service();
      const element = await charts('chart="breakdown" by="weapon" figure="injured" compare year="2024" measure="count" people-role="victim"');
      expect(element.query.last!.meta.filters).to.deep.equal({});
    });
  });

  describe('reacts', () => {
    it('to the filters around it', async () => {
      service();
      const element = await charts('', '<seesac-scope><seesac-incident-charts chart="trend"></seesac-incident-charts></seesac-scope>');
      const before = part(element, 'sentence');
      change(element, { type: ['suicide'] });
      await ready(element);
      expect(part(element, 'sentence')).not.to.equal(before);
      expect(element.query.last!.meta.filters).to.deep.equal({ type: ['suicide'] });
    });

    it('a locked filter stays', async () => {
      service();
      const element = await charts('', '<seesac-scope><seesac-incident-charts chart="trend" jurisdiction="AL"></seesac-incident-charts></seesac-scope>');
      change(element, { jurisdiction: ['RS'], type: ['suicide'] });
      await ready(element);
      expect(element.query.last!.meta.filters).to.deep.equal({ jurisdiction: ['AL'], type: ['suicide'] });
    });

    it('a failing service is told of with a way to try again; the last charts stay', async () => {
      const { network } = service();
      const element = await charts('chart="trend"');
      network.fail(503);
      await element.query.retry();
      await element.updateComplete;
      expect(part(element, 'error')).to.include('cannot be shown');
      expect(all(element, '.plot')).to.have.length(1);
      network.clear();
      await element.query.retry();
      await element.updateComplete;
      expect(one(element, '[part=error]')).to.equal(null);
    });

    it('a slow service leaves room for the charts', async () => {
      const { network } = service();
      network.hold();
      const [element] = mount<SeesacIncidentCharts>('<seesac-incident-charts chart="trend breakdown"></seesac-incident-charts>');
      await element!.updateComplete;
      expect(one(element!, '[aria-busy=true]')).not.to.equal(null);
      expect(element!.getBoundingClientRect().height).to.be.above(400);
      // What the lens needs comes before the answer.
      await until(() => network.held > 0);
      await new Promise((resolve) => setTimeout(resolve, 200));
      element!.requestUpdate();
      await element!.updateComplete;
      expect(one(element!, '[part=lens]')).to.equal(null);
      network.release();
      await complete(element!);
      expect(all(element!, '.plot')).to.have.length(2);
    });

    it('in the language of the page, with its words and numbers', async () => {
      document.documentElement.lang = 'sr-Cyrl';
      service(many(30));
      const element = await charts('chart="jurisdictions"');
      expect(text(element)).to.include('Косово*').and.to.include('Прикажи табелу');
      expect(text(element)).not.to.match(/Косово(?!\*)/);
    });

    it('the lens is a choice of a set, a locked one is none', async () => {
      service();
      const element = await used('chart="trend breakdown"');
      const radios = all<HTMLInputElement>(element, '[part=lens] input');
      expect(radios.map(({ checked }) => checked)).to.deep.equal([true, false, false]);
      radios[2]!.click();
      await until(() => storeOf(element).value.lens === 'seizures');
      await ready(element);
      expect(element.query.last!.meta.filters).to.deep.equal({ lens: 'seizures' });
      expect(all<HTMLInputElement>(element, '[part=lens] input').map(({ checked }) => checked)).to.deep.equal([false, false, true]);
      all<HTMLInputElement>(element, '[part=lens] input')[0]!.click();
      await until(() => storeOf(element).value.lens === undefined);
      await ready(element);
      expect(element.query.last!.meta.filters).to.deep.equal({});
      const locked = await charts('chart="trend breakdown" lens="violence"');
      expect(one(locked, '[part=lens]')).to.equal(null);
    });
  });

  describe('is accessible', () => {
    it('by axe, and by its names: each chart has a title, a sentence, help and a table', async () => {
      service();
      const element = await used();
      await expect(element).to.be.accessible();
      for (const at of element.options.keys()) {
        const plot = plotOf(element, at);
        expect([plot.getAttribute('role'), plot.getAttribute('aria-roledescription'), plot.tabIndex]).to.deep.equal(['application', 'chart', 0]);
        expect(plot.getAttribute('aria-label')).to.equal(model(element, at).title);
        const told = plot.getAttribute('aria-describedby')!.split(' ').map((id) => words(one(element, `#${id}`)));
        expect(told[0]).to.equal(model(element, at).sentence.replace(/\s+/g, ' '));
        expect(told[1]).to.match(/Arrow keys/);
        expect(words(one(element, `#table${at} caption`))).to.equal(model(element, at).title);
      }
      expect(all(element, '.plot[tabindex], .plot [tabindex]')).to.have.length(element.options.length);
    });

    it('the table is there before a reader opens it, for screen readers; opened it can be seen, and scrolled by keys where it is long', async () => {
      service();
      const element = await charts('chart="trend"');
      const table = () => one(element, '#table0')!;
      expect(getComputedStyle(table()).display).not.to.equal('none');
      expect(table().getBoundingClientRect().width).to.be.below(2);
      expect(table().closest('[aria-hidden], [hidden]')).to.equal(null);
      const toggle = all<HTMLButtonElement>(element, '.actions button')[0]!;
      expect([words(toggle), toggle.ariaExpanded]).to.deep.equal(['Show table', 'false']);
      toggle.click();
      await element.updateComplete;
      expect([words(toggle), toggle.ariaExpanded]).to.deep.equal(['Hide table', 'true']);
      expect(table().getBoundingClientRect().width).to.be.above(100);
      expect(model(element).rows.length).to.be.above(25);
      expect([table().tabIndex, table().role, table().ariaLabel]).to.deep.equal([0, 'region', model(element).title]);
      await expect(element).to.be.accessible();
      toggle.click();
      await element.updateComplete;
      expect(table().hasAttribute('tabindex')).to.equal(false);
    });

    it('with its options open', async () => {
      service();
      const element = await used('chart="trend people jurisdictions calendar"');
      for (const details of all<HTMLDetailsElement>(element, 'details[data-at]')) details.open = true;
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });
  });

  describe('leaves nothing behind', () => {
    it('a hundred times in the page and out of it again', async () => {
      const { network } = service();
      const added: string[] = [];
      const real = globalThis.addEventListener;
      const kept = new Map<unknown, string>();
      globalThis.addEventListener = ((type: string, act: unknown, ...more: []) => (kept.set(act, type), added.push(type), real.call(globalThis, type, act as EventListener, ...more))) as typeof addEventListener;
      const removed = globalThis.removeEventListener;
      globalThis.removeEventListener = ((type: string, act: unknown, ...more: []) => (kept.delete(act), removed.call(globalThis, type, act as EventListener, ...more))) as typeof removeEventListener;
      try {
        const element = await used('chart="trend"');
        const asked = network.asked.length;
        const { parentElement: box } = element;
        for (let i = 0; i < 100; i++) {
          element.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true }));
          plotOf(element).dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true, cancelable: true }));
          element.remove();
          box!.append(element);
        }
        element.remove();
        await new Promise((resolve) => setTimeout(resolve, 200));
        expect(network.asked.length, 'what it has asked it does not ask again').to.equal(asked);
        expect([...kept.values()].filter((type) => type === 'keydown')).to.deep.equal([]);
        expect(words(one(element, '#said')), 'nobody speaks any more').to.equal('');
      } finally {
        globalThis.addEventListener = real;
        globalThis.removeEventListener = removed;
      }
    });

    it('hidden and shown again it has the size of its place', async () => {
      service();
      const element = await charts('', '<div style="display:none;width:500px"><seesac-incident-charts chart="trend"></seesac-incident-charts></div>');
      element.parentElement!.style.display = 'block';
      await until(() => element.widths.of(0) < 500);
      await until(() => one(element, '.plot svg')!.getAttribute('width') === String(element.widths.of(0)));
      expect(element.widths.of(0)).to.equal(Math.floor(plotOf(element).getBoundingClientRect().width));
    });

    it('a scroll bar that comes with its height and goes with it makes no loop', async () => {
      service();
      const element = await charts('', '<div style="inline-size:420px;block-size:300px;overflow:auto"><seesac-incident-charts chart="breakdown"></seesac-incident-charts></div>');
      const errors: Event[] = [];
      const note = (event: Event) => errors.push(event);
      addEventListener('error', note);
      let draws = 0;
      const real = element.requestUpdate.bind(element);
      element.requestUpdate = (...args: Parameters<typeof real>) => (draws++, real(...args));
      for (const width of [421, 430, 425, 434]) {
        element.parentElement!.style.inlineSize = `${width}px`;
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      removeEventListener('error', note);
      expect(errors).to.have.length(0);
      expect(draws).to.be.below(20);
    });
  });
});
