import { MONITOR_STEPS } from '@seesac/contract';
import { z } from '@hono/zod-openapi';
import { address, day, envelope, natural } from './schemas.js';

// Descriptions of the shape of `/v1/monitor`, beside those of the other answers.

const ratio = z.number().openapi({ description: 'Exactly.' });
const Share = z
  .object({ of: natural, ratio, printed: z.string().openapi({ example: '51 %' }) })
  .openapi('MonitorShare', {
    description: [
      'A part of `of`. `ofAll`: of the same figure of all incidents of the period; `ofKnown`: of those reported;',
      '`ofTotal`: of all, those not reported included.',
    ].join(' '),
  });
const Change = z
  .object({ from: natural, difference: z.int(), ratio: ratio.nullable(), printed: z.string().nullable().openapi({ example: '-14 %' }) })
  .openapi('MonitorChange', { description: 'How a figure moved `from` that of the earlier period; no percentage from 0.' });
const changes = { before: Change.optional(), yearBefore: Change.optional() };
const figure = {
  value: natural,
  ...changes,
  ofAll: Share.optional(),
  link: address.openapi({ description: 'Address whose answer has this number.' }),
};
const Figure = z.object(figure).openapi('MonitorFigure');
const Rank = z
  .object({ fromTop: natural, fromBottom: natural, of: natural })
  .openapi('MonitorRank', { description: 'Place among all whole periods up to this one; `fromTop` 1 is the highest so far, ties share a place.' });
const ranked = { ...figure, rank: Rank.optional() };
const Breakdown = z
  .object({
    total: natural,
    known: natural.openapi({ description: 'Of `total`, those whose value is reported.' }),
    multiple: z.literal(true).optional().openapi({ description: 'One incident can count under several values: never stack them to 100 %.' }),
    values: z.array(z.object({ code: z.string(), value: natural, ...changes, ofKnown: Share.optional(), ofTotal: Share.optional() }).openapi('MonitorValue')),
    link: address.optional(),
  })
  .openapi('MonitorBreakdown', { description: 'A figure by the values of a field, in the order of its code list, those above 0.' });
const People = z
  .object({ total: Figure, sex: Breakdown, age: Breakdown, outcome: Breakdown, minors: Breakdown })
  .openapi('MonitorPeople', { description: 'As far as the records list people.' });
const Outcome = z
  .object({
    ...ranked,
    sex: Breakdown.optional(),
    perpetrators: Breakdown.optional(),
    people: address.optional().openapi({ description: 'Address of the breakdowns.' }),
  })
  .openapi('MonitorOutcome', { description: 'People with an outcome, by sex as far as the records list them; `perpetrators` are those of them in that role.' });
const figures = {
  incidents: z.object(ranked).openapi('MonitorRanked'),
  outcomes: z.object({ killed: Outcome, injured: Outcome, threatened: Outcome, suicide: Outcome, died: Outcome }),
  victims: People,
  perpetrators: People,
  weapons: Breakdown,
  possession: Breakdown,
  areas: Breakdown,
  places: Breakdown,
  tags: Breakdown,
};
const period = { period: z.string().openapi({ example: '2024Q1' }), from: day, to: day };
const Period = z.object(period).openapi('MonitorPeriod');

export const MonitorAnswer = envelope('MonitorAnswer', z
  .object({
    ...period,
    step: z.enum(MONITOR_STEPS),
    partial: z.literal(true).optional()
      .openapi({ description: 'The period has not ended: it is counted up to `to`, and compared with as many days of the others.' }),
    before: Period.optional(),
    yearBefore: Period.optional(),
    all: z.object({
      ...figures, withPerpetrators: Figure, jurisdictions: Breakdown, victimsByWeapon: Breakdown,
    }).openapi('MonitorWhole', { description: '`jurisdictions` has all of them, whichever were asked for.' }),
    types: z.array(z.object({ code: z.string(), ...figures, subtypes: Breakdown.optional(), inflictedBy: Breakdown.optional() }).openapi('MonitorType')),
  })
  .openapi('Monitor'));
