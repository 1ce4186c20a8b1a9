import { expect } from '@open-wc/testing';
import { incident } from '@seesac/testing';
import { storeOf } from '../src/lib/filter-store.ts';
import type { SeesacFiltersChangeEvent, SeesacIncidentCharts } from '../src/index.ts';
import { all, button, charts, choose, click, markOf, model, one, open, plotOf, point, press, said, tip, used, words } from './charts-support.ts';
import { mount, part, ready, service, tidy, until } from './harness.ts';

const FORMS = ['trend', 'cumulative', 'outcomes', 'people', 'jurisdictions', 'seasons', 'calendar', 'pictogram'] as const;
const filters = (element: SeesacIncidentCharts) => storeOf(element).value;
/** Where the cursor is drawn. */
const cursor = (element: SeesacIncidentCharts) => {
  const outline = one(element, '.cursor');
  return outline && (['x', 'y', 'width', 'height'].map((name) => Number(outline.getAttribute(name))) as [number, number, number, number]);
};

describe('what a reader does in seesac-incident-charts', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  describe('by keys', () => {
    for (const chart of FORMS)
      it(`every value of ${chart} is read, with the outline around it`, async () => {
        service();
        const element = await used(`chart="${chart}"`);
        plotOf(element).focus();
        const { rows, series, form } = model(element);
        const all = new Set(rows.flatMap(({ key }, row) => series.map((one, place) => [`${key} ${one.key}`, row, place] as const)).map(([name]) => name));
        const seen = new Map<string, string>();
        const reached = () => {
          const [x, y, width, height] = cursor(element)!;
          const found = rows.flatMap((_, row) => series.map((__, place) => [row, place] as const)).filter(([row, place]) => {
            const mark = markOf(element, row, place);
            return Math.abs(Math.max(mark.x - 3, 1) - x) < 1 && Math.abs(Math.max(mark.y - 3, 1) - y) < 1 && mark.width <= width && mark.height <= height;
          });
          for (const [row, place] of found) {
            const value = series[place]!.values[row];
            const label = rows[row]!.label;
            if (tip(element)[0] === label.replace(/\s+/g, ' ') && (series.length === 1 || tip(element)[1]!.startsWith(`${series[place]!.label}: `))) seen.set(`${rows[row]!.key} ${series[place]!.key}`, String(value));
          }
        };
        const go = (key: string, times: number) => {
          for (let i = 0; i < times; i++) {
            press(element, key);
            reached();
          }
        };
        const down = ['bars', 'pyramid', 'pictogram'].includes(form);
        expect(press(element, 'Home')).to.equal(true);
        reached();
        if (chart === 'calendar') {
          // Week by week: each begins on Monday, but those at the ends.
          for (let week = 0; week < 8; week++) {
            go('ArrowUp', 6);
            go('ArrowDown', 6);
            go('ArrowUp', 3);
            go('ArrowRight', 1);
          }
        } else {
          // As the values lie: along the rows, one series after the other; in a field of squares line by line.
          const [lines, steps] = form === 'heat' ? [rows.length, series.length - 1] : [series.length, rows.length - 1];
          for (let line = 0; line < lines; line++) {
            go((down ? ['ArrowDown', 'ArrowUp'] : ['ArrowRight', 'ArrowLeft'])[line % 2]!, steps);
            go(down && form !== 'heat' ? 'ArrowRight' : 'ArrowDown', 1);
          }
        }
        expect([...all].filter((name) => !seen.has(name)), 'not reached').to.deep.equal([]);
      });

    it('what is shown is what is spoken, once the keys rest, without groups in its numbers', async () => {
      service(Array.from({ length: 1234 }, (_, i) => incident({ id: String(i), date: '2024-03-01' })));
      const element = await used('chart="trend" step="year"');
      plotOf(element).focus();
      press(element, 'Home');
      expect(tip(element)).to.deep.equal(['2024', '1,234 incidents']);
      expect(await said(element)).to.equal('2024. 1234 incidents');
    });

    it('a share is told of what is reported, and none of what is not', async () => {
      service([incident({ id: '1', type: 'suicide' }), incident({ id: '2', type: 'suicide' }), incident({ id: '3', type: 'public_dispute' }), incident({ id: '4', type: 'unknown' })]);
      const element = await used('chart="breakdown"');
      press(element, 'Home');
      expect(tip(element)).to.deep.equal(['Firearm suicide', '2 incidents', '67 % of those reported']);
      press(element, 'End');
      expect(tip(element)).to.deep.equal(['Not reported', '1 incident']);
    });

    it('a rate comes with its interval, and says that it is of few', async () => {
      service([incident({ id: '1', jurisdiction: 'RS', date: '2024-01-01' })], { population: [{ area: 'RS', year: 2024, population: 6_600_000 }] });
      const element = await used('chart="jurisdictions" measure="rate"');
      const row = model(element).rows.findIndex(({ key }) => key === 'RS');
      press(element, 'Home');
      for (let i = 0; i < row; i++) press(element, 'ArrowDown');
      expect(tip(element).join('|')).to.match(/^Serbia\|\d\.\d\d per 100,000 people and year\|by chance alone from 0\.\d\d to \d+\.\d\d \(95 %\)\|few: of fewer than 20 incidents$/);
    });

    it('stays at an end; Home and End lead there; Escape leaves; other keys are the page’s', async () => {
      service();
      const element = await used('chart="trend"');
      const { rows } = model(element);
      expect(press(element, 'a')).to.equal(false);
      expect(press(element, 'Tab')).to.equal(false);
      expect(press(element, 'ArrowRight', { ctrlKey: true })).to.equal(false);
      press(element, 'End');
      press(element, 'ArrowRight');
      expect(tip(element)[0]).to.equal(rows.at(-1)!.label);
      press(element, 'Home');
      press(element, 'ArrowLeft');
      expect(tip(element)[0]).to.equal(rows[0]!.label);
      expect(press(element, 'Escape')).to.equal(true);
      expect([tip(element).length, cursor(element)]).to.deep.equal([0, null]);
      expect(press(element, 'Escape'), 'the page closes what it is in').to.equal(false);
    });

    it('the first key counts, though what hears it is fetched with it', async () => {
      service();
      const element = await charts('chart="trend"');
      expect(element.desk).to.equal(undefined);
      press(element, 'End');
      await until(() => tip(element).length);
      expect(tip(element)[0]).to.equal(model(element).rows.at(-1)!.label);
    });

    it('Enter filters by what is chosen and takes that away again', async () => {
      service();
      const element = await used('chart="trend" step="year" split="type"');
      const told: string[] = [];
      element.addEventListener('seesac-filters-change', (event) => told.push((event as SeesacFiltersChangeEvent).query));
      press(element, 'End');
      press(element, 'ArrowLeft');
      const [row, series] = [model(element).rows.at(-2)!, model(element).series[0]!];
      press(element, 'Enter');
      expect(filters(element)).to.deep.equal({ ...row.filters, ...series.filters });
      await ready(element);
      expect(element.query.last!.meta.filters).to.deep.equal(filters(element));
      expect(tip(element)[0], 'it is still chosen').to.equal(row.label);
      press(element, 'Enter');
      expect(filters(element)).to.deep.equal({});
      await ready(element);
      expect(told).to.deep.equal([`from=${row.filters!.from}&to=${row.filters!.to}&type=${series.key}`, '']);
    });

    it('the same choice brings back what was before', async () => {
      service();
      const element = await used('chart="trend"');
      element.desk!.filter({ from: '2024-01-01', to: '2024-12-31' });
      await ready(element);
      press(element, 'Home');
      press(element, 'Enter');
      expect(filters(element)).to.deep.equal({ from: '2024-01-01', to: '2024-01-31' });
      await ready(element);
      press(element, 'Enter');
      expect(filters(element)).to.deep.equal({ from: '2024-01-01', to: '2024-12-31' });
      await ready(element);
    });

    it('Shift and arrows choose a range, Enter applies it', async () => {
      service();
      const element = await used('chart="trend"');
      const { rows, series } = model(element);
      press(element, 'End');
      for (let i = 0; i < 3; i++) press(element, 'ArrowLeft', { shiftKey: true });
      const sum = series[0]!.values.slice(-4).reduce<number>((all, n) => all + n!, 0);
      expect(tip(element)).to.deep.equal([`${rows.at(-4)!.label} – ${rows.at(-1)!.label}`, `${sum} incidents`]);
      press(element, 'Enter');
      expect(filters(element)).to.deep.equal({ from: rows.at(-4)!.filters!.from, to: rows.at(-1)!.filters!.to });
      await ready(element);
    });

    it('what the page has locked is no choice', async () => {
      service();
      const element = await used('chart="jurisdictions" jurisdiction="RS AL" from="2024-01-01" to="2024-12-31"');
      press(element, 'Home');
      press(element, 'Enter');
      expect(filters(element)).to.deep.equal({ jurisdiction: ['RS', 'AL'], from: '2024-01-01', to: '2024-12-31' });
      expect(one(element, '[part=chips]')).to.equal(null);
    });

    it('all charts are one tab stop each', async () => {
      service();
      const element = await used('chart="trend outcomes"');
      plotOf(element, 0).focus();
      press(element, 'Home');
      plotOf(element, 1).focus();
      expect(tip(element), 'who leaves a chart leaves its value').to.deep.equal([]);
      press(element, 'Home', { at: 1 });
      expect(one(element, '.tip')!.closest<HTMLElement>('.plot')!.dataset['at']).to.equal('1');
      expect(getComputedStyle(plotOf(element, 0)).outlineStyle).to.equal('none');
    });
  });

  describe('by pointer', () => {
    it('a mouse reads the nearest value and leaves it; its words are inside of the chart, and Escape takes them away', async () => {
      service();
      const element = await used('chart="trend" step="year"');
      const { rows } = model(element);
      rows.forEach(({ label }, row) => {
        point(element, 'pointermove', row);
        expect(tip(element)[0]).to.equal(label);
        const [box, plot] = [one(element, '.tip')!.getBoundingClientRect(), plotOf(element).getBoundingClientRect()];
        expect([box.left >= plot.left - 1, box.right <= plot.right + 1], label).to.deep.equal([true, true]);
      });
      one(element, '.tip')!.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true, clientX: 0, clientY: 0 }));
      expect(tip(element)[0], 'who goes on to the words means no other value').to.equal(rows.at(-1)!.label);
      dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
      expect(tip(element)).to.deep.equal([]);
      point(element, 'pointermove', 0);
      element.dispatchEvent(new PointerEvent('pointerleave'));
      expect(tip(element)).to.deep.equal([]);
    });

    it('a pointer that moves draws nothing again', async () => {
      service();
      const element = await used('chart="trend"');
      let draws = 0;
      const real = element.requestUpdate.bind(element);
      element.requestUpdate = (...args: Parameters<typeof real>) => (draws++, real(...args));
      for (let row = 0; row < 12; row++) point(element, 'pointermove', row);
      expect(draws).to.equal(0);
    });

    it('a click filters, a second one takes that away; the filters can be seen and taken away', async () => {
      service();
      const element = await used('chart="breakdown" by="jurisdiction"');
      const row = model(element).rows.findIndex(({ key }) => key === 'XK');
      click(element, row);
      expect(filters(element)).to.deep.equal({ jurisdiction: ['XK'] });
      await ready(element);
      const chip = all(element, '.chip')[0]!;
      expect([words(chip), chip.ariaLabel]).to.deep.equal(['Jurisdiction: Kosovo* ×', 'Remove filter Jurisdiction: Kosovo*']);
      click(element, model(element).rows.findIndex(({ key }) => key === 'XK'));
      expect(filters(element)).to.deep.equal({});
      await ready(element);
      expect(one(element, '[part=chips]')).to.equal(null);
      click(element, row);
      await ready(element);
      all(element, '.chip')[0]!.click();
      await until(() => !filters(element).jurisdiction);
      await ready(element);
      expect(element.query.last!.meta.filters).to.deep.equal({});
      await until(() => (element.renderRoot as ShadowRoot).activeElement === plotOf(element));
    });

    it('a finger reads with a tap, which stays; the button in the words filters', async () => {
      service();
      const element = await used('chart="outcomes"');
      click(element, 1, { pointerType: 'touch' });
      expect(filters(element)).to.deep.equal({});
      expect(tip(element)[0]).to.equal('Injured');
      element.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'touch' }));
      expect(tip(element)[0]).to.equal('Injured');
      button(element, 'Show only these', '.tip').click();
      expect(filters(element)).to.deep.equal({ outcome: ['injured'] });
      await ready(element);
      click(element, 1, { pointerType: 'touch' });
      button(element, 'Show all again', '.tip').click();
      expect(filters(element)).to.deep.equal({});
      await ready(element);
      expect(getComputedStyle(plotOf(element)).touchAction, 'a page is scrolled over it').to.match(/pan-y/);
    });

    it('drawing over time sets first and last day, in either direction; a finger that scrolls draws nothing', async () => {
      service();
      const element = await used('chart="trend"');
      const { rows } = model(element);
      const draw = (from: number, to: number, pointerType = 'mouse') => {
        point(element, 'pointerdown', from, { pointerType });
        point(element, 'pointermove', to, { pointerType });
        point(element, 'pointerup', to, { pointerType });
      };
      draw(5, 2, 'touch');
      expect(filters(element)).to.deep.equal({});
      const real = Element.prototype.setPointerCapture;
      Element.prototype.setPointerCapture = () => {};
      draw(5, 2);
      point(element, 'click', 2);
      Element.prototype.setPointerCapture = real;
      expect(filters(element), 'the click that ends it chooses nothing').to.deep.equal({ from: rows[2]!.filters!.from, to: rows[5]!.filters!.to });
      await ready(element);
      expect(model(element).rows).to.have.length(4);
    });

    it('a part of what is drawn in a scope changes it for all', async () => {
      service();
      const [element, other] = mount<SeesacIncidentCharts>('<seesac-scope><seesac-incident-charts chart="outcomes"></seesac-incident-charts><seesac-incident-charts chart="trend"></seesac-incident-charts></seesac-scope>');
      await ready(element!, other!);
      await element!.use();
      click(element!, 0);
      await ready(element!, other!);
      expect(other!.query.last!.meta.filters).to.deep.equal({ outcome: ['killed'] });
    });
  });

  describe('by its options', () => {
    it('step, split and the year before of a trend', async () => {
      service();
      const element = await used('chart="trend"');
      await choose(element, 'Step', 'quarter');
      expect(model(element).rows[0]!.key).to.match(/Q/);
      (await open(element)).querySelector<HTMLInputElement>('.check input')!.click();
      await ready(element);
      expect(model(element).series.map(({ key }) => key)).to.deep.equal(['count', 'before']);
      await choose(element, 'Split by', 'type');
      expect(model(element).stacked).to.equal(true);
      expect(all(element, '.legend li').map(words)).to.deep.equal(model(element).series.map(({ label }) => label));
    });

    it('the field of a breakdown, whom people is about, what a pictogram counts', async () => {
      service();
      const element = await used('chart="breakdown people pictogram"');
      await choose(element, 'By', 'weapon', 0);
      expect(model(element, 0).rows[0]!.filters).to.have.property('weapon');
      await choose(element, 'People', 'perpetrator', 1);
      await choose(element, 'Outcome', 'killed', 1);
      expect(model(element, 1).title).to.match(/^Perpetrators .*: Killed$/);
      await choose(element, 'Outcome', 'injured', 2);
      expect(model(element, 2).title).to.match(/^People injured/);
      expect(element.getAttribute('by'), 'what the page set stays').to.equal(null);
    });

    it('rates where populations are known, and no such choice where they are not', async () => {
      service(undefined, { population: [{ area: 'RS', year: 2024, population: 6_600_000 }] });
      const element = await used('chart="jurisdictions"');
      await open(element);
      await until(() => all(element, 'label > span').some((span) => words(span) === 'Figures'));
      await choose(element, 'Figures', 'rate');
      expect(model(element).unit).to.equal('rate');
      tidy();
      service();
      const without = await used('chart="jurisdictions"');
      await open(without);
      await until(() => !without.desk!.hasRates);
      expect(all(without, 'label > span').map(words)).not.to.include('Figures');
    });

    it('a calendar goes a year back and forth', async () => {
      service();
      const element = await used('chart="calendar"');
      await open(element);
      button(element, '2024', '.tools').click();
      await ready(element);
      expect(model(element).rows[0]!.key).to.equal('2024-01-01');
      expect(model(element).rows).to.have.length(366);
    });

    it('a range without drawing it', async () => {
      service();
      const element = await used('chart="trend" step="year"');
      const { rows } = model(element);
      await open(element);
      for (const [name, at] of [['from', 1], ['to', 2]] as const) one<HTMLSelectElement>(element, `#${name}0 select`)!.value = rows[at]!.key;
      button(element, 'Show this period').click();
      expect(filters(element)).to.deep.equal({ from: rows[1]!.filters!.from, to: rows[2]!.filters!.to });
      await ready(element);
    });

    it('patterns beside colours, for all charts', async () => {
      service();
      const element = await used('chart="outcomes"');
      const check = [...(await open(element)).querySelectorAll('.check')].find((label) => words(label) === 'Patterns beside colours')!;
      check.querySelector('input')!.click();
      await until(() => one(element, '.plot path[fill="url(#fill-1)"]'));
      expect(part(element, 'title')).to.equal(model(element).title);
    });

    it('the lens, where a chart stands alone', async () => {
      service();
      const element = await used('chart="outcomes"');
      expect(one(element, ':not(.tools) > [part=lens]')).to.equal(null);
      (await open(element)).querySelectorAll<HTMLInputElement>('[part=lens] input')[1]!.click();
      await until(() => filters(element).lens === 'violence');
      await ready(element);
      expect(element.query.last!.meta.filters).to.deep.equal({ lens: 'violence' });
    });
  });
});
