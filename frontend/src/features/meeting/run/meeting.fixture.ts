import { createFakeBackend, type FakeBackend } from '../../../backend/fake';
import { createCommands } from '../../../commands/registry';
import { App } from '../../../state/app.svelte';
import { openSession } from '../../../state/session.svelte';
import { tickInLines } from '../../../state/planning';
import { meetingCommands } from './keys';
import { Run } from './run.svelte';

/** A meeting for tests, with clocks of its own that stand still until they are moved. */
export class TestMeeting {
  wall = Date.parse('2026-04-02T13:00:00.000Z');
  steady = 5000;
  place = '';
  backend!: FakeBackend;
  app!: App;
  run!: Run;

  static async open(people: readonly string[] = ['Ana', 'Ben', 'אורי']): Promise<TestMeeting> {
    const meeting = new TestMeeting();
    meeting.backend = createFakeBackend({ seed: 'empty' });
    const id = await meeting.backend.library.create('standard', 'Checkout failed');
    await meeting.show(id);
    if (people.length > 0) tickInLines(meeting.run.session, people);
    return meeting;
  }

  /** Opens the screen of the meeting, as after a start of the program. */
  async show(id: string): Promise<void> {
    const commands = createCommands();
    this.app = new App({
      backend: this.backend,
      commands,
      navigate: (place) => void (this.place = place.screen),
    });
    const session = await openSession(this.backend, id);
    this.app.session = session;
    this.app.place = { screen: 'meeting', id };
    this.run = new Run(this.app, session, { wall: () => this.wall, steady: () => this.steady });
    commands.register(meetingCommands(this.run));
    await this.run.resume();
  }

  /** Minutes go by on both clocks, beat after beat. */
  pass(minutes: number): void {
    for (let i = 0; i < minutes * 12; i += 1) {
      this.wall += 5000;
      this.steady += 5000;
      this.run.beat();
    }
  }

  /** Everything is written down, as it is a moment after the last key. */
  async settle(): Promise<void> {
    await this.run.session.flush();
    await new Promise((resolve) => setTimeout(resolve, 0));
    await this.run.keep();
  }

  /** Runs a command as its key would. */
  press(id: string): boolean {
    return this.app.commands.run(`meeting.${id}`);
  }

  /** Opens a line by its command, types and presses Enter. */
  async say(id: string, text: string): Promise<void> {
    if (!this.press(id)) throw new Error(`${id} does not apply now`);
    this.run.capture.type(text);
    await this.run.capture.take();
    this.run.capture.close();
  }
}
