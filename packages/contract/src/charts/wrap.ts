import { widthOf } from './drawing.js';

// Long words in little room: charts over time have none.

/** Where a text may be broken: not at the spaces that hold a number together, or a number and its per cent. */
export const BLANK = /[^\S\u00a0\u202f]+(?!%)/;

/** A text in lines of a width, px; a word that is longer than a line is cut. At most so many lines. */
export function wrap(words: string, width: number, most = Infinity): string[] {
  const lines: string[] = [];
  for (const word of words.split(BLANK)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  return kept.map((line, i) => cut(i === most - 1 && lines.length > most ? `${line} …` : line, width));
}

function cut(line: string, width: number): string {
  if (widthOf(line) <= width) return line;
  let end = line.length;
  while (end > 1 && widthOf(`${line.slice(0, end)}…`) > width) end--;
  return `${line.slice(0, end).trimEnd()}…`;
}
