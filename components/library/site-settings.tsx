/** What is otherwise on single sites: part of the settings. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type SiteSettings, type Sites, siteOf, withSite } from '../../lib/site-settings';
import type { SettingPartProps } from './setting-pieces';

/** Marks a screenful, waits in milliseconds, as offered. */
const PER_SCREEN = [4, 8, 16, 0] as const;
const DWELLS = [150, 300, 600, 1000] as const;

/** @param site where one has come from: it is there to be set, and has the focus */
export function SiteParts({ port, settings, change, site }: SettingPartProps & { site?: string | undefined }) {
  const wanted = site === undefined ? null : siteOf(site);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[data-wanted] select')?.focus();
  }, []);
  const sites = wanted === null ? settings.sites : { [wanted]: {}, ...settings.sites };
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const set = (sites: Sites) => change(port.set({ sites }));
  const add = (event: Event) => {
    event.preventDefault();
    const host = siteOf(typed);
    setRefused(host === null);
    if (host === null) return;
    setTyped('');
    if (!(host in settings.sites)) set({ ...settings.sites, [host]: {} });
  };
  return (
    <section class="lb-setting" aria-labelledby="lb-single">
      <h2 class="lb-setting-name" id="lb-single">
        {i18n.t('library.settings.single')}
      </h2>
      <p class="lb-quiet">{i18n.t('library.settings.singleFor')}</p>
      <div ref={list}>
        {Object.entries(sites).map(([host, values]) => (
          <OneSite
            key={host}
            host={host}
            site={values}
            wanted={host === wanted}
            set={(values) => set(withSite(sites, host, values))}
            remove={() => {
              const { [host]: _, ...others } = settings.sites;
              set(others);
            }}
          />
        ))}
      </div>
      <form class="lb-filters lb-ends" onSubmit={add}>
        <label class="lb-field lb-field-wide">
          <span>{i18n.t('library.settings.singleAdd')}</span>
          <input
            type="text"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            placeholder="example.org"
            value={typed}
            aria-invalid={refused}
            aria-describedby="lb-single-refused"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="sl-button">
          {i18n.t('library.settings.singleAddDo')}
        </button>
      </form>
      <p class="lb-quiet" id="lb-single-refused" role="status">
        {refused && i18n.t('library.settings.singleRefused')}
      </p>
    </section>
  );
}

function OneSite({
  host,
  site,
  wanted,
  set,
  remove,
}: {
  host: string;
  site: SiteSettings;
  wanted: boolean;
  set: (values: Parameters<typeof withSite>[2]) => void;
  remove: () => void;
}) {
  return (
    <fieldset class="lb-site" data-wanted={wanted || undefined}>
      <legend>{host}</legend>
      <div class="lb-filters lb-ends">
        <Select
          label={i18n.t('library.settings.marks')}
          value={site.marks}
          options={[
            ['none', i18n.t('library.settings.marks_none')],
            ['first', i18n.t('library.settings.marks_first')],
            ['section', i18n.t('library.settings.marks_section')],
            ['every', i18n.t('library.settings.marks_every')],
          ]}
          choose={(marks) => set({ marks })}
        />
        <Select
          label={i18n.t('library.settings.perScreen')}
          value={site.marksPerScreen}
          options={PER_SCREEN.map((most) => [
            most,
            most === 0
              ? i18n.t('library.settings.perScreen_all')
              : i18n.t('library.settings.perScreen_some', [String(most)]),
          ])}
          choose={(marksPerScreen) => set({ marksPerScreen })}
        />
        <Select
          label={i18n.t('library.settings.openBy')}
          value={site.openBy}
          options={[
            ['hover', i18n.t('library.settings.openBy_hover')],
            ['click', i18n.t('library.settings.openBy_click')],
            ['alt-hover', i18n.t('library.settings.openBy_alt')],
          ]}
          choose={(openBy) => set({ openBy })}
        />
        <Select
          label={i18n.t('library.settings.dwell')}
          value={site.dwell}
          options={[...new Set([...DWELLS, site.dwell ?? 300])].map((dwell) => [
            dwell,
            i18n.t('library.settings.milliseconds', [String(dwell)]),
          ])}
          choose={(dwell) => set({ dwell })}
        />
        <button type="button" class="sl-button" onClick={remove}>
          {i18n.t('library.settings.singleRemove')}
          <span class="sl-hidden"> {host}</span>
        </button>
      </div>
    </fieldset>
  );
}

/** Undefined is "as everywhere". A value that is not among those offered (from a file) is shown as it is. */
function Select<T extends string | number>({
  label,
  value,
  options,
  choose,
}: {
  label: string;
  value: T | undefined;
  options: readonly (readonly [T, string])[];
  choose: (value: T | undefined) => void;
}) {
  const all: readonly (readonly [T, string])[] =
    value === undefined || options.some(([offered]) => offered === value)
      ? options
      : [...options, [value, String(value)]];
  return (
    <label class="lb-field">
      <span>{label}</span>
      <select
        value={value === undefined ? '' : String(value)}
        onChange={({ currentTarget }) => choose(all.find(([offered]) => String(offered) === currentTarget.value)?.[0])}
      >
        <option value="">{i18n.t('library.settings.singleSame')}</option>
        {all.map(([offered, words]) => (
          <option key={offered} value={String(offered)}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
