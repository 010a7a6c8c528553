// Journeys in Chromium on the real backend: node e2e/chromium.mjs [WORD…]
import { badInputJourney } from './chromium/badinput.mjs';
import { byHandJourney } from './chromium/byhand.mjs';
import { contributionJourney } from './chromium/contribution.mjs';
import { documentFileJourney } from './chromium/documentfile.mjs';
import { evidenceJourney } from './chromium/evidence.mjs';
import { fastKeysJourney } from './chromium/fastkeys.mjs';
import { htmlFileJourney } from './chromium/htmlfile.mjs';
import { libraryJourney } from './chromium/library.mjs';
import { mainJobJourney } from './chromium/mainjob.mjs';
import { meetingJourney } from './chromium/meeting.mjs';
import { meetingKilledJourney, meetingRunJourney } from './chromium/meetingrun.mjs';
import { newcomerJourney } from './chromium/newcomer.mjs';
import { pictureJourney } from './chromium/picture.mjs';
import { savingJourney } from './chromium/saving.mjs';
import { screensJourney } from './chromium/screens.mjs';
import { shareJourney } from './chromium/share.mjs';
import { timelineJourney } from './chromium/timeline.mjs';
import { runJourneys } from './harness/tap.mjs';

// Two at a time: most of a journey is waiting. The longest comes first.
const journeys = /** @type {const} */ ([
  ['meeting killed', meetingKilledJourney],
  ['screens', screensJourney],
  ['newcomer', newcomerJourney],
  ['main job', mainJobJourney],
  ['fast keys', fastKeysJourney],
  ['timeline', timelineJourney],
  ['by hand', byHandJourney],
  ['library', libraryJourney],
  ['evidence', evidenceJourney],
  ['bad input', badInputJourney],
  ['picture', pictureJourney],
  ['html file', htmlFileJourney],
  ['document file', documentFileJourney],
  ['meeting', meetingJourney],
  ['meeting run', meetingRunJourney],
  ['contribution', contributionJourney],
  ['share', shareJourney],
  ['saving', savingJourney],
]);
await runJourneys(journeys, 2);
