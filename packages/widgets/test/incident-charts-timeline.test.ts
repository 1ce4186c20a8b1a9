import { expect } from '@open-wc/testing';
import { incident } from '@seesac/testing';
import { storeOf } from '../src/lib/filter-store.ts';
import type { SeesacIncidentCharts } from '../src/index.ts';
import { all, button, complete, model, one, plotOf, press, said, tip, used, words } from './charts-support.ts';
import { mount, ready, service, tidy, until } from './harness.ts';

/** A time line on its canvas, with what a reader uses. */
async function drawn(attributes = '', html?: string): Promise<SeesacIncidentCharts> {
  const element = await used(`chart="timeline" ${attributes}`, html);
  await until(() => one(element, '.canvas canvas'));
  await painted(element);
  return element;
}
/** uPlot draws in a task of its own. */
const painted = async (element: SeesacIncidentCharts) => {
  await element.updateComplete;
  await new Promise((resolve) => setTimeout(resolve, 30));
  // A box whose size is new is drawn anew in the frame after the one that tells of it.
  for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
};
const canvasOf = (element: SeesacIncidentCharts) => one<HTMLCanvasElement>(element, '.canvas canvas')!;
/** How many px of the canvas have about a colour. */
function pixels(element: SeesacIncidentCharts, colour: string): number {
  const canvas = canvasOf(element);
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  const [r, g, b] = colour.match(/\d+/g)!.map(Number) as [number, number, number];
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i + 3]! > 200 && Math.abs(data[i]! - r) + Math.abs(data[i + 1]! - g) + Math.abs(data[i + 2]! - b) < 12) count++;
  return count;
}
const inkOf = (element: SeesacIncidentCharts, ink: string) => getComputedStyle(one(element, `.sheet .line-${ink}`)!).stroke;
/** A pointer at a share of the width of the lines. */
function point(element: SeesacIncidentCharts, type: string, share: number, pointerType = 'mouse'): void {
  const { left, top, width, height } = one(element, '.canvas')!.getBoundingClientRect();
  plotOf(element).dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, clientX: left + width * share, clientY: top + height / 2, pointerType, pointerId: 1, button: 0 }));
}
const filters = (element: SeesacIncidentCharts) => storeOf(element).value;

