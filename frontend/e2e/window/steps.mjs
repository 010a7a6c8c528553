// What many journeys in the window begin with.

/** @typedef {Awaited<ReturnType<typeof import('./driver.mjs').startWindow>>} Window */

const field = `document.activeElement?.matches('[aria-label^="Add an event"]')`;

/**
 * Makes a post-mortem with the keyboard and goes to its timeline, with the
 * focus in the line that adds events.
 * @param {Window} window @param {string} title
 */
export async function newTimeline(window, title) {
  await window.waitFor(`document.body.innerText.includes('New post-mortem')`);
  await window.key('ctrl+n');
  await window.waitFor(`document.activeElement?.matches('[role=dialog] input, dialog input')`);
  await window.type(title);
  await window.key('Return');
  await window.waitFor(`document.body.innerText.includes('How did we become aware?')`);
  await window.key('alt+2');
  await window.waitFor(`document.querySelector('[aria-label^="Add an event"]')`);
  await window.key('ctrl+Return');
  await window.waitFor(field);
}

/** Types events one after the other and waits until the last one stands. @param {Window} window @param {readonly string[]} lines */
export async function addEvents(window, lines) {
  const rows = `Number(document.querySelector('[data-event-list]')?.getAttribute('aria-rowcount') ?? 0)`;
  for (const line of lines) {
    await window.waitFor(`${field} && document.activeElement.value === ''`);
    const before = await window.evaluate(rows);
    await window.type(line);
    await window.key('Return');
    await window.waitFor(`${rows} > ${before} && document.activeElement.value === ''`);
  }
}
