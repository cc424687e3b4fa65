/** What the popup opens on: this page's entities, or why there are none and what can be done. */
import { i18n } from '#i18n';
import type { Settings } from '../../lib/settings-model';
import { PageList } from './page-list';
import { Notice } from './pieces';
import type { Situation } from './situation';

export interface PageViewProps {
  situation: Situation | null;
  settings: Settings | null;
  trouble: 'none' | 'not-ready' | 'error';
  troubleReason: string;
  open: (entity: string, title: string) => void;
  jump: (tab: number, entity: string) => void;
  show: (tab: number, entity: string, occurrence: number) => void;
  setSite: (host: string, on: boolean) => void;
  pause: (until: number) => void;
  reload: (tab: number) => void;
  once: (tab: number) => void;
  always: (tab: number, host: string) => void;
  library: (hash: string) => void;
  focusSearch: () => void;
}

export function PageView(props: PageViewProps) {
  const { situation, trouble, troubleReason } = props;
  if (trouble === 'error') {
    return (
      <Notice
        loud
        title={i18n.t('popup.factsError')}
        actions={[{ label: i18n.t('popup.factsErrorMore'), run: () => props.library('#/facts') }]}
      >
        {troubleReason}
      </Notice>
    );
  }
  if (trouble === 'not-ready')
    return <Notice title={i18n.t('popup.factsNotReady')}>{i18n.t('popup.factsNotReadyHint')}</Notice>;
  if (situation === null) return null;
  switch (situation.kind) {
    case 'closed-to-extensions':
      return <Notice title={i18n.t('popup.closedTitle')}>{i18n.t('popup.closedHint')}</Notice>;
    case 'no-text':
      return (
        <Notice title={i18n.t(`popup.noText_${situation.what}`)}>{i18n.t(`popup.noTextHint_${situation.what}`)}</Notice>
      );
    case 'not-listed':
      return (
        <Notice
          title={
            situation.host === ''
              ? i18n.t('popup.notListedHere')
              : i18n.t('popup.notListed', [situation.host.replace(/^www\./, '')])
          }
          actions={[
            { label: i18n.t('popup.once'), run: () => props.once(situation.tab) },
            ...(situation.host === ''
              ? []
              : [{ label: i18n.t('popup.always'), run: () => props.always(situation.tab, situation.host) }]),
          ]}
        >
          {i18n.t('popup.notListedHint')}
          {situation.host !== '' && <span class="pp-notice-more">{i18n.t('popup.alwaysHint')}</span>}
        </Notice>
      );
    case 'reload':
      return (
        <Notice
          title={i18n.t('popup.reloadTitle')}
          actions={[{ label: i18n.t('popup.reload'), icon: 'retry', run: () => props.reload(situation.tab) }]}
        >
          {i18n.t('popup.reloadHint')}
        </Notice>
      );
    case 'page':
      return <OnPage {...props} situation={situation} />;
  }
}

function OnPage(props: PageViewProps & { situation: Extract<Situation, { kind: 'page' }> }) {
  const { situation, settings } = props;
  const { list, host, tab } = situation;
  if (list.state === 'paused') {
    const until = settings?.pausedUntil ?? 0;
    return (
      <Notice
        title={until > 0 ? i18n.t('popup.pausedUntil', [timeWords(until)]) : i18n.t('popup.paused')}
        actions={[{ label: i18n.t('popup.unpause'), icon: 'off', run: () => props.pause(0) }]}
      >
        {i18n.t('popup.pausedHint')}
      </Notice>
    );
  }
  if (list.state === 'site-off') {
    return (
      <Notice
        title={i18n.t('popup.siteOff', [host.replace(/^www\./, '')])}
        actions={[{ label: i18n.t('popup.siteOn'), icon: 'off', run: () => props.setSite(host, true) }]}
      >
        {i18n.t('popup.siteOffHint')}
      </Notice>
    );
  }
  if (list.entities.length === 0 && list.busy) return <Notice title={i18n.t('popup.reading')} />;
  if (list.entities.length === 0) {
    return (
      <Notice
        title={i18n.t('popup.nothingTitle')}
        actions={[{ label: i18n.t('popup.searchAll'), icon: 'search', run: props.focusSearch }]}
      >
        {i18n.t('popup.nothingHint')}
      </Notice>
    );
  }
  return (
    <PageList
      list={list}
      open={props.open}
      jump={(entity) => props.jump(tab, entity)}
      show={(entity, occurrence) => props.show(tab, entity, occurrence)}
      brief={() => props.library(`#/brief/${tab}`)}
      leave={props.focusSearch}
    />
  );
}

function timeWords(instant: number): string {
  return new Intl.DateTimeFormat(i18n.t('card.locale'), { hour: '2-digit', minute: '2-digit' }).format(instant);
}
