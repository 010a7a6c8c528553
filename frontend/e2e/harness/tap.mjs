// Runs journeys, one or two at a time, and prints "ok NAME" or "not ok NAME" for
// each step, as build/checks/count.mjs counts them.

/**
 * Runs one step. `skip` tells of one that cannot run here, and why.
 * @typedef {((name: string, body: () => Promise<void> | void) => Promise<void>) & { skip: (name: string, reason: string) => void }} Check
 */

/** @typedef {readonly [title: string, journey: (check: Check) => Promise<void>]} Journey */

/**
 * Runs the journeys whose title holds one of the words of the command line, or
 * all. A journey that breaks off counts as one failure; the next one runs. One
 * that failed beside another runs again alone, and that counts: what it said
 * before is printed as a remark.
 * @param {readonly Journey[]} journeys
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
  /** @type {Journey[]} */
  const again = [];
  /** @param {{ lines: readonly string[], failed: number }} result */
  const count = (result) => {
    failed += result.failed;
    console.log(result.lines.join('\n'));
  };
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const result = await run(next);
      if (result.failed > 0 && width > 1) {
        again.push(next);
        console.log(`# ${next[0]} failed beside another and runs again alone; it said:`);
        console.log(result.lines.join('\n').replace(/^/gm, '# '));
        continue;
      }
      count(result);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  for (const journey of again) count(await run(journey));
  process.exit(failed > 0 ? 1 : 0);
}

/** @param {Journey} journey @returns {Promise<{ lines: readonly string[], failed: number }>} */
async function run([title, journey]) {
  /** @type {string[]} */
  const lines = [];
  let failed = 0;
  /** @param {string} name @param {unknown} error */
  const fault = (name, error) => {
    failed++;
    lines.push(`not ok ${title}: ${name}`, describe(error));
  };
  /** @param {string} name @param {() => Promise<void> | void} body */
  const step = async (name, body) => {
    try {
      await body();
      lines.push(`ok ${title}: ${name}`);
    } catch (error) {
      fault(name, error);
    }
  };
  const check = Object.assign(step, {
    /** @param {string} name @param {string} reason */
    skip: (name, reason) => lines.push(`skip ${title}: ${name}: ${reason}`),
  });
  const begun = Date.now();
  try {
    await journey(check);
  } catch (error) {
    fault('ran to its end', error);
  }
  lines.push(`# ${title} took ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  return { lines, failed };
}

/** @param {unknown} error */
function describe(error) {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.replace(/^/gm, '  ');
}
