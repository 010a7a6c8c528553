// The rows of the speed table that need a window: node e2e/speed.mjs [start|typing|timeline]
import { startRows } from './speed/start.mjs';
import { timelineRows } from './speed/timeline.mjs';
import { typingRows } from './speed/typing.mjs';

const parts = { typing: typingRows, start: startRows, timeline: timelineRows };
const wanted = process.argv.slice(2);
for (const [name, rows] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) await rows();
}
process.exit(0);
