/**
 * The service under ten times what it can answer: how late are those that it takes on, does it refuse the rest, do its probes answer, and how soon is it as before.
 * The questions are the dearest that there are, and no two are the same. The load comes from this process: where there are two cores, it has the other one.
 */
import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { fromDay, toDay } from '@seesac/contract';
import { home, serve } from './service.mjs';

/** Connections of the load; what comes while all are taken waits, and its time counts from when it came. */
const CONNECTIONS = 400;
const SECONDS = { sustainable: 10, open: 60, closed: 15 };
const TIMES = 10;
/** Milliseconds between two questions to the probe, and between two for an answer that is known. */
const PAUSE = 100;
const KNOWN = '/v1/counter';

const [FIRST, MIDDLE] = [toDay('2014-01-01'), toDay('2024-06-01')];
let asked = 0;
/** A question that has not been asked; in any few hundred of them there are long and short spans alike. */
function heavy() {
  const [from, to] = [FIRST + ((asked * 7_919) % 1_500), MIDDLE + (Math.floor(asked / 1_500) % 900)];
  asked++;
  return `/v1/summary?series=day&split=type&people=true&from=${fromDay(from)}&to=${fromDay(to)}`;
}

/** What may become of a question: it is answered, refused in words that a page can read, or its connection is lost. */
const OUTCOMES = ['answered', 'refused', 'lost'];
const outcome = ({ statusCode, headers }) => {
  if (statusCode === 503 && headers['retry-after'] > 0 && headers['access-control-allow-origin'] === '*') return 'refused';
  return statusCode === 200 ? 'answered' : `a ${statusCode} with ${Object.keys(headers)}`;
};

/** Asks, and gives the outcome and the milliseconds since `at`. */
function ask(port, path, agent, at = performance.now()) {
  return new Promise((resolve) => {
    const end = (what) => resolve({ path, what, ms: performance.now() - at });
    get({ host: '127.0.0.1', port, path, agent, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      answer.resume().on('end', () => end(outcome(answer))).on('error', () => end('lost'));
    }).on('error', () => end('lost'));
  });
}

/** Asks at a rate, whatever becomes of what was asked, at random moments as readers do. */
async function openLoop(perSecond, seconds, one) {
  const [begun, answers] = [performance.now(), []];
  for (let next = begun; next < begun + seconds * 1_000;) {
    for (; next <= performance.now(); next += (-Math.log(1 - Math.random()) * 1_000) / perSecond) answers.push(one(next));
    await delay(1);
  }
  return Promise.all(answers);
}

/** So many that ask again as soon as they are answered. */
async function closedLoop(connections, seconds, one) {
  const [until, answers] = [performance.now() + seconds * 1_000, []];
  await Promise.all(Array.from({ length: connections }, async () => {
    while (performance.now() < until) answers.push(await one());
  }));
  return answers;
}

const at = (answers, share) => answers.map(({ ms }) => ms).sort((a, b) => a - b)[Math.min(answers.length - 1, Math.floor(answers.length * share))];
const figures = (answers) => ({ count: answers.length, p50: at(answers, 0.5), p99: at(answers, 0.99) });

/** @returns answers a second that one core gives, and what became of the load at ten times that and of readers without patience */
export async function overload(folder, say) {
  const place = home(folder);
  const service = await serve(place.dir);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const one = (since) => ask(service.port, heavy(), agent, since);
  try {
    await service.settled();
    await ask(service.port, KNOWN);
    await closedLoop(1, 2, one);
    say(`overload: what is sustainable, ${SECONDS.sustainable} s`);
    const calm = await closedLoop(2, SECONDS.sustainable, one);
    if (calm.some(({ what }) => what !== 'answered')) throw new Error('two readers were not answered');
    const sustainable = calm.length / SECONDS.sustainable;

    const under = async (load) => {
      let on = true;
      const repeat = async (port, path) => {
        const answers = [];
        for (; on; await delay(PAUSE)) answers.push(await ask(port, path));
        return answers;
      };
      const [livez, known] = [repeat(service.adminPort, '/livez'), repeat(service.port, KNOWN)];
      const answers = await load();
      const end = performance.now();
      on = false;
      while ((await one()).what !== 'answered');
      const recovery = performance.now() - end;
      const stray = answers.find(({ what }) => !OUTCOMES.includes(what)) ?? [await livez, await known].flat().find(({ what }) => what !== 'answered');
      if (stray) throw new Error(`${stray.path} was ${stray.what}`);
      const of = (wanted) => figures(answers.filter(({ what }) => what === wanted));
      return { answered: of('answered'), refused: of('refused'), lost: of('lost').count, livez: figures(await livez), known: figures(await known), recovery };
    };
    say(`overload: ${Math.round(sustainable * TIMES)} a second, ${SECONDS.open} s`);
    const open = await under(() => openLoop(sustainable * TIMES, SECONDS.open, one));
    say(`overload: ${CONNECTIONS} without patience, ${SECONDS.closed} s`);
    const closed = await under(() => closedLoop(CONNECTIONS, SECONDS.closed, one));
    return { sustainable, calm: figures(calm), connections: CONNECTIONS, seconds: SECONDS, open, closed };
  } finally {
    agent.destroy();
    await service.stop();
    place.remove();
  }
}
