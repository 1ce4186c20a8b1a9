import { LABEL_LANGUAGES, LANGUAGES, noticesIn, NOTICES_VERSION, taxonomiesIn, type Language } from '@seesac/contract';
import { sha256Hex } from '@seesac/incident-index';
import type { Answer } from '../http/answers.js';
import { oneOf, readQuery } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope } from './envelope.js';
import { LANG } from './parameters.js';
import { NoticesAnswer, TaxonomiesAnswer } from './schemas.js';
import { answers } from './responses.js';

const OWN = { lang: oneOf(LANGUAGES, 'en') };

interface Text { path: string; data: (lang: Language) => unknown; meta: (lang: Language, data: string) => Record<string, unknown> }

/** Answers by language. */
function byLanguage(service: Service, { path, data, meta }: Text): (url: string) => Answer {
  return (url) => {
    const { values: { lang = 'en' }, canonical } = readQuery(url, path, OWN, []);
    return service.answers.get(canonical, () => {
      const text = JSON.stringify(data(lang));
      return service.constant(envelope(text, meta(lang, text), { self: service.address(canonical) }));
    });
  };
}

/** `/v1/notices`: the legal notices in a language. */
export function notices(service: Service): Route {
  const path = '/v1/notices';
  const answer = byLanguage(service, { path, data: noticesIn, meta: (requested) => ({ version: NOTICES_VERSION, requested }) });
  return declare({
    method: 'get',
    path,
    operationId: 'notices',
    tags: ['Texts'],
    summary: 'The notices that must be shown with the data',
    description: [
      '`meta.notices` of an answer names those that go with it. A notice without an official translation is given in English;',
      '`lang` of each says which language its text is in. The answer does not depend on the dataset.',
    ].join(' '),
    parameters: [LANG],
    responses: answers('The notices', NoticesAnswer, 'text'),
  }, (c) => service.send(c.req.raw, answer(c.req.url)));
}

/** `/v1/taxonomies`: every code list with labels in a language. */
export function taxonomies(service: Service): Route {
  const path = '/v1/taxonomies';
  const answer = byLanguage(service, {
    path,
    data: taxonomiesIn,
    meta: (requested, data) => ({
      version: sha256Hex(new TextEncoder().encode(data)).slice(0, 12), requested, lang: LABEL_LANGUAGES.includes(requested) ? requested : 'en',
    }),
  });
  return declare({
    method: 'get',
    path,
    operationId: 'taxonomies',
    tags: ['Texts'],
    summary: 'Code lists with their labels',
    description: [
      'Codes are in the order in which they are shown. `meta.lang` is the language that the labels are really in:',
      'English where there are none in the one asked for. The answer does not depend on the dataset.',
    ].join(' '),
    parameters: [LANG],
    responses: answers('The code lists', TaxonomiesAnswer, 'text'),
  }, (c) => service.send(c.req.raw, answer(c.req.url)));
}
