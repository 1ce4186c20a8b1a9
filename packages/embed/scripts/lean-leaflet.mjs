import { parseAst } from 'rollup/parseAst';

/** The one file of Leaflet that is no UMD: it sets no `window.L`. */
const FILE = /\/leaflet\/dist\/leaflet-src\.esm\.js$/;
/** What the map uses of it, by the names inside that file: the map, the base of a layer, and what pointers and wheels do. */
const USED = ['Map', 'Layer', 'LatLngBounds', 'Drag', 'TouchZoom', 'ScrollWheelZoom', 'DoubleClickZoom'];
/** Methods that the map's own code calls, or Leaflet by a name that it puts together. Of the others those go that nothing names. */
const CALLED = new Set([
  'addHooks', 'addTo', 'containerPointToLayerPoint', 'fitBounds', 'getBounds', 'getBoundsZoom', 'getCenter', 'getEast', 'getNorth', 'getPane', 'getPixelOrigin', 'getSize',
  'getSouth', 'getWest', 'getZoom', 'getZoomScale', 'initialize', 'invalidateSize', 'latLngToContainerPoint', 'layerPointToLatLng', 'multiplyBy', 'off', 'on', 'panBy',
  'project', 'remove', 'removeHooks', 'round', 'setView', 'setZoom', 'subtract', 'divideBy', 'add', 'toString',
]);
/** Methods that only what was left out calls. */
const UNUSED = new Set([
  'addControl', 'removeControl', '_initControlPos', '_clearControlPos', 'locate', 'stopLocate', '_handleGeolocationError', '_handleGeolocationResponse', '_initOverlay', 'flyTo',
]);
/** Projections of other maps, which the list of projections would bring. */
const FOREIGN = ['Mercator', 'Simple', 'EPSG3395', 'EPSG4326'];
/** Two feature tests for renderers that are not used; they write `innerHTML`, which a page with Trusted Types refuses. Without these lines they say "no". */
const SINKS = ["div.innerHTML = '<svg/>';", `div.innerHTML = '<v:shape adj="1"/>';`];

/**
 * Leaflet without what a map of ours does not use: markers, popups, vectors, tiles, controls. Its classes are made by calls and extend each other, so no bundler
 * dares to leave one out. Here a statement stays when a used name needs it, or when it only adds to names that stay. 16 kB gzip are left of 40.6.
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
    const statements = body.filter((statement) => kept.has(statement));
    const unused = unusedIn(statements);
    for (const name of UNUSED) if (!unused.some(({ key }) => key.name === name)) throw new Error(`Leaflet has changed: it has no method ${name}`);
    // A method goes with the comma behind it.
    const cut = ({ start, end }) => unused.filter((one) => one.start >= start && one.end <= end)
      .reduceRight((text, one) => text.slice(0, one.start - start) + text.slice(one.end - start).replace(/^\s*,/, ''), safe.slice(start, end));
    const text = statements.map(cut).join('\n');
    return { code: `${text}\nexport { LatLngBounds, Layer, Map };\n`, map: { mappings: '' } };
  },
});

/** Methods of the object literals in statements: of classes, of what is added to them, of prototypes. */
function methodsIn(node, found = []) {
  if (Array.isArray(node)) for (const one of node) methodsIn(one, found);
  else if (typeof node?.type === 'string') {
    if (node.type === 'Property' && !node.computed && node.value.type === 'FunctionExpression') found.push(node);
    // A method in a method is none that others call.
    else for (const part of Object.values(node)) if (typeof part === 'object') methodsIn(part, found);
  }
  return found;
}

/** Methods that nobody calls: those of the list, and those whose name stands nowhere but at themselves, again and again until none is left. */
function unusedIn(statements) {
  const unused = new Set();
  for (let size = -1; size !== unused.size; ) {
    size = unused.size;
    const named = new Map();
    const count = (node) => {
      if (unused.has(node)) return;
      if (Array.isArray(node)) node.forEach(count);
      else if (typeof node?.type === 'string') {
        const name = node.type === 'Identifier' ? node.name : node.type === 'Literal' ? node.value : undefined;
        if (typeof name === 'string') for (const word of name.split(' ')) named.set(word, (named.get(word) ?? 0) + 1);
        Object.values(node).forEach((part) => typeof part === 'object' && count(part));
      }
    };
    count(statements);
    for (const method of methodsIn(statements)) if (UNUSED.has(method.key.name) || (named.get(method.key.name) === 1 && !CALLED.has(method.key.name))) unused.add(method);
  }
  return [...unused].sort((a, b) => a.start - b.start);
}

/** Parameters and variables of a function; those of functions in it are looked at when these are. */
function localsOf({ params, body }) {
  const names = params.map(({ name }) => name);
  const look = (node) => {
    if (Array.isArray(node)) node.forEach(look);
    else if (typeof node?.type === 'string') {
      if (node.type === 'VariableDeclarator') names.push(node.id.name);
      if (!/Function/.test(node.type)) Object.values(node).forEach((part) => typeof part === 'object' && look(part));
    }
  };
  look(body);
  return names;
}

/** Statements at the top of a module that define names, with all that these need, and those that only add to what is there then. */
function statementsFor(body, roots) {
  const definitions = new Map();
  for (const statement of body) {
    if (statement.type === 'VariableDeclaration') for (const { id } of statement.declarations) definitions.set(id.name, statement);
    if (statement.type === 'FunctionDeclaration') definitions.set(statement.id.name, statement);
  }
  const namesIn = (node, found = new Set(), own = new Set()) => {
    if (Array.isArray(node)) for (const one of node) namesIn(one, found, own);
    else if (typeof node?.type === 'string') {
      // What a function declares itself is not the module's.
      if (/Function/.test(node.type)) own = new Set([...own, ...localsOf(node)]);
      if (node.type === 'Identifier') {
        if (definitions.has(node.name) && !own.has(node.name)) found.add(node.name);
      }
      // Nor is the name of a property.
      else if (node.type === 'MemberExpression' && !node.computed) namesIn(node.object, found, own);
      else if (node.type === 'Property' && !node.computed) namesIn(node.value, found, own);
      else for (const part of Object.values(node)) if (typeof part === 'object') namesIn(part, found, own);
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
  // What is added to a name that stays: stays too, unless it would bring a class that nothing else needs. It may bring functions.
  const isClass = ({ declarations = [] }) =>
    declarations.some(({ id, init }) => FOREIGN.includes(id.name) || (init?.type === 'CallExpression' && init.callee.property?.name === 'extend'));
  const missing = (names, found = new Set()) => {
    for (const name of names) {
      const statement = definitions.get(name);
      if (kept.has(statement) || found.has(statement)) continue;
      found.add(statement);
      missing(namesIn(statement), found);
    }
    return found;
  };
  for (let size = -1; size !== kept.size; ) {
    size = kept.size;
    for (const statement of body) {
      if (!/^(Expression|If)Statement$/.test(statement.type) || kept.has(statement)) continue;
      // A condition gives values to the names that its first branch assigns: how texts are kept from being selected while the map is dragged.
      const first = statement.type === 'IfStatement' ? statement.consequent.body[0] : statement;
      const { left, callee } = first.expression;
      const target = [...namesIn(left ?? callee)];
      const more = missing(namesIn(statement));
      if (!target.length || !target.every((name) => kept.has(definitions.get(name))) || [...more].some(isClass)) continue;
      for (const one of [...more, statement]) kept.add(one);
    }
  }
  return kept;
}
