import { VERSION } from '../version.js';

interface PageRecord { version: string; warned?: boolean }

/** Defines a tag unless it is taken; says so once when it is taken by another version. A second copy of the same version is silent. */
export function define(tag: string, element: CustomElementConstructor): void {
  // Shared with the loader and with other copies, so that a page is told once.
  const record = ((globalThis as unknown as Record<symbol, PageRecord | undefined>)[Symbol.for('org.seesac.widgets')] ??= { version: VERSION });
  if (!customElements.get(tag)) customElements.define(tag, element);
  else if (record.version !== VERSION && !record.warned) {
    record.warned = true;
    console.warn(`SEESAC widgets ${record.version} serve this page, ${VERSION} does not.`);
  }
}
