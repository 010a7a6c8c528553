// Counts frames: the time between two, and the script that ran in each.

let work = 0;
const frame = window.requestAnimationFrame.bind(window);
/** Callbacks of all frames are timed, whoever asked for them. */
window.requestAnimationFrame = (callback) =>
  frame((time) => {
    const begun = performance.now();
    try {
      callback(time);
    } finally {
      work += performance.now() - begun;
    }
  });

/** When the next frame is on the screen, as near as a page can tell. @returns {Promise<number>} */
export function painted() {
  return new Promise((resolve) => {
    frame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });
}

/**
 * Runs a step in each of `count` frames. Gives milliseconds between frames and
 * of script in each.
 * @param {number} count
 * @param {(i: number) => void} step
 */
export async function countFrames(count, step) {
  const next = () => new Promise((/** @type {(time: number) => void} */ resolve) => frame(resolve));
  const deltas = [];
  const works = [];
  let last = await next();
  for (let i = 0; i < count; i += 1) {
    work = 0;
    const begun = performance.now();
    step(i);
    const handled = performance.now() - begun;
    const now = await next();
    deltas.push(now - last);
    works.push(work + handled);
    last = now;
  }
  return { deltas, works };
}
