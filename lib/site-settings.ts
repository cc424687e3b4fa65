/**
 * Settings that may be others on single sites. Pure.
 */
import * as v from 'valibot';
import { ENTITY_TYPES } from './facts/entity-types';
import type { Settings } from './settings-model';

const Whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

/** What differs on a site; what is not named is as everywhere. Values as in `SettingsSchema`. */
export const SiteSettingsSchema = v.partial(
  v.object({
    /** `none`: the site's pages are read and listed in the popup, and nothing is marked. */
    marks: v.picklist(['none', 'first', 'section', 'every']),
    marksPerScreen: Whole(99),
    openBy: v.picklist(['hover', 'click', 'alt-hover']),
    dwell: Whole(1500),
  }),
);
export type SiteSettings = v.InferOutput<typeof SiteSettingsSchema>;

/** By host; a site holds its subdomains. */
export const SitesSchema = v.record(v.string(), SiteSettingsSchema);
export type Sites = v.InferOutput<typeof SitesSchema>;

/** The settings as they are on a host: of the sites it belongs to, the narrowest decides. */
export function settingsOn<T extends Settings>(settings: T, host: string): T {
  const names = Object.keys(settings.sites).filter((site) => host === site || host.endsWith(`.${site}`));
  const narrowest = names.sort((a, b) => b.length - a.length)[0];
  if (narrowest === undefined) return settings;
  const { marks, ...others } = settings.sites[narrowest] as SiteSettings;
  return {
    ...settings,
    ...others,
    ...(marks === 'none' ? { typesOff: [...ENTITY_TYPES] } : marks && { marks }),
  };
}

/**
 * One value of a site put in place of what it was; undefined: as everywhere. A site that differs in nothing stays in the
 * list until it is taken out.
 */
export function withSite(
  sites: Sites,
  host: string,
  change: { [K in keyof SiteSettings]: SiteSettings[K] | undefined },
): Sites {
  const merged = Object.entries({ ...sites[host], ...change }).filter(([, value]) => value !== undefined);
  return { ...sites, [host]: Object.fromEntries(merged) as SiteSettings };
}

/**
 * The host that was meant by what a reader typed or pasted: an address or a name, `www.` left out, so that all of the
 * site is meant. Null where it is neither.
 */
export function siteOf(typed: string): string | null {
  const text = typed.trim();
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  return hostname.includes('.') || hostname === 'localhost' ? hostname.replace(/^www\./, '') : null;
}
