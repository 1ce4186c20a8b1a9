import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const TYPES: Record<string, string> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' };

/** A file of `public/`; its address changes with its content, so it may be kept for ever. */
export interface Asset { name: string; body: Buffer<ArrayBuffer>; type: string; address: string }

export const assets: ReadonlyMap<string, Asset> = new Map(
  ['tokens.css', 'site.css', 'parts.css', 'site.js', 'icon.svg'].map((name) => {
    const body = readFileSync(new URL(`../public/${name}`, import.meta.url));
    const version = createHash('sha256').update(body).digest('hex').slice(0, 12);
    return [name, { name, body, type: TYPES[name.split('.')[1]!]!, address: `/${name}?v=${version}` }];
  }),
);

/** Address of a file of `public/`. */
export const asset = (name: string): string => assets.get(name)!.address;
