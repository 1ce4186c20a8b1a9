import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Answer } from '../http/answers.js';
import { readQuery } from '../http/query.js';
import { API_VERSION, type Service } from '../http/service.js';
import { registerParameters } from './parameters.js';

const PATH = '/v1/openapi.json';
const DESCRIPTION = [
  'Firearm incidents in South East Europe, recorded by SEESAC’s Armed Violence Monitoring Platform (AVMP).',
  'References to Kosovo* are subject to the notice `kosovo` at `/v1/notices`.',
  '',
  'Public, read only, without a key: `GET` from any origin.',
  'Every figure carries its dataset version, filters, as-of date, citation and the notices that must be shown with it.',
  'Errors are `application/problem+json`; an unknown, repeated or empty parameter is an error that names it.',
  'Answers come from the current version of the dataset unless `release` names a frozen one or `as_of` a day that is over.',
].join('\n');

/** `/v1/openapi.json`: the description of all routes of the application, made at the first question. @param more tags of routes that are not always there */
export function openapi(app: OpenAPIHono, service: Service, more: readonly { name: string; description: string }[] = []): void {
  let answer: Answer | undefined;
  registerParameters(app);
  app.get(PATH, (c) => {
    readQuery(c.req.url, PATH, {}, []);
    answer ??= service.constant(JSON.stringify(app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'SEESAC incident data', version: API_VERSION, description: DESCRIPTION, contact: { name: 'SEESAC', url: 'https://www.seesac.org' } },
      servers: [{ url: service.publicUrl }],
      tags: [
        { name: 'Figures', description: 'Numbers with their meaning.' },
        { name: 'Incidents', description: 'The records behind the numbers.' },
        { name: 'Corrections', description: 'What changed, why, and the frozen states.' },
        { name: 'News', description: 'What SEESAC tells, and feeds of it.' },
        { name: 'Texts', description: 'Notices and labels in the languages of the region.' },
        { name: 'Dataset', description: 'What the answers come from.' },
        ...more,
      ],
    })));
    return answer.respond(c.req.raw);
  });
}
