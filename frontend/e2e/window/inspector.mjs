// Speaks with the page in WebKitGTK through its remote inspector. Messages for
// a page are wrapped: Target.sendMessageToTarget out, dispatchMessageFromTarget in.
import { WebSocket } from 'ws';
import { until } from '../harness/processes.mjs';

/** Milliseconds that a page may take to answer one message. */
const answerWithin = 5000;

/** Stands for an answer that will never come. */
const lost = '{"lost":true}';

/** Connects to the first page of the inspector on this port. @param {number} port */
export async function connectInspector(port) {
  const path = await until('the inspector', async () => {
    const list = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    return /socket\/\d+\/\d+\/WebPage/.exec(list)?.[0];
  });
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${path}`, { perMessageDeflate: false });
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let target = '';
  let next = 1;

  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the page is gone'));
    waiting.clear();
  });
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.method === 'Target.targetCreated') target = message.params.targetInfo.targetId;
    if (message.method === 'Target.didCommitProvisionalTarget') target = message.params.newTargetId;
    if (message.method !== 'Target.dispatchMessageFromTarget') return;
    const inner = JSON.parse(message.params.message);
    const answer = waiting.get(inner.id);
    if (answer === undefined) return;
    waiting.delete(inner.id);
    if (inner.error) answer.reject(new Error(inner.error.message));
    else answer.resolve(inner.result);
  });
  await until('the page', () => target !== '');

  /**
   * @param {string} method
   * @param {object} params
   * @returns {Promise<any>}
   */
  function send(method, params) {
    const id = next++;
    return new Promise((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) {
        reject(new Error('the page is gone'));
        return;
      }
      waiting.set(id, { resolve, reject });
      // A page whose process was killed never answers and never says goodbye.
      setTimeout(() => {
        if (waiting.delete(id)) reject(new Error('the page does not answer'));
        else return;
        socket.terminate();
      }, answerWithin).unref();
      const message = JSON.stringify({ id, method, params });
      socket.send(
        JSON.stringify({
          id: next++,
          method: 'Target.sendMessageToTarget',
          params: { targetId: target, message },
        }),
      );
    });
  }

  return {
    /**
     * The value of an expression in the page, which may be a promise.
     * @param {string} expression
     */
    async evaluate(expression) {
      // Runtime.evaluate does not wait for promises: leave the result in the page and fetch it.
      const slot = `__journey${next}`;
      const started = await send('Runtime.evaluate', {
        expression: `window.${slot} = 'waiting'; void Promise.resolve().then(() => (${expression})).then(
          (value) => { window.${slot} = JSON.stringify({ value }); },
          (error) => { window.${slot} = JSON.stringify({ error: String(error?.message ?? error) }); })`,
        returnByValue: true,
      });
      if (started.wasThrown) throw new Error(`${expression}: ${started.result.description}`);
      const text = await until(`the value of ${expression}`, async () => {
        const got = await send('Runtime.evaluate', { expression: `window.${slot}`, returnByValue: true });
        // Another page has come in between, which knows nothing of the question.
        if (typeof got.result.value !== 'string') return lost;
        return got.result.value !== 'waiting' && got.result.value;
      });
      if (text === lost) throw new Error(`${expression}: the page was replaced`);
      await send('Runtime.evaluate', { expression: `delete window.${slot}`, returnByValue: true });
      const { value, error } = JSON.parse(text);
      if (error !== undefined) throw new Error(`${expression}: ${error}`);
      return value;
    },
    /** False when the page is gone and a new connection is needed. */
    alive: () => socket.readyState === WebSocket.OPEN,
    close() {
      socket.terminate();
    },
  };
}
