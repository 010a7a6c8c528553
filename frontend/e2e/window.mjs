// Journeys in the real window, WebKitGTK: node e2e/window.mjs [WORD…]
import { runJourneys } from './harness/tap.mjs';
import { problemJourney, shellJourney } from './window/shell.mjs';

await runJourneys([
  ['window', shellJourney],
  ['problem', problemJourney],
]);
