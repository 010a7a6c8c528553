// Journeys in Chromium on the real backend: node e2e/chromium.mjs [WORD…]
import { newcomerJourney } from './chromium/newcomer.mjs';
import { runJourneys } from './harness/tap.mjs';

await runJourneys([['newcomer', newcomerJourney]]);
