/** How safe the notes are: a loss and its way back, what the browser has promised, and a word when a backup is due. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { localDay } from '../../lib/facts/dates';
import { type CopyStatus, REMIND_AFTER, type Safety as SafetyState, type Watching } from '../../lib/notes/desk';
import { noteTimeWords } from '../card/wording';
import { isGivenUp, Running, useLongWork } from './long-work';
import type { LibraryPort } from './port';

/** Milliseconds between a change and the next look at how safe the notes are. */
const LOOK_AGAIN = 2000;

export interface SafetyProps {
  port: LibraryPort;
  failed: (error: unknown) => void;
  changed: () => void;
}

export function Safety({ port, failed, changed }: SafetyProps) {
  const [copy, setCopy] = useState<CopyStatus | null>(null);
  const [safety, setSafety] = useState<SafetyState | null>(null);
  const [kept, setKept] = useState<boolean | null>(null);
  const [later, setLater] = useState(false);
  const { work, run: watch } = useLongWork();
  const look = () => {
    void port.copyStatus().then(setCopy, failed);
    // What cannot be read is told once, where the notes are.
    void port.desk.safety().then(setSafety, () => {});
    void port.persisted().then(setKept, () => {});
  };
  useEffect(() => {
    look();
    // Not at every letter of a note.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const deaf = port.onChanged((what) => {
      if (what !== 'notes') return;
      timer ??= setTimeout(() => {
        timer = undefined;
        look();
      }, LOOK_AGAIN);
    });
    return () => {
      clearTimeout(timer);
      deaf();
    };
  }, []);

  const backup = async () => {
    try {
      const write = (watching: Watching) => port.desk.export('json', undefined, watching);
      port.download(await watch(i18n.t('library.export.running'), write));
      await port.desk.backedUp();
      look();
    } catch (error) {
      // It says itself that there is no backup yet.
      if (!isGivenUp(error)) failed(error);
    }
  };

  return (
    <>
      {copy && copy.kind !== 'in-step' && (
        <Loss
          copy={copy}
          port={port}
          failed={failed}
          done={() => {
            look();
            changed();
          }}
        />
      )}
      {safety && safety.changed >= REMIND_AFTER && copy?.kind === 'in-step' && !later && (
        <div class="sl-notice">
          <p>
            {safety.backup === undefined
              ? i18n.t('library.safety.never', safety.changed)
              : i18n.t('library.safety.since', safety.changed, [
                  String(safety.changed),
                  noteTimeWords(safety.backup, port.now()),
                ])}
          </p>
          <div class="lb-buttons">
            <button type="button" class="sl-button" onClick={() => void backup()}>
              {i18n.t('library.safety.backup')}
            </button>
            <button type="button" class="sl-button" onClick={() => setLater(true)}>
              {i18n.t('library.safety.later')}
            </button>
          </div>
        </div>
      )}
      <Running work={work} />
      {kept !== null && safety && safety.changed + (safety.backup ? 1 : 0) > 0 && (
        <p class="lb-quiet">{i18n.t(kept ? 'library.safety.kept' : 'library.safety.notKept')}</p>
      )}
    </>
  );
}

function Loss({
  copy,
  port,
  failed,
  done,
}: {
  copy: Exclude<CopyStatus, { kind: 'in-step' }>;
  port: LibraryPort;
  failed: (error: unknown) => void;
  done: () => void;
}) {
  const [sure, setSure] = useState(false);
  const use = (what: 'restore' | 'replace' | 'dismiss') => void port.useCopy(what).then(done, failed);
  const save = async () => {
    try {
      const data = await port.copyText();
      port.download({ name: `sidelight-copy-${localDay(port.now())}.json`, type: 'application/json', data });
    } catch (error) {
      failed(error);
    }
  };
  if (copy.kind === 'closed' && copy.problem !== 'damaged') {
    return (
      <p class="sl-notice sl-loud" role="alert">
        {i18n.t(`library.safety.${copy.problem}`)}
      </p>
    );
  }
  const isDamaged = copy.kind === 'closed';
  if (isDamaged && copy.rows === 0) {
    return (
      <p class="sl-notice sl-loud" role="alert">
        {i18n.t('library.safety.damaged')}
      </p>
    );
  }
  return (
    <div class="sl-notice sl-loud" role="alert">
      <p>
        {isDamaged && `${i18n.t('library.safety.damaged')} `}
        {i18n.t(isDamaged ? 'library.safety.copy' : 'library.safety.lost', copy.rows, [
          String(copy.rows),
          copy.at === '' ? '' : noteTimeWords(copy.at, port.now()),
        ])}
      </p>
      <div class="lb-buttons">
        <button type="button" class="sl-button sl-primary" onClick={() => use(isDamaged ? 'replace' : 'restore')}>
          {i18n.t('library.safety.restore')}
        </button>
        <button type="button" class="sl-button" onClick={() => void save()}>
          {i18n.t('library.safety.save')}
        </button>
        {!isDamaged && (
          <button type="button" class="sl-button" onClick={() => (sure ? use('dismiss') : setSure(true))}>
            {i18n.t(sure ? 'library.safety.dismissSure' : 'library.safety.dismiss')}
          </button>
        )}
      </div>
    </div>
  );
}
