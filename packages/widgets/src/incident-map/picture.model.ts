import { formatFilters, type Filters } from '@seesac/contract';

/** Parts a text into lines that fit. A word that is longer than a line is parted. @param measure width of a text */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const put = (part: string) => {
    const longer = line ? `${line} ${part}` : part;
    if (measure(longer) <= width) line = longer;
    else {
      if (line) lines.push(line);
      line = part;
    }
  };
  for (const word of text.split(/\s+/)) {
    let rest = word;
    while (rest.length > 1 && measure(rest) > width) {
      // An address finds no space to be parted at.
      let fits = rest.length;
      while (fits > 1 && measure(rest.slice(0, fits)) > width) fits = Math.min(fits - 1, Math.ceil((fits * width) / measure(rest.slice(0, fits))));
      put(rest.slice(0, fits));
      rest = rest.slice(fits);
    }
    if (rest) put(rest);
  }
  return line ? [...lines, line] : lines;
}

/** Name of a file: the day of the data and the filters, of letters that every system takes. */
export function fileName(asOf: string, filters: Filters, synthetic: boolean, ending: string): string {
  const words = formatFilters(filters).replace(/%[0-9A-F]{2}|[^A-Za-z0-9]+/g, '-').replace(/-+/g, '-').replace(/^-|-$/g, '').slice(0, 80);
  return `${[synthetic ? 'SYNTHETIC-avmp' : 'avmp', 'map', asOf.slice(0, 10), words].filter(Boolean).join('-')}.${ending}`;
}

/** The address of a file of what lies in a box, from that of the incidents under the filters. */
export function fileIn(incidents: string, ending: string, filters: Readonly<Record<string, string>>): string {
  const address = new URL(incidents);
  address.pathname += `.${ending}`;
  for (const [key, value] of Object.entries(filters)) address.searchParams.set(key, value);
  return address.href;
}
