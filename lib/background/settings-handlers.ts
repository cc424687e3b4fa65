/**
 * What the background answers about what the reader has set and decided. Pages are told of every change.
 */
import { localDay } from '../facts/dates';
import type { BackgroundHandlers } from '../receive';
import type { SettingsStore } from '../settings';
import type { Settings } from '../settings-model';
import { broadcast } from './broadcast';
import type { Choices } from './choices';
import { forgetOpenings } from './count-openings';
import { addChoice, forgetChoice } from './keep-choices';
import type { Openings } from './openings';
import { isHostOf } from './page-state';
import type { BackgroundPort } from './port';

/** What these answers are made of. */
export interface SettingsServices {
  port: BackgroundPort;
  settings: SettingsStore;
  choices: Choices;
  openings: Openings;
  now: () => Date;
}

type Answered =
  | `settings.${'get' | 'set' | 'reset'}`
  | `choice.${'set' | 'forget' | 'list'}`
  | `openings.${'list' | 'forget'}`
  | 'site.set'
  | 'term.set';

/** The part of the handlers that is about settings, choices and known names. */
export function settingsHandlers(services: SettingsServices): Pick<BackgroundHandlers, Answered> {
  const { port, settings, choices, openings, now } = services;

  const changed = (change: (before: Settings) => Partial<Settings>) => told(settings.change(change));
  const told = async (changing: Promise<Settings>): Promise<Settings> => {
    const after = await changing;
    // Not waited for: the answer must not hang on a tab that is busy.
    void broadcast(port, 'page.settings', { settings: after });
    return after;
  };

  return {
    'choice.set': async ({ url, replaces, ...choice }) => {
      const { id } = await addChoice(choices, choice, url, localDay(now()), replaces);
      void broadcast(port, 'page.choices', {});
      return { id };
    },
    'choice.forget': async ({ id }) => {
      await forgetChoice(choices, id);
      void broadcast(port, 'page.choices', {});
      return choices.all();
    },
    'choice.list': () => choices.all(),
    'openings.list': async () => {
      const days = await openings.days();
      return { entities: [...days].map(([entity, count]) => ({ entity, days: count })) };
    },
    'openings.forget': async ({ entity }) => {
      await forgetOpenings(openings, entity);
      void broadcast(port, 'page.settings', { settings: await settings.get() });
      return {};
    },
    'settings.get': () => settings.get(),
    'settings.set': async ({ change }) => {
      const after = await changed(() => change);
      // Other packs, other mentions: pages have to ask again what their text names.
      if (change.packsOff) void broadcast(port, 'page.choices', {});
      return after;
    },
    'settings.reset': () => told(settings.reset()),
    'site.set': ({ host, on }) =>
      changed(({ sitesOff }) => ({
        // Switching a site on also lifts the switch of the site it is part of.
        sitesOff: on ? sitesOff.filter((site) => !isHostOf(host, site)) : [...new Set([...sitesOff, host])],
      })),
    'term.set': ({ entity, on }) =>
      changed(({ termsOff }) => ({
        termsOff: on ? termsOff.filter((id) => id !== entity) : [...new Set([...termsOff, entity])],
      })),
  };
}
