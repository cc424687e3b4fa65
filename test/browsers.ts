/**
 * Finds the two browsers the tests and `npm start` drive, and installs them where it can: as root on Debian and its
 * kin through apt. Elsewhere it uses what is there or says exactly what to install.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';
export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

const CANDIDATES: Record<BrowserName, { env: string; commands: string[]; paths: string[]; debian: string[] }> = {
  chromium: {
    env: 'SIDELIGHT_CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    paths: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    debian: ['chromium'],
  },
  firefox: {
    env: 'SIDELIGHT_FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    paths: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    debian: ['firefox-esr'],
  },
};

/** Korean glyphs, so that Korean names on pages and screenshots are letters and not boxes. */
const FONTS = ['fonts-nanum'];

/** Path of the browser's executable, or undefined where none is found. */
export function findBrowser(name: BrowserName): string | undefined {
  const { env, commands, paths } = CANDIDATES[name];
  const given = process.env[env];
  if (given) {
    if (!existsSync(given)) throw new Error(`${env}=${given}: no such file`);
    return given;
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...found, ...paths].find((path) => existsSync(path));
}

/**
 * Paths of the browsers asked for, after installing those that are missing.
 * @throws Error that says what to install where it cannot install it itself.
 */
export function ensureBrowsers(names: readonly BrowserName[] = BROWSERS): Record<BrowserName, string> {
  const missing = names.filter((name) => !findBrowser(name));
  if (missing.length > 0) {
    const packages = missing.flatMap((name) => CANDIDATES[name].debian);
    if (canInstall()) install([...packages, ...FONTS]);
    else throw new Error(`${missing.join(' and ')} not found. ${advice(missing, packages)}`);
  }
  return Object.fromEntries(names.map((name) => [name, required(name)])) as Record<BrowserName, string>;
}

function required(name: BrowserName): string {
  const path = findBrowser(name);
  if (!path) throw new Error(`${name} was installed but is still not on the PATH`);
  return path;
}

function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function install(packages: string[]): void {
  console.log(`Installing ${packages.join(', ')} …`);
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

function apt(args: string[]): void {
  const run = spawnSync('apt-get', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (run.status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${run.stdout}\n${run.stderr}`);
}

function advice(missing: BrowserName[], packages: string[]): string {
  const variables = missing.map((name) => CANDIDATES[name].env).join(' and ');
  return `On Debian or Ubuntu run: sudo apt-get install ${packages.join(' ')}. Elsewhere install a current version and, if it is not on the PATH, name its executable in ${variables}.`;
}
