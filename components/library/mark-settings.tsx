/** How marks look and what they stand on: part of the settings. */
import { i18n } from '#i18n';
import { ENTITY_TYPES } from '../../lib/facts/entity-types';
import { MARK_COLOURS, MARK_LOOKS } from '../../lib/page/look';
import type { Settings } from '../../lib/settings-model';
import { typeName } from '../card/wording';
import type { LibraryPort } from './port';
import { Radio, SwitchSetting } from './setting-pieces';

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
          <Radio
            key={look}
            name="markLook"
            checked={settings.markLook === look}
            label={<Sample look={look} colour={settings.markColour} words={i18n.t(`library.settings.look_${look}`)} />}
            choose={() => change(port.set({ markLook: look }))}
          />
        ))}
      </fieldset>
      <fieldset class="lb-setting">
        <legend>{i18n.t('library.settings.colour')}</legend>
        <p class="lb-quiet">{i18n.t('library.settings.colourFor')}</p>
        {MARK_COLOURS.map((colour) => (
          <Radio
            key={colour}
            name="markColour"
            checked={settings.markColour === colour}
            label={
              <Sample look={settings.markLook} colour={colour} words={i18n.t(`library.settings.colour_${colour}`)} />
            }
            choose={() => change(port.set({ markColour: colour }))}
          />
        ))}
      </fieldset>
      <SwitchSetting
        name={i18n.t('library.settings.dark')}
        reason={i18n.t('library.settings.darkFor')}
        on={settings.markDark}
        set={(on) => change(port.set({ markDark: on }))}
      />
      <SwitchSetting
        name={i18n.t('library.settings.map')}
        reason={i18n.t('library.settings.mapFor')}
        on={settings.map}
        set={(on) => change(port.set({ map: on }))}
      />
      <SwitchSetting
        name={i18n.t('library.settings.announce')}
        reason={i18n.t('library.settings.announceFor')}
        on={settings.announce}
        set={(on) => change(port.set({ announce: on }))}
      />
      <SwitchSetting
        name={i18n.t('library.settings.noteButton')}
        reason={i18n.t('library.settings.noteButtonFor')}
        on={settings.noteButton}
        set={(on) => change(port.set({ noteButton: on }))}
      />
    </>
  );
}

/** Words as a mark would stand on them. */
function Sample({ look, colour, words }: { look: string; colour: string; words: string }) {
  return <span class={`lb-look lb-look-${look} lb-look-${colour}`}>{words}</span>;
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