describe('seesac-incident-charts: the time line', () => {
  beforeEach(() => {
    document.documentElement.lang = 'en';
    service();
  });
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  describe('draws', () => {
    it('its lines on a canvas, in their colours, over the axes and names of the drawing', async () => {
      const element = await drawn();
      expect(pixels(element, inkOf(element, '1')), 'the mean').to.be.greaterThan(200);
      expect(pixels(element, inkOf(element, 'past')), 'the days').to.be.greaterThan(200);
      const [sheet, canvas] = [one(element, '.sheet .grid')!.getBoundingClientRect(), one(element, '.canvas')!.getBoundingClientRect()];
      expect(canvas.right).to.be.closeTo(plotOf(element).getBoundingClientRect().right, 1.5);
      expect(canvas.top).to.be.closeTo(sheet.top, 2);
      expect(getComputedStyle(one(element, '.sheet .line-1')!).visibility).to.equal('hidden');
      expect(all(element, '.sheet text').map(words)).to.include.members(['0', 'Incidents in a day', 'Mean of 28 days']);
    });

    it('each value where the drawing has it', async () => {
      service(['2024-05-01', ...Array<string>(9).fill('2024-06-15'), '2024-08-01'].map((date, i) => incident({ id: `${i}`, date })));
      const element = await drawn('from="2024-05-01" to="2024-08-01"');
      const canvas = canvasOf(element);
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const peaks = new Set<number>();
      for (let x = 0; x < canvas.width; x++) for (let y = 0; y < canvas.height / 4; y++) if (data[(y * canvas.width + x) * 4 + 3]! > 100) peaks.add(x);
      expect(peaks.size).to.be.within(1, 12);
      const { values } = model(element).line!.series[0]!;
      const day = (values.indexOf(9) + 0.5) / values.length;
      expect(values.length).to.be.greaterThan(60);
      expect([...peaks].reduce((sum, x) => sum + x, 0) / peaks.size / canvas.width).to.be.closeTo(day, 0.005);
    });

    it('other colours when the scheme changes, whatever changes it', async () => {
      const element = await drawn();
      const light = inkOf(element, '1');
      element.setAttribute('theme', 'dark');
      await until(() => inkOf(element, '1') !== light && pixels(element, inkOf(element, '1')) > 200);
      expect(pixels(element, light)).to.equal(0);
    });

    it('whole weeks on request', async () => {
      const element = await drawn('grain="week"');
      expect(model(element).line!.step).to.equal(7);
      expect(pixels(element, inkOf(element, '1'))).to.be.greaterThan(200);
    });

    it('hidden, then shown, then narrower: in the width that it has', async () => {
      const element = await drawn('', '<div><seesac-incident-charts chart="timeline" hidden></seesac-incident-charts></div>');
      element.hidden = false;
      for (const width of [700, 320, 500]) {
        element.parentElement!.style.width = `${width}px`;
        await until(() => Math.abs(plotOf(element).clientWidth - element.widths.of(0)) < 1 && one(element, '.canvas')!.getBoundingClientRect().right <= plotOf(element).getBoundingClientRect().right + 1.5);
        await painted(element);
        const { width: css } = canvasOf(element).getBoundingClientRect();
        expect(canvasOf(element).width / css).to.be.closeTo(devicePixelRatio, 0.02);
        expect(css).to.be.closeTo(one(element, '.canvas')!.getBoundingClientRect().width, 1.5);
      }
    });
  });

  describe('is read by keys', () => {
    it('a day, a month, an end; what is shown is what is said', async () => {
      const element = await drawn();
      const { line } = model(element);
      const counts = line!.series[0]!.values;
      expect(press(element, 'End')).to.equal(true);
      await until(() => tip(element).length);
      const spokenText = await said(element);
      expect(tip(element)[1]).to.match(new RegExp(`^${counts.at(-1)} incidents?$`));
      expect(spokenText).to.equal(tip(element).join('. '));
      expect(all(element, '.dot').length).to.equal(line!.series.length);
      press(element, 'Home');
      const first = tip(element)[0]!;
      press(element, 'ArrowRight');
      press(element, 'ArrowLeft');
      expect(tip(element)[0]).to.equal(first);
      press(element, 'PageDown');
      expect(tip(element)[0]!.slice(0, 2), 'the same day of the next month').to.equal(first.slice(0, 2));
      expect(tip(element)[0]).not.to.equal(first);
    });

    it('one tab stop, told how; keys that mean nothing here are left to the page', async () => {
      const element = await drawn();
      expect(plotOf(element).getAttribute('aria-describedby')).to.equal('sentence0 line-keys0');
      expect(words(one(element, '#line-keys0'))).to.contain('Page Up / Page Down by a month').and.contain('Shift marks a period');
      expect(all(element, '.plot [tabindex], .plot button')).to.have.length(0);
      expect(one(element, '.canvas')!.ariaHidden).to.equal('true');
      for (const key of ['Tab', 'Enter', 'a', 'Escape']) expect(press(element, key), key).to.equal(false);
      expect(press(element, 'ArrowRight', { ctrlKey: true })).to.equal(false);
      await expect(element).to.be.accessible();
    });

    it('a period, and Enter filters by it; Escape leaves', async () => {
      const element = await drawn();
      press(element, 'End');
      press(element, 'PageUp', { shiftKey: true });
      press(element, 'ArrowLeft', { shiftKey: true });
      expect(tip(element)[0]).to.contain('–');
      const { first, series } = model(element).line!;
      const last = first + series[0]!.values.length - 1;
      press(element, 'Enter');
      const { from, to } = filters(element);
      expect((Date.parse(to!) / 864e5)).to.equal(last);
      expect(last - Date.parse(from!) / 864e5).to.be.within(29, 32);
      await ready(element);
      expect(model(element).line!.series[0]!.values.length).to.equal(last - Date.parse(from!) / 864e5 + 1);
      expect(tip(element), 'of other days nothing is chosen').to.deep.equal([]);
      press(element, 'End');
      expect(tip(element)).not.to.deep.equal([]);
      expect(press(element, 'Escape')).to.equal(true);
      expect(tip(element)).to.deep.equal([]);
    });

    it('what is chosen stays in another answer of the same days', async () => {
      const element = await drawn();
      press(element, 'End');
      press(element, 'PageUp', { shiftKey: true });
      const before = tip(element);
      const chart = model(element);
      await element.query.retry();
      await element.updateComplete;
      expect(model(element)).not.to.equal(chart);
      expect(tip(element)).to.deep.equal(before);
    });

    it('"Whole time" takes a period away again, unless the page has set it', async () => {
      const element = await drawn();
      const { length } = model(element).line!.series[0]!.values;
      expect(button(element, 'Whole time')).to.equal(undefined);
      press(element, 'Home');
      press(element, 'PageDown', { shiftKey: true });
      press(element, 'Enter');
      await ready(element);
      button(element, 'Whole time').click();
      await until(() => filters(element).from === undefined);
      await ready(element);
      expect(model(element).line!.series[0]!.values.length).to.equal(length);
      expect(button(await drawn('from="2024-01-01"'), 'Whole time')).to.equal(undefined);
    });
  });

  describe('is read by pointers', () => {
    it('a mouse shows a day and a drag filters by a period, the words beside it', async () => {
      const element = await drawn();
      point(element, 'pointermove', 0.4);
      expect(tip(element).length).to.equal(3);
      const box = one(element, '.tip')!.getBoundingClientRect();
      const hair = one(element, '.hair')!.getBoundingClientRect();
      expect(box.right < hair.left || box.left > hair.left).to.equal(true);
      point(element, 'pointerleave', 0.4);
      expect(tip(element)).to.deep.equal([]);
      point(element, 'pointerdown', 0.25);
      point(element, 'pointermove', 0.5);
      expect(one(element, '.reach')!.getBoundingClientRect().width).to.be.closeTo(one(element, '.canvas')!.getBoundingClientRect().width / 4, 3);
      expect(filters(element)).to.deep.equal({});
      point(element, 'pointerup', 0.5);
      const { first, series } = model(element).line!;
      const { length } = series[0]!.values;
      expect(Date.parse(filters(element).from!) / 864e5 - first).to.be.closeTo(length * 0.25, 1);
      expect(Date.parse(filters(element).to!) / 864e5 - first).to.be.closeTo(length * 0.5, 1);
    });

    it('a tap pins its words, which a page that scrolls does not', async () => {
      const element = await drawn();
      expect(getComputedStyle(plotOf(element)).touchAction).to.contain('pan-y');
      point(element, 'pointerdown', 0.3, 'touch');
      point(element, 'pointercancel', 0.3, 'touch');
      expect(tip(element)).to.deep.equal([]);
      point(element, 'pointerdown', 0.3, 'touch');
      point(element, 'pointerup', 0.3, 'touch');
      await until(() => tip(element).length);
      point(element, 'pointerleave', 0.3, 'touch');
      expect(tip(element).length).to.equal(3);
      expect(filters(element)).to.deep.equal({});
    });
  });

  describe('leaves nothing behind', () => {
    it('no canvas, no words, no listener after it left fifty times, and all of it again when it is back', async () => {
      const element = await drawn();
      const parent = element.parentElement!;
      press(element, 'End');
      const root = element.renderRoot;
      const listening = new Set<unknown>();
      const [add, remove] = [window.addEventListener, window.removeEventListener];
      window.addEventListener = function (this: Window, type: string, act: unknown, options: { signal?: AbortSignal } = {}) {
        listening.add(act);
        options?.signal?.addEventListener('abort', () => listening.delete(act));
        return add.call(this, type, act as EventListener, options);
      } as typeof window.addEventListener;
      window.removeEventListener = function (this: Window, type: string, act: unknown, options: unknown) {
        listening.delete(act);
        return remove.call(this, type, act as EventListener, options as EventListenerOptions);
      } as typeof window.removeEventListener;
      try {
        for (let n = 0; n < 50; n++) {
          element.remove();
          expect(root.querySelectorAll('.canvas, .tip, .hair, .live, [id^=line-keys]').length).to.equal(0);
          parent.append(element);
          await element.updateComplete;
          expect(root.querySelectorAll('.canvas canvas').length, `${n}`).to.equal(1);
        }
        element.remove();
        expect(listening.size).to.equal(0);
      } finally {
        window.addEventListener = add;
        window.removeEventListener = remove;
      }
      parent.append(element);
      await painted(element);
      expect(pixels(element, inkOf(element, '1'))).to.be.greaterThan(200);
    });

    it('its plot is that of another chart when the page chooses another', async () => {
      const element = await drawn();
      element.chart = 'trend';
      await ready(element);
      await until(() => !one(element, '.live'));
      expect(one(element, '.canvas')).to.equal(null);
      expect(plotOf(element).getAttribute('aria-describedby')).to.equal('sentence0 keys');
      expect(press(element, 'End')).to.equal(true);
    });
  });

  it('where uPlot cannot be had, the drawing is there, and its months are read by keys', async () => {
    const [element] = mount<SeesacIncidentCharts>('<seesac-incident-charts chart="timeline"></seesac-incident-charts>') as [SeesacIncidentCharts];
    // As if the module never came: it is not asked for where there is one.
    element.lines = { whole: () => '' } as unknown as NonNullable<SeesacIncidentCharts['lines']>;
    await complete(element);
    expect(one(element, '.canvas')).to.equal(null);
    expect(getComputedStyle(one(element, '.sheet .line-1')!).visibility).to.equal('visible');
    // At once: what a reader uses is still on its way, fetched by the focus.
    expect(element.desk).to.equal(undefined);
    plotOf(element).dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
    press(element, 'End');
    await until(() => tip(element).length);
    expect(tip(element)[0]).to.contain(model(element).rows.at(-1)!.label);
  });
});
