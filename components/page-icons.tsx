/**
 * Interface icons of the extension's own pages: kept out of the card script, which is held to a budget.
 */
import { Drawing, Icon, type IconName } from './icons';

const PATHS = {
  off: 'M8 2v5.5M4.7 4.2a5 5 0 1 0 6.6 0',
  bin: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9M6.8 7v4M9.2 7v4',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.6 10.6 14 14',
  history: 'M2.5 8a5.5 5.5 0 1 0 1.8-4.1M2.5 2.5v2.8h2.8M8 5v3.2l2.2 1.4',
  arrow: 'M3 8h10M9 4l4 4-4 4',
} as const;

/** Names of the icons a page of the extension may show. */
export type PageIconName = IconName | keyof typeof PATHS;

const isOwn = (name: PageIconName): name is keyof typeof PATHS => name in PATHS;

/** An icon on a page of the extension; decorative, so the control around it must carry the words. */
export function PageIcon({ name }: { name: PageIconName }) {
  return isOwn(name) ? <Drawing d={PATHS[name]} /> : <Icon name={name} />;
}
