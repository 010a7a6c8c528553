// Journeys in the real window, WebKitGTK: node e2e/window.mjs [WORD…]
import { runJourneys } from './harness/tap.mjs';
import { aloneJourney } from './window/alone.mjs';
import { dragJourney } from './window/drag.mjs';
import { intakeJourney } from './window/intake.mjs';
import { mainJobJourney } from './window/mainjob.mjs';
import { retypeJourney } from './window/retype.mjs';
import { meetingJourney } from './window/meeting.mjs';
import { problemJourney, shellJourney } from './window/shell.mjs';

// Two at a time, each on a display of its own. The longest comes first, and last
// the one that closes the window while keys are on their way: it asks after 3 s.
const journeys = /** @type {const} */ ([
  ['meeting', meetingJourney],
  ['retype', retypeJourney],
  ['drag', dragJourney],
  ['alone', aloneJourney],
  ['intake', intakeJourney],
  ['window', shellJourney],
  ['problem', problemJourney],
  ['main job', mainJobJourney],
]);
await runJourneys(journeys, 2);
