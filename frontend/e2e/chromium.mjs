// Journeys in Chromium on the real backend: node e2e/chromium.mjs [WORD…]
import { badInputJourney } from './chromium/badinput.mjs';
import { libraryJourney } from './chromium/library.mjs';
import { mainJobJourney } from './chromium/mainjob.mjs';
import { newcomerJourney } from './chromium/newcomer.mjs';
import { savingJourney } from './chromium/saving.mjs';
import { screensJourney } from './chromium/screens.mjs';
import { runJourneys } from './harness/tap.mjs';

await runJourneys([
  ['newcomer', newcomerJourney],
  ['main job', mainJobJourney],
  ['library', libraryJourney],
  ['bad input', badInputJourney],
  ['saving', savingJourney],
  ['screens', screensJourney],
]);
