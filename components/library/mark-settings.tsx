/** How marks look and what they stand on: part of the settings. */
import { i18n } from '#i18n';
import { ENTITY_TYPES } from '../../lib/facts/entity-types';
import { MARK_COLOURS, MARK_LOOKS } from '../../lib/page/look';
import type { Settings } from '../../lib/settings-model';
import { typeName } from '../card/wording';
import type { LibraryPort } from './port';

interface Props {
  port: LibraryPort;
  settings: Settings;
  change: (changing: Promise<Settings>) => void;
}

export function MarkLook({ port, settings, change }: Props) {
  return (
    <>
      <fieldset class="lb-setting">
        <legend>{i18n.t('library.settings.look')}</legend>
        <p class="lb-quiet">{i18n.t('library.settings.lookFor')}</p>
        {MARK_LOOKS.map((look) => (
          <label key={look} class="lb-choice">
            <input
              type="radio"
              name="markLook"
              checked={settings.markLook === look}
              onChange={() => change(port.set({ markLook: look }))}
            />
            <span class={`lb-look lb-look-${look} lb-look-${settings.markColour}`}>
              {i18n.t(`library.settings.look_${look}`)}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset class="lb-setting">
        <legend>{i18n.t('library.settings.colour')}</legend>
        <p class="lb-quiet">{i18n.t('library.settings.colourFor')}</p>
        {MARK_COLOURS.map((colour) => (
          <label key={colour} class="lb-choice">
            <input
              type="radio"
              name="markColour"
              checked={settings.markColour === colour}
              onChange={() => change(port.set({ markColour: colour }))}
            />
            <span class={`lb-look lb-look-${settings.markLook} lb-look-${colour}`}>
              {i18n.t(`library.settings.colour_${colour}`)}
            </span>
          </label>
        ))}
      </fieldset>
      <div class="lb-setting">
        <button
          type="button"
          class="sl-switch"
          role="switch"
          aria-checked={settings.markDark}
          aria-describedby="lb-dark-for"
          onClick={() => change(port.set({ markDark: !settings.markDark }))}
        >
          <span class="lb-setting-name">{i18n.t('library.settings.dark')}</span>
        </button>
        <p class="lb-quiet" id="lb-dark-for">
          {i18n.t('library.settings.darkFor')}
        </p>
      </div>
      <div class="lb-setting">
        <button
          type="button"
          class="sl-switch"
          role="switch"
          aria-checked={settings.noteButton}
          aria-describedby="lb-note-button-for"
          onClick={() => change(port.set({ noteButton: !settings.noteButton }))}
        >
          <span class="lb-setting-name">{i18n.t('library.settings.noteButton')}</span>
        </button>
        <p class="lb-quiet" id="lb-note-button-for">
          {i18n.t('library.settings.noteButtonFor')}
        </p>
      </div>
    </>
  );
}

export function MarkedTypes({ port, settings, change }: Props) {
  const off = new Set(settings.typesOff);
  return (
    <fieldset class="lb-setting">
      <legend>{i18n.t('library.settings.types')}</legend>
      <p class="lb-quiet">{i18n.t('library.settings.typesFor')}</p>
      <div class="lb-types">
        {ENTITY_TYPES.map((type) => (
          <label key={type} class="lb-choice">
            <input
              type="checkbox"
              checked={!off.has(type)}
              onChange={() =>
                change(
                  port.set({
                    typesOff: off.has(type)
                      ? settings.typesOff.filter((other) => other !== type)
                      : [...settings.typesOff, type],
                  }),
                )
              }
            />
            <span>{typeName(type)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
