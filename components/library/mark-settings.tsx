/** How marks look and what they stand on: part of the settings. */
import { i18n } from '#i18n';
import { ENTITY_TYPES } from '../../lib/facts/entity-types';
import { MARK_COLOURS, MARK_LOOKS } from '../../lib/page/look';
import { typeName } from '../card/wording';
import { RadioSetting, type SettingPartProps, SwitchSetting } from './setting-pieces';

/** Switches, by the name of their words. */
const SWITCHES = [
  ['dark', 'markDark'],
  ['map', 'map'],
  ['announce', 'announce'],
  ['noteButton', 'noteButton'],
] as const;

export function MarkLook({ port, settings, change }: SettingPartProps) {
  return (
    <>
      <RadioSetting
        name="markLook"
        words="look"
        options={MARK_LOOKS}
        chosen={settings.markLook}
        label={(look) => (
          <Sample look={look} colour={settings.markColour} words={i18n.t(`library.settings.look_${look}`)} />
        )}
        choose={(markLook) => change(port.set({ markLook }))}
      />
      <RadioSetting
        name="markColour"
        words="colour"
        options={MARK_COLOURS}
        chosen={settings.markColour}
        label={(colour) => (
          <Sample look={settings.markLook} colour={colour} words={i18n.t(`library.settings.colour_${colour}`)} />
        )}
        choose={(markColour) => change(port.set({ markColour }))}
      />
      {SWITCHES.map(([name, key]) => (
        <SwitchSetting
          key={key}
          name={i18n.t(`library.settings.${name}`)}
          reason={i18n.t(`library.settings.${name}For`)}
          on={settings[key]}
          set={(on) => change(port.set({ [key]: on }))}
        />
      ))}
    </>
  );
}

/** Words as a mark would stand on them. */
function Sample({ look, colour, words }: { look: string; colour: string; words: string }) {
  return <span class={`lb-look lb-look-${look} lb-look-${colour}`}>{words}</span>;
}

export function MarkedTypes({ port, settings, change }: SettingPartProps) {
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
