import { parseAst } from 'rollup/parseAst';

/** The one file of Leaflet that is no UMD: it sets no `window.L`. */
const FILE = /\/leaflet\/dist\/leaflet-src\.esm\.js$/;
/** What the map uses of it, by the names inside that file: the map, the base of a layer, and what pointers and wheels do. */
const USED = ['Map', 'Layer', 'Drag', 'TouchZoom', 'ScrollWheelZoom', 'DoubleClickZoom', 'BoxZoom'];
/** Two feature tests for renderers that are not used; they write `innerHTML`, which a page with Trusted Types refuses. Without these lines they say "no". */
const SINKS = ["div.innerHTML = '<svg/>';", `div.innerHTML = '<v:shape adj="1"/>';`];

/**
 * Leaflet without what a map of ours does not use: markers, popups, vectors, tiles, controls. Its classes are made by calls and extend each other, so no bundler
 * dares to leave one out. Here a statement stays when a used name needs it, or when it only adds to names that stay. 17.6 kB gzip are left of 40.6.
 */
export const leanLeaflet = () => ({
  name: 'lean-leaflet',
  transform(code, id) {
    if (!FILE.test(id)) return null;
    for (const sink of SINKS) if (code.split(sink).length !== 2) throw new Error(`Leaflet has changed: "${sink}" is not there once`);
    // Blanks in their place, so that positions stay.
    const safe = SINKS.reduce((text, sink) => text.replace(sink, ' '.repeat(sink.length)), code);
    const { body } = parseAst(safe);
    const kept = statementsFor(body, USED);
    const text = body.filter((statement) => kept.has(statement)).map(({ start, end }) => safe.slice(start, end)).join('\n');
    return { code: `${text}\nexport { Map, Layer };\n`, map: { mappings: '' } };
  },
});

/** Statements at the top of a module that define names, with all that these need, and those that only add to what is there then. */
function statementsFor(body, roots) {
  const definitions = new Map();
  for (const statement of body) {
    if (statement.type === 'VariableDeclaration') for (const { id } of statement.declarations) definitions.set(id.name, statement);
    if (statement.type === 'FunctionDeclaration') definitions.set(statement.id.name, statement);
  }
  const namesIn = (node, found = new Set()) => {
    if (Array.isArray(node)) for (const one of node) namesIn(one, found);
    else if (typeof node?.type === 'string') {
      if (node.type === 'Identifier') definitions.has(node.name) && found.add(node.name);
      // The name of a property is none of the module.
      else if (node.type === 'MemberExpression' && !node.computed) namesIn(node.object, found);
      else if (node.type === 'Property' && !node.computed) namesIn(node.value, found);
      else for (const part of Object.values(node)) if (typeof part === 'object') namesIn(part, found);
    }
    return found;
  };
  const kept = new Set();
  const keep = (name) => {
    const statement = definitions.get(name);
    if (kept.has(statement)) return;
    kept.add(statement);
    for (const next of namesIn(statement)) keep(next);
  };
  for (const name of roots) {
    if (!definitions.has(name)) throw new Error(`Leaflet has changed: it has no ${name}`);
    keep(name);
  }
  for (const statement of body) {
    if (statement.type !== 'ExpressionStatement') continue;
    const names = [...namesIn(statement)];
    if (names.length && names.every((name) => kept.has(definitions.get(name)))) kept.add(statement);
  }
  return kept;
}
