// Runs journeys, one or two at a time, and prints "ok NAME" or "not ok NAME" for
// each step, as build/checks/count.mjs counts them.

/**
 * Runs one step. `skip` tells of one that cannot run here, and why.
 * @typedef {((name: string, body: () => Promise<void> | void) => Promise<void>) & { skip: (name: string, reason: string) => void }} Check
 */

/**
 * Runs the journeys whose title holds one of the words of the command line, or
 * all. A journey that breaks off counts as one failure; the next one runs.
 * @param {ReadonlyArray<readonly [title: string, journey: (check: Check) => Promise<void>]>} journeys
 * @param {number} width how many run at a time
 */
export async function runJourneys(journeys, width = 1) {
  const wanted = process.argv.slice(2);
  let failed = 0;
  if (wanted.length > 0 && !journeys.some(([title]) => wanted.some((word) => title.includes(word)))) {
    failed++;
    console.log(`not ok there is no journey called ${wanted.join(' or ')}`);
  }
  const queue = journeys.filter(
    ([title]) => wanted.length === 0 || wanted.some((word) => title.includes(word)),
  );
  /** @param {string} title @param {(check: Check) => Promise<void>} journey */
  const run = async (title, journey) => {
    /** @param {string} name @param {() => Promise<void> | void} body */
    const step = async (name, body) => {
      try {
        await body();
        console.log(`ok ${title}: ${name}`);
      } catch (error) {
        failed++;
        console.log(`not ok ${title}: ${name}`);
        console.log(describe(error));
      }
    };
    const check = Object.assign(step, {
      /** @param {string} name @param {string} reason */
      skip: (name, reason) => console.log(`skip ${title}: ${name}: ${reason}`),
    });
    const begun = Date.now();
    try {
      await journey(check);
    } catch (error) {
      failed++;
      console.log(`not ok ${title}: ran to its end`);
      console.log(describe(error));
    }
    console.log(`# ${title} took ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  };
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await run(...next);
  };
  await Promise.all(Array.from({ length: width }, worker));
  process.exit(failed > 0 ? 1 : 0);
}

/** @param {unknown} error */
function describe(error) {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.replace(/^/gm, '  ');
}
