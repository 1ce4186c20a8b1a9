/** A text as a feed has it. `html`: markup, to be read by its words; `text`: every character is meant. */
export interface RawText { kind: 'html' | 'text'; value: string; /** There was more of it than is looked at. */ isCut?: boolean }
export interface RawImage { url: string; alt?: RawText | undefined }

/** An item as a feed has it: nothing is checked yet. */
export interface RawItem {
  id?: string;
  title?: RawText;
  summary?: RawText;
  content?: RawText;
  /** Written dates, the best first. */
  published: string[];
  links: string[];
  /** Address that relative ones are meant to start from. */
  base?: string | undefined;
  tags: RawText[];
  lang?: string;
  images: RawImage[];
  alt?: RawText;
  /** Of our own file alone. */
  own?: { slug?: string; group?: string; status?: string; text?: string[] };
}

/** A document as it was read. */
export interface RawFeed {
  format: string;
  title?: RawText;
  description?: RawText;
  rights?: RawText;
  /** Tells the feed from others, as far as it says: its identifier or its page. */
  id?: string;
  lang?: string;
  items: RawItem[];
  /** Items that were left out because there are too many. */
  left: number;
  demonstration?: true;
  /** Keys of our own file that mean nothing, by item. */
  unknown?: { item: number; key: string }[];
}

/** Items that are read of a document, elements within elements, attributes of one element. */
export const CAPS = { items: 500, depth: 100, attributes: 200 } as const;
