/** The choice between a note on a card and a correction of it. */
import { i18n } from '#i18n';

export function ModeChoice({ correcting, choose }: { correcting: boolean; choose: (correct: boolean) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would stand above, not beside
    <div class="sl-modes" role="group" aria-label={i18n.t('editor.mode')}>
      {[false, true].map((correct) => (
        <button
          key={String(correct)}
          type="button"
          class="sl-button"
          aria-pressed={correct === correcting}
          onClick={() => choose(correct)}
        >
          {i18n.t(correct ? 'editor.modeCorrection' : 'editor.modeNote')}
        </button>
      ))}
    </div>
  );
}
