// Journeys in the real window, WebKitGTK: node e2e/window.mjs [WORD…]
import { runJourneys } from './harness/tap.mjs';
import { aloneJourney } from './window/alone.mjs';
import { dragJourney } from './window/drag.mjs';
import { intakeJourney } from './window/intake.mjs';
import { mainJobJourney } from './window/mainjob.mjs';
import { retypeJourney } from './window/retype.mjs';
import { meetingJourney } from './window/meeting.mjs';
import { problemJourney, shellJourney } from './window/shell.mjs';

await runJourneys([
  ['main job', mainJobJourney],
  ['window', shellJourney],
  ['problem', problemJourney],
  ['drag', dragJourney],
  ['intake', intakeJourney],
  ['retype', retypeJourney],
  ['meeting', meetingJourney],
  ['alone', aloneJourney],
]);
