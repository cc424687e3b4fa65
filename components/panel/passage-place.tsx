/** The way from a note on a passage to the passage, and whether it was still there when its page was last seen. */
import { i18n } from '#i18n';
import type { PassageState } from '../../lib/messages';
import { PageIcon } from '../page-icons';

/** What lists of notes ask of the rest. */
export interface PassagePort {
  /** Opens the page of a note's passage, scrolled to it. @returns false where there is nothing that can be opened */
  openPassage(note: string): Promise<boolean>;
  /** How passages were found when their page was last seen, by note. */
  passageStates(): Promise<Record<string, PassageState>>;
}

export interface PassagePlaceProps {
  note: string;
  /** Of the note, for those who hear the button alone. */
  label: string;
  /** Undefined where the page was not seen. */
  state: PassageState | undefined;
  port: Pick<PassagePort, 'openPassage'>;
  failed: (error: unknown) => void;
  /** The page is in front now. */
  opened?: (() => void) | undefined;
}

export function PassagePlace({ note, label, state, port, failed, opened }: PassagePlaceProps) {
  const open = async () => {
    if (!(await port.openPassage(note))) throw new Error(i18n.t('passage.notOpened'));
    opened?.();
  };
  return (
    <>
      {state !== undefined && state !== 'found' && <span class="sl-passage-seen">{i18n.t(`passage.${state}`)}</span>}
      <button type="button" class="sl-quiet" onClick={() => void open().catch(failed)}>
        <PageIcon name="arrow" />
        {i18n.t('passage.open')}
        <span class="sl-hidden"> {label}</span>
      </button>
    </>
  );
}
