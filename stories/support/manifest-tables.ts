import manifest from '@seesac/widgets/custom-elements.json';

/** Tables for the guides, in Markdown, from the same manifest as the documentation of each widget: they cannot say anything else than the source. */
interface Item {
  name: string;
  description?: string;
  default?: string;
}
interface Declaration {
  tagName?: string;
  cssProperties?: Item[];
  cssParts?: Item[];
}

const widgets = (manifest.modules as { declarations?: Declaration[] }[])
  .flatMap((module) => module.declarations ?? [])
  .filter((declaration): declaration is Declaration & { tagName: string } => declaration.tagName !== undefined);

const row = (...cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
const table = (head: string[], rows: string[]) => [row(...head), row(...head.map(() => '---')), ...rows].join('\n');
const code = (text: string | undefined) => (text ? `\`${text.replace(/^'|'$/g, '')}\`` : '');

/** Every token once, with the widgets that know it. */
export function tokens(): string {
  const found = new Map<string, { item: Item; tags: string[] }>();
  for (const { tagName, cssProperties = [] } of widgets)
    for (const item of cssProperties) {
      const entry = found.get(item.name) ?? { item, tags: [] };
      found.set(item.name, { ...entry, tags: [...entry.tags, tagName] });
    }
  const rows = [...found.values()].map(({ item, tags }) =>
    row(
      code(item.name),
      item.description ?? '',
      code(item.default),
      tags.length === widgets.length ? 'all' : tags.map((tag) => tag.replace('seesac-incident-', '')).join(', '),
    ),
  );
  return table(['token', 'what it sets', 'default', 'widgets'], rows);
}

/** The parts of each widget. */
export const parts = (): string =>
  table(
    ['widget', 'part', 'what it is'],
    widgets.flatMap(({ tagName, cssParts = [] }) => cssParts.map((part) => row(code(tagName), code(part.name), part.description ?? ''))),
  );
