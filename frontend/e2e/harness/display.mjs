// A desktop of its own for a journey: virtual screen, window manager, session
// bus, and a home folder in which nothing is left behind.
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, run, start, until } from './processes.mjs';

/**
 * @param {{ size?: readonly [number, number], dark?: boolean }} options
 */
export async function startDisplay({ size = [1280, 800], dark = false } = {}) {
  const home = await mkdtemp(join(tmpdir(), 'afterword-home-'));
  for (const folder of ['run', 'config', 'data', 'cache', 'Documents']) {
    await mkdir(join(home, folder), { mode: 0o700 });
  }
  const bus = start('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {});
  // The server picks a free number itself and tells it on descriptor 3. Keys do
  // not repeat (-r): on a busy machine a short press can take long. Without
  // -noreset it would begin anew, and drop the window manager that is on its way,
  // whenever the first question to it is over.
  const server = start(
    'Xvfb',
    ['-displayfd', '3', '-r', '-noreset', '-screen', '0', `${size[0]}x${size[1]}x24`, '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    },
  );
  let number = '';
  server.child.stdio[3]?.on('data', (chunk) => (number += String(chunk)));
  await until('the virtual screen', () => /^\d+\n/.test(number));
  const address = await until('the session bus', () => /unix:\S+/.exec(bus.output)?.[0]);

  const env = {
    PATH: process.env.PATH ?? '',
    LANG: 'C.UTF-8',
    TZ: process.env.AFTERWORD_TEST_TZ ?? 'Europe/Berlin',
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: join(home, 'cache'),
    DISPLAY: `:${number.trim()}`,
    DBUS_SESSION_BUS_ADDRESS: address,
    NO_AT_BRIDGE: '1',
    GTK_THEME: dark ? 'Adwaita:dark' : 'Adwaita',
  };
  const manager = start('openbox', [], { env });
  // A window that opens before its manager would get no frame and no focus.
  await until('the window manager', async () =>
    (await run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK', '_NET_SUPPORTED'], { env })).includes(
      '_NET_ACTIVE_WINDOW',
    ),
  );
  return {
    home,
    env,
    size,
    async stop() {
      await end(manager);
      await end(server);
      await end(bus);
      await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
