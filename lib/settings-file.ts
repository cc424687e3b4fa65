/**
 * Settings as a file: to carry them to another browser, or to keep them before trying something. A pause is no setting
 * that belongs in it.
 */
import * as v from 'valibot';
import { type Settings, SettingsSchema } from './settings-model';

const FORMAT = 1;
const FileSchema = v.object({
  sidelight: v.literal('settings'),
  format: v.literal(FORMAT),
  settings: v.record(v.string(), v.unknown()),
});

/** The text of the file. */
export function settingsText({ pausedUntil: _, ...settings }: Settings, now: Date): string {
  const file = { sidelight: 'settings', format: FORMAT, written: now.toISOString(), settings };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export interface SettingsFile {
  /** Checked; what the file does not name is not in it. */
  settings: Partial<Settings>;
  /** Names this version does not know: from a newer one, or misspelt. */
  unknown: string[];
}

/**
 * Reads the file.
 * @throws Error in words where it is none, or a value does not fit: then nothing of it is to be used
 */
export function readSettings(text: string): SettingsFile {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new Error(`it is no JSON: ${(error as Error).message}`);
  }
  const file = v.safeParse(FileSchema, data);
  if (!file.success) throw new Error('it is not a file of Sidelight’s settings');
  const known = SettingsSchema.entries;
  const settings: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(file.output.settings)) {
    if (!(name in known)) unknown.push(name);
    else if (name !== 'pausedUntil') {
      const checked = v.safeParse(known[name as keyof typeof known], value);
      if (!checked.success) throw new Error(`${name}: ${checked.issues[0].message}`);
      settings[name] = checked.output;
    }
  }
  return { settings: settings as Partial<Settings>, unknown };
}

/** Names of the settings that two states differ in. */
export function differing(a: Partial<Settings>, b: Settings): (keyof Settings)[] {
  return (Object.keys(a) as (keyof Settings)[]).filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
}
