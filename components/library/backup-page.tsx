/** Notes as files, and back: what an import would do is said before anything is written, and one Undo takes it back. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { EXPORT_FORMATS, type ExportFormat, type PlannedImport, type Watching } from '../../lib/notes/desk';
import { type ImportCounts, OUTCOMES } from '../../lib/notes/merge';
import { noteTimeWords } from '../card/wording';
import { Icon } from '../icons';
import { reasonOf } from '../reason';
import { isGivenUp, Running, useLongWork } from './long-work';
import { FileButton, Titles } from './page-pieces';
import type { LibraryPort } from './port';
import { hashOf } from './route';

type Step =
  | { at: 'start' }
  | { at: 'planned'; file: string; plan: PlannedImport }
  | { at: 'working' }
  | { at: 'stopped'; what: 'export' | 'import' }
  | { at: 'done'; counts: ImportCounts; undo: string }
  | { at: 'undone'; restored: number; kept: number }
  | { at: 'exported'; file: string; format: ExportFormat }
  | { at: 'refused'; file: string; reason: string }
  | { at: 'failed'; reason: string };

/** Conflicting notes named one by one; the rest is counted. */
const NAMED = 20;

export function BackupPage({ port }: { port: LibraryPort }) {
  const [step, setStep] = useState<Step>({ at: 'start' });
  const [format, setFormat] = useState<ExportFormat>('json');
  const { work, run: watch } = useLongWork();
  const fail = (error: unknown) => setStep({ at: 'failed', reason: reasonOf(error) });
  const ended = (what: 'export' | 'import', error: unknown) => {
    if (isGivenUp(error)) setStep({ at: 'stopped', what });
    else fail(error);
  };

  const save = async () => {
    setStep({ at: 'working' });
    try {
      const write = (watching: Watching) => port.desk.export(format, undefined, watching);
      const file = await watch(i18n.t('library.export.running'), write);
      port.download(file);
      if (format === 'json') await port.desk.backedUp();
      setStep({ at: 'exported', file: file.name, format });
    } catch (error) {
      ended('export', error);
    }
  };
  const read = async (file: File) => {
    setStep({ at: 'working' });
    try {
      const text = await file.text();
      const plan = await watch(i18n.t('library.backup.reading'), (watching) => port.desk.plan(text, watching));
      setStep({ at: 'planned', file: file.name, plan });
    } catch (error) {
      if (isGivenUp(error)) ended('import', error);
      else setStep({ at: 'refused', file: file.name, reason: reasonOf(error) });
    }
  };
  const run = async (plan: PlannedImport) => {
    setStep({ at: 'working' });
    try {
      setStep({ at: 'done', ...(await watch(i18n.t('library.backup.running'), plan.run, 0)) });
    } catch (error) {
      ended('import', error);
    }
  };
  const takeBack = async (record: string) => {
    try {
      setStep({ at: 'undone', restored: 0, kept: 0, ...(await port.desk.undo(record)) });
    } catch (error) {
      fail(error);
    }
  };

  return (
    <>
      <Titles
        title={i18n.t('library.backup.title')}
        links={[{ words: i18n.t('library.notes.title'), to: hashOf({ at: 'notes' }) }]}
      />
      <p class="lb-lead">{i18n.t('library.backup.lead')}</p>
      <section class="lb-setting" aria-labelledby="lb-export-title">
        <h2 class="lb-setting-name" id="lb-export-title">
          {i18n.t('library.backup.out')}
        </h2>
        <p class="lb-quiet">{i18n.t(`library.export.about_${format}`)}</p>
        <div class="lb-buttons">
          <label class="lb-inline">
            <span class="sl-hidden">{i18n.t('library.export.format')}</span>
            <select value={format} onChange={(event) => setFormat(event.currentTarget.value as ExportFormat)}>
              {EXPORT_FORMATS.map((known) => (
                <option key={known} value={known}>
                  {i18n.t(`library.export.${known}`)}
                </option>
              ))}
            </select>
          </label>
          <button type="button" class="sl-button" onClick={() => void save()}>
            {i18n.t('library.backup.export')}
          </button>
        </div>
      </section>
      <section class="lb-setting" aria-labelledby="lb-import-title">
        <h2 class="lb-setting-name" id="lb-import-title">
          {i18n.t('library.backup.in')}
        </h2>
        <p class="lb-quiet">{i18n.t('library.backup.from')}</p>
        <div class="lb-buttons">
          <FileButton
            words={i18n.t('library.backup.import')}
            label={i18n.t('library.backup.file')}
            accept=".json,.jsonld,application/json,application/ld+json"
            read={(file) => void read(file)}
          />
        </div>
      </section>
      <div role="status">
        {step.at === 'exported' && (
          <p class="sl-notice">
            {i18n.t(step.format === 'json' ? 'library.backup.exported' : 'library.backup.written', [step.file])}
          </p>
        )}
        {step.at === 'planned' && (
          <Plan port={port} {...step} run={() => void run(step.plan)} cancel={() => setStep({ at: 'start' })} />
        )}
        {step.at === 'working' && !work && <p class="lb-quiet">{i18n.t('library.loading')}</p>}
        {step.at === 'stopped' && (
          <p class="sl-notice">
            {i18n.t(step.what === 'export' ? 'library.export.stopped' : 'library.backup.stopped')}
          </p>
        )}
        {step.at === 'done' && (
          <div class="sl-notice">
            <p>{i18n.t('library.backup.done')}</p>
            <Counts counts={step.counts} />
            <button type="button" class="sl-button" onClick={() => void takeBack(step.undo)}>
              <Icon name="undo" />
              {i18n.t('library.backup.undo')}
            </button>
          </div>
        )}
        {step.at === 'undone' && (
          <p class="sl-notice">
            {i18n.t('library.backup.undone')}
            {step.kept > 0 && ` ${i18n.t('library.backup.undoneKept', step.kept)}`}
          </p>
        )}
        {step.at === 'refused' && (
          <div class="sl-notice sl-loud">
            <p>{i18n.t('library.backup.refused', [step.file])}</p>
            <p class="lb-reason">{step.reason}</p>
          </div>
        )}
        {step.at === 'failed' && <p class="sl-notice sl-loud">{i18n.t('library.backup.failed', [step.reason])}</p>}
      </div>
      <Running work={work} />
    </>
  );
}

