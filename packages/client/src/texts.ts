import type { Language, NoticeText, Taxonomies } from '@seesac/contract';
import { address, type AskOptions } from './ask.js';
import { request } from './request.js';

/** Texts and labels; they are no figures, so their answers carry no meta that others rely on. */
export interface TextAnswer<T> { data: T }


/** Texts and labels, asked for once for each language and page. */
const kept = /* @__PURE__ */ new Map<string, TextAnswer<unknown>>();

const isText = (body: TextAnswer<unknown> | null) => body?.data;

async function text<T>(url: string, signal?: AbortSignal): Promise<TextAnswer<T>> {
  let answer = kept.get(url);
  if (!answer) kept.set(url, (answer = await request<TextAnswer<T>>(url, isText, signal)));
  return answer as TextAnswer<T>;
}

/** The legal notices in a language, English where there is no translation. */
export const notices = async (api: string, lang: Language, { signal }: AskOptions = {}): Promise<TextAnswer<NoticeText[]>> =>
  text(address(api, 'notices', `lang=${lang}`), signal);

/** The code lists with their labels in a language. */
export const taxonomies = async (api: string, lang: Language, { signal }: AskOptions = {}): Promise<TextAnswer<Taxonomies>> =>
  text(address(api, 'taxonomies', `lang=${lang}`), signal);
