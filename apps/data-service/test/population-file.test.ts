import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readPopulation } from '../src/population-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'seesac-population-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'population.csv');
const read = (content: string | Uint8Array) => {
  writeFileSync(path, content);
  return readPopulation(path);
};
const faultsOf = async (content: string | Uint8Array) => {
  const { rows, faults } = await read(content);
  assert.deepEqual(rows, [], 'nothing of a file with a fault is used');
  return faults;
};

describe('a file of populations', () => {
  test('is read as rows, jurisdictions in their order, each before its units, years upwards', async () => {
    const { rows, faults } = await read('area,year,population\nRS:Nišavski,2021,3000\nRS,2022,90000\nXK,2021,20000\nRS,2021,100000\n');
    assert.deepEqual(faults, []);
    assert.deepEqual(rows, [
      { area: 'XK', year: 2021, population: 20_000 }, { area: 'RS', year: 2021, population: 100_000 }, { area: 'RS', year: 2022, population: 90_000 },
      { area: 'RS:Nišavski', year: 2021, population: 3_000 },
    ]);
  });

  test('may have a source, its columns in any order, quotes, comments, a byte order mark, other line ends, empty rows and decomposed letters', async () => {
    const { rows, faults } = await read('\ufeff# invented figures\r\nsource,population,area,year\r\n"A, B",10,"RS:Nis\u030cavski",2021\r\n,,,\r\n,20,AL,2021\r\n');
    assert.deepEqual(faults, []);
    assert.deepEqual(rows, [{ area: 'AL', year: 2021, population: 20 }, { area: 'RS:Nišavski', year: 2021, population: 10, source: 'A, B' }]);
  });

  test('with wrong cells has them named by line and column, all of them', async () => {
    const faults = await faultsOf([
      'area,year,population,source', 'RS,2021,100,ok', 'Serbia,2021,100,', 'outside,2021,100,', 'RS:,2021,100,', 'RS,21,0,', 'RS,2022,"1,000",', 'RS,2023,1.5,', 'RS,2021,7,', 'RS,2024', '', 'AL,2100,10,"a\tb"',
    ].join('\n'));
    const at = (line: number, column: string) => `line ${line}, column ${column}: `;
    const areas = 'must be one of AL, BA, XK, MD, ME, MK, RS, or a unit of it as /v1/areas names it, such as RS:Nišavski';
    const people = 'must be a whole number of people above 0, written with digits alone';
    assert.deepEqual(faults, [
      `${at(3, 'area')}${areas}, not "Serbia"`, `${at(4, 'area')}${areas}, not "outside"`, `${at(5, 'area')}${areas}, not "RS:"`,
      `${at(6, 'year')}must be a year from 1900 to 2099, not "21"`, `${at(6, 'population')}${people}, not "0"`, `${at(7, 'population')}${people}, not "1,000"`,
      `${at(8, 'population')}${people}, not "1.5"`, `${at(9, 'year')}RS and 2021 are on line 2 already`, 'line 10: has 2 columns, the header has 4',
      `${at(12, 'year')}must be a year from 1900 to 2099, not "2100"`, `${at(12, 'source')}must have at most 200 characters in one line, not "a\\tb"`,
    ]);
  });

  test('with many faults has twenty told, and how many more there are', async () => {
    const faults = await faultsOf(`area,year,population\n${'x,2021,1\n'.repeat(25)}`);
    assert.equal(faults.length, 21);
    assert.deepEqual([faults[19]!.slice(0, 21), faults[20]], ['line 21, column area:', 'and 5 more']);
  });

  test('that is no such table is refused in a sentence', async () => {
    const table: [string | Uint8Array, RegExp][] = [
      ['', /^the file: The file is empty\.$/],
      ['area,year\nRS,2021', /^line 1: the header lacks population: it must be area,year,population, separated by commas/],
      ['area;year;population\nRS;2021;5', /^line 1: the header lacks area, year, population/],
      ['area,year,population,note\nRS,2021,5,x', /^line 1, column note: is none of area, year, population, source$/],
      ['area,year,population,year\nRS,2021,5,6', /^line 1, column year: .* have the same name/],
      ['area,year,population\n', /^the file has no rows$/],
      ['area,year,population\nRS,2021,"5\n', /^line 2: The quote that opens on this line is never closed/],
      [Buffer.from('area,year,population\nRS,2021,5\nRS:Ni\x9aavski,2021,5\n', 'latin1'), /^line 3: the file is not UTF-8/],
      [new Uint8Array((4 << 20) + 1), /^the file has 4194305 bytes, at most 4194304 are read$/],
    ];
    for (const [content, said] of table) {
      const faults = await faultsOf(content);
      assert.equal(faults.length, 1);
      assert.match(faults[0]!, said);
    }
  });

  test('that is not there or is none is a fault too', async () => {
    assert.deepEqual((await readPopulation(join(folder, 'none.csv'))).faults, ['there is no such file']);
    assert.match((await readPopulation(folder)).faults[0]!, /^the file cannot be read: /);
  });
});
