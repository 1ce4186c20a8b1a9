/** CPU milliseconds of this process so far. */
export const ownCpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const MOST_RUNS = 5_000;
const LEAST_RUNS = 5;
/** Milliseconds spent on one question: enough runs for ticks of 10 ms, few enough for a table of many. */
const BUDGET = 1_500;

/**
 * Asks one question many times. CPU is what an answer costs; wall time moves with whatever else the machine does.
 * @param cpu CPU milliseconds so far of the process that answers
 */
export async function measure(run, cpu = ownCpu) {
  await run();
  const times = [];
  const from = { cpu: cpu(), at: performance.now() };
  while (times.length < LEAST_RUNS || (times.length < MOST_RUNS && performance.now() - from.at < BUDGET)) {
    const start = performance.now();
    const answer = run();
    if (answer instanceof Promise) await answer;
    times.push(performance.now() - start);
  }
  const spent = cpu() - from.cpu;
  times.sort((a, b) => a - b);
  return { cpu: spent / times.length, p50: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)], runs: times.length };
}
