import { expect } from '@open-wc/testing';
import { NOTICES } from '@seesac/contract';
import { light } from '@seesac/contract/charts.js';
import { incident } from '@seesac/testing';
import { tableText } from '../src/incident-charts/files.model.ts';
import { drawingFor, pngOf, printed, svgFileOf, type Shown } from '../src/incident-charts/picture.ts';
import { addEnglish } from '../src/incident-charts/speech.ts';
import type { SeesacIncidentCharts } from '../src/index.ts';
import { button, charts, model, one, open, used, words } from './charts-support.ts';
import { ready, service, tidy, until } from './harness.ts';

const HOSTILE = '</text></svg><script>top.ran = 1</script><img src=x onerror="top.ran = 1">';

async function shownOf(element: SeesacIncidentCharts, at = 0, patterns = false): Promise<Shown> {
  addEnglish((await import('@seesac/contract/charts/words/en/files.js')).files);
  return { answer: element.query.last!, chart: model(element, at), width: element.widths.of(at), patterns };
}
async function documentOf(blob: Blob): Promise<Document> {
  const made = new DOMParser().parseFromString(await blob.text(), 'image/svg+xml');
  expect(made.querySelector('parsererror'), 'well formed').to.equal(null);
  return made;
}
const wordsIn = (made: ParentNode) => [...made.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ');

/** What links would save, instead of saving it. */
async function saved(act: (files: HTMLAnchorElement[]) => Promise<void>): Promise<void> {
  const files: HTMLAnchorElement[] = [];
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function () {
    files.push(this);
  };
  try {
    await act(files);
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
}

describe('what a reader takes from seesac-incident-charts', () => {
  beforeEach(() => (document.documentElement.lang = 'en'));
  afterEach(() => expect(tidy(), 'the console').to.deep.equal([]));

  it('files by the day, the chart and the filters, each of its kind', async () => {
    service();
    const element = await used('chart="breakdown" lens="violence"');
    await open(element);
    await saved(async (files) => {
      for (const [name, type] of [['CSV', 'text/csv'], ['SVG', 'image/svg+xml'], ['PNG', 'image/png']] as const) {
        button(element, name, '.take').click();
        await until(() => files.at(-1)?.download.endsWith(name.toLowerCase()));
        expect(files.at(-1)!.download).to.equal(`SYNTHETIC-avmp-breakdown-2025-02-13-lens-violence.${name.toLowerCase()}`);
        expect((await (await fetch(files.at(-1)!.href)).blob()).type).to.equal(type);
      }
      const last = files.at(-1)!.href;
      element.remove();
      await fetch(last).then(() => expect.fail('the address of a file outlives its chart'), () => {});
    });
  });

  it('a CSV with the rows of the table and all that they mean', async () => {
    service([incident({ id: '1', jurisdiction: 'XK' }), incident({ id: '2', jurisdiction: 'XK' })]);
    const element = await used('chart="breakdown" by="jurisdiction"');
    await open(element);
    await saved(async (files) => {
      button(element, 'CSV', '.take').click();
      await until(() => files.length);
      const text = await (await fetch(files[0]!.href)).text();
      const lines = text.replace('\ufeff', '').split('\r\n');
      expect(lines.slice(0, model(element).rows.length + 1).map((line) => line.split(',').slice(0, 2))).to.deep.equal([
        [model(element).rowsName, 'Incidents'],
        ...model(element).rows.map(({ label }, row) => [label, String(model(element).series[0]!.values[row])]),
      ]);
      for (const { key, text: notice } of NOTICES) if (element.query.last!.meta.notices.includes(key)) expect(text.replaceAll('""', '"')).to.include(notice.en);
      expect(text).to.include(model(element).title).and.to.include(element.query.last!.meta.citation.slice(0, 40)).and.not.to.match(/Kosovo(?!\*)(?! shall| Declaration)/);
    });
  });

  describe('a picture', () => {
    it('has title, finding, legend, notes, filters, day, citation and notices, in the language of the reader', async () => {
      document.documentElement.lang = 'sr-Cyrl';
      service();
      const element = await charts('chart="trend" split="type" step="year" jurisdiction="XK RS"');
      const made = await documentOf(svgFileOf(await shownOf(element)));
      const chart = model(element);
      const text = wordsIn(made).replace(/\s+/g, ' ');
      for (const part of [...chart.title.split(' '), ...chart.sentence.split(' '), ...chart.series.flatMap(({ label }) => label.split(' '))]) expect(text).to.include(part);
      expect(text).to.include('Косово*').and.to.include('13. фебруар');
      for (const { key, text: notice } of element.query.last!.texts) if (element.query.last!.meta.notices.includes(key)) expect(text).to.include(notice.slice(0, 30));
      expect(made.documentElement.getAttribute('lang')).to.equal('sr-Cyrl');
    });

    it('as SVG has no script, no style, no address, and letters of at least 12 px', async () => {
      service();
      const element = await charts('chart="trend people jurisdictions seasons pictogram"');
      for (const at of element.options.keys()) {
        const made = await documentOf(svgFileOf(await shownOf(element, at, true)));
        expect(made.querySelector('style, [style], script, image, a, use, foreignObject, [href]')).to.equal(null);
        for (const node of made.querySelectorAll('[font-size]')) expect(Number(node.getAttribute('font-size'))).to.be.at.least(12);
      }
    });

    it('runs nothing of what came in', async () => {
      service();
      const element = await charts('chart="breakdown"');
      const { last } = element.query;
      element.query.last = { ...last!, meta: { ...last!.meta, citation: HOSTILE }, charts: last!.charts.map((chart) => ({ ...chart, title: HOSTILE, sentence: HOSTILE, rows: chart.rows.map((row) => ({ ...row, label: HOSTILE })) })) };
      const shown = await shownOf(element);
      const made = await documentOf(svgFileOf(shown));
      for (const drawing of [made.documentElement, drawingFor(shown)]) {
        expect(drawing.querySelector('script, img, foreignObject')).to.equal(null);
        expect([...drawing.querySelectorAll('*')].some(({ attributes }) => [...attributes].some(({ name }) => /^on|href/.test(name)))).to.equal(false);
      }
      expect((globalThis as { ran?: number }).ran).to.equal(undefined);
    });

    it('as PNG is the SVG, twice as sharp, on white whatever the screen, with hatching where nothing is reported', async () => {
      document.documentElement.style.colorScheme = 'dark';
      service(Array.from({ length: 60 }, (_, i) => incident({ id: String(i), type: i < 30 ? 'unknown' : 'public_dispute' })));
      const element = await charts('chart="breakdown"');
      const shown = await shownOf(element);
      const image = await createImageBitmap(await pngOf(shown));
      const root = (await documentOf(svgFileOf(shown))).documentElement;
      expect([image.width, image.height]).to.deep.equal([2 * Number(root.getAttribute('width')), 2 * Math.ceil(Number(root.getAttribute('height')))]);
      const ctx = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      ctx.drawImage(image, 0, 0);
      const { data } = ctx.getImageData(0, 0, image.width, image.height);
      const count = (hex: string) => {
        const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
        let n = 0;
        for (let i = 0; i < data.length; i += 4) if (data[i] === r && data[i + 1] === g && data[i + 2] === b) n++;
        return n;
      };
      expect([...data.slice(0, 4)]).to.deep.equal([255, 255, 255, 255]);
      const [plain, hatched] = [count(light.inks[1]), count(light.inks.unknown)];
      expect(plain, 'a bar').to.be.above(2_000);
      expect(hatched, 'lines on white, no area').to.be.within(200, plain / 2);
    });
  });

  it('the table for a spreadsheet, by the clipboard or selected where there is no permission', async () => {
    service();
    const element = await used('chart="outcomes"');
    await open(element);
    const copied: string[] = [];
    const write = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = async (text) => void copied.push(text);
    try {
      button(element, 'Copy as a table').click();
      await until(() => words(one(element, '.take [role=status]')) === 'Copied');
      const chart = model(element);
      expect(copied).to.deep.equal([tableText(chart)]);
      expect(copied[0]!.split('\n').map((line) => line.split('\t'))).to.deep.equal([[chart.rowsName, 'People'], ...chart.rows.map(({ label }, row) => [label, String(chart.series[0]!.values[row])])]);
      navigator.clipboard.writeText = async () => {
        throw new DOMException('', 'NotAllowedError');
      };
      button(element, 'Copy as a table').click();
      await until(() => element.opened.has(0));
      await ready(element);
    } finally {
      navigator.clipboard.writeText = write;
    }
  });

  it('one chart is printed alone, and its frame goes', async () => {
    service();
    const element = await charts('chart="trend"');
    const shown = await shownOf(element);
    const done = printed(shown);
    const page = document.querySelector<HTMLIFrameElement>('body > iframe[aria-hidden]')!.contentDocument!;
    expect([page.title, page.querySelector('svg')!.getAttribute('aria-label')]).to.deep.equal([shown.chart.title, shown.chart.title]);
    expect(wordsIn(page)).to.include('13 February 2025').and.to.include('Security Council Resolution 1244');
    done();
    expect(document.querySelector('body > iframe[aria-hidden]')).to.equal(null);
  });
});
