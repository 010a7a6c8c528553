// Runs journeys one after the other and prints "ok NAME" or "not ok NAME" for
// each step, as build/checks/count.mjs counts them.

/**
 * Runs one step. `skip` tells of one that cannot run here, and why.
 * @typedef {((name: string, body: () => Promise<void> | void) => Promise<void>) & { skip: (name: string, reason: string) => void }} Check
 */

/**
 * Runs the journeys whose title holds one of the words of the command line, or
 * all. A journey that breaks off counts as one failure; the next one runs.
 * @param {ReadonlyArray<readonly [title: string, journey: (check: Check) => Promise<void>]>} journeys
 */
export async function runJourneys(journeys) {
  const wanted = process.argv.slice(2);
  let failed = 0;
  if (wanted.length > 0 && !journeys.some(([title]) => wanted.some((word) => title.includes(word)))) {
    failed++;
    console.log(`not ok there is no journey called ${wanted.join(' or ')}`);
  }
  for (const [title, journey] of journeys) {
    if (wanted.length > 0 && !wanted.some((word) => title.includes(word))) continue;
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
    try {
      await journey(check);
    } catch (error) {
      failed++;
      console.log(`not ok ${title}: ran to its end`);
      console.log(describe(error));
    }
  }
  process.exit(failed > 0 ? 1 : 0);
}

/** @param {unknown} error */
function describe(error) {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.replace(/^/gm, '  ');
}