/** What an import would do, before it does anything. */
export function Plan({
  port,
  file,
  plan,
  run,
  cancel,
}: {
  port: LibraryPort;
  file: string;
  plan: PlannedImport;
  run: () => void;
  cancel: () => void;
}) {
  return (
    <div class="sl-notice">
      <p>{i18n.t('library.backup.plan', [file])}</p>
      <Counts counts={plan.counts} />
      {plan.conflicts.length > 0 && (
        <details class="lb-conflicts">
          <summary>{i18n.t('library.backup.conflicts')}</summary>
          <ul>
            {plan.conflicts.slice(0, NAMED).map(({ stands, becomesVersion }) => (
              <li key={stands.id}>
                <p class="lb-note-label">{stands.label}</p>
                {[stands, becomesVersion].map((note, index) => (
                  <p key={note.modified + String(index)} dir="auto">
                    <span class="lb-quiet">
                      {i18n.t(index === 0 ? 'library.backup.stands' : 'library.backup.version')} (
                      {noteTimeWords(note.modified, port.now())}):
                    </span>{' '}
                    {note.body.slice(0, 300)}
                  </p>
                ))}
              </li>
            ))}
          </ul>
          {plan.conflicts.length > NAMED && (
            <p class="lb-quiet">{i18n.t('library.backup.moreConflicts', plan.conflicts.length - NAMED)}</p>
          )}
        </details>
      )}
      {plan.skipped.length > 0 && (
        <details class="lb-conflicts">
          <summary>{i18n.t('library.backup.skipped', plan.skipped.length)}</summary>
          <ul>
            {plan.skipped.slice(0, NAMED).map(({ line, reason }) => (
              <li key={`${line} ${reason}`}>
                {i18n.t('library.backup.line', [String(line)])} {i18n.t(`library.backup.skip.${reason}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p>{i18n.t('library.backup.planHint')}</p>
      <div class="lb-buttons">
        <button type="button" class="sl-button sl-primary" onClick={run}>
          {i18n.t('library.backup.run')}
        </button>
        <button type="button" class="sl-button" onClick={cancel}>
          {i18n.t('library.backup.cancel')}
        </button>
      </div>
    </div>
  );
}

function Counts({ counts }: { counts: ImportCounts }) {
  return (
    <ul class="lb-counts">
      {OUTCOMES.map((kind) => (
        <li key={kind}>
          <b>{counts[kind]}</b> {i18n.t(`library.backup.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
