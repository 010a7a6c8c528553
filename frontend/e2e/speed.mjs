// The rows of the speed table that need a window: node e2e/speed.mjs
import { startRows } from './speed/start.mjs';
import { typingRows } from './speed/typing.mjs';

await typingRows();
await startRows();
process.exit(0);
