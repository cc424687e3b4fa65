/** Notes as a file, and back: what an import would do is said before anything is written. */
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { localDay } from '../../lib/facts/dates';
import type { ImportCounts } from '../../lib/notes/merge';
import { reasonOf } from '../panel/reason';
import type { ImportPlan, LibraryPort } from './port';

type Step =
  | { at: 'start' }
  | { at: 'planned'; file: string; plan: ImportPlan }
  | { at: 'done'; counts: ImportCounts }
  | { at: 'exported'; file: string }
  | { at: 'refused'; file: string; reason: string }
  | { at: 'failed'; reason: string };

export function Backup({ port, imported }: { port: LibraryPort; imported: () => void }) {
  const [step, setStep] = useState<Step>({ at: 'start' });
  const input = useRef<HTMLInputElement>(null);

  const save = async () => {
    try {
      const file = `sidelight-notes-${localDay(port.now())}.json`;
      port.download(file, await port.exportNotes());
      setStep({ at: 'exported', file });
    } catch (error) {
      setStep({ at: 'failed', reason: reasonOf(error) });
    }
  };
  const read = async (file: File | undefined) => {
    if (!file) return;
    try {
      setStep({ at: 'planned', file: file.name, plan: await port.planImport(await file.text()) });
    } catch (error) {
      setStep({ at: 'refused', file: file.name, reason: reasonOf(error) });
    }
    // The same file, mended, can be chosen again.
    if (input.current) input.current.value = '';
  };
  const run = async (plan: ImportPlan) => {
    try {
      setStep({ at: 'done', counts: await plan.run() });
      imported();
    } catch (error) {
      setStep({ at: 'failed', reason: reasonOf(error) });
    }
  };

  return (
    <section class="lb-backup" aria-labelledby="lb-backup-title">
      <h2 class="lb-group-title" id="lb-backup-title">
        {i18n.t('library.backup.title')}
      </h2>
      <p class="lb-lead">{i18n.t('library.backup.lead')}</p>
      <div class="lb-buttons">
        <button type="button" class="sl-button" onClick={() => void save()}>
          {i18n.t('library.backup.export')}
        </button>
        <button type="button" class="sl-button" onClick={() => input.current?.click()}>
          {i18n.t('library.backup.import')}
        </button>
        <input
          ref={input}
          class="sl-hidden"
          type="file"
          accept=".json,application/json"
          aria-label={i18n.t('library.backup.file')}
          tabIndex={-1}
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
      </div>
      <div role="status">
        {step.at === 'exported' && <p class="sl-notice">{i18n.t('library.backup.exported', [step.file])}</p>}
        {step.at === 'planned' && (
          <div class="sl-notice">
            <p>{i18n.t('library.backup.plan', [step.file])}</p>
            <Counts counts={step.plan.counts} />
            <p>{i18n.t('library.backup.planHint')}</p>
            <div class="lb-buttons">
              <button type="button" class="sl-button sl-primary" onClick={() => void run(step.plan)}>
                {i18n.t('library.backup.run')}
              </button>
              <button type="button" class="sl-button" onClick={() => setStep({ at: 'start' })}>
                {i18n.t('library.backup.cancel')}
              </button>
            </div>
          </div>
        )}
        {step.at === 'done' && (
          <div class="sl-notice">
            <p>{i18n.t('library.backup.done')}</p>
            <Counts counts={step.counts} />
          </div>
        )}
        {step.at === 'refused' && (
          <div class="sl-notice sl-loud">
            <p>{i18n.t('library.backup.refused', [step.file])}</p>
            <p class="lb-reason">{step.reason}</p>
          </div>
        )}
        {step.at === 'failed' && <p class="sl-notice sl-loud">{i18n.t('library.backup.failed', [step.reason])}</p>}
      </div>
    </section>
  );
}

function Counts({ counts }: { counts: ImportCounts }) {
  return (
    <ul class="lb-counts">
      {(['new', 'newer', 'same', 'older'] as const).map((kind) => (
        <li key={kind}>
          <b>{counts[kind]}</b> {i18n.t(`library.backup.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
