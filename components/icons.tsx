/**
 * The icon set: our own drawings on a 16-unit grid, one stroke weight, coloured by the text around them.
 */
import type { EntityType } from '../lib/facts/schema';

const TYPE_PATHS: Record<EntityType, string> = {
  person: 'M8 7.5A2.75 2.75 0 1 0 8 2a2.75 2.75 0 0 0 0 5.5ZM2.75 14c.4-2.9 2.4-4.5 5.25-4.5s4.85 1.6 5.25 4.5',
  organisation: 'M6 2h4v3.5H6zM2 10.5h4V14H2zM10 10.5h4V14h-4zM8 5.5V8M4 10.5V8h8v2.5',
  office: 'M8 9.5A3.75 3.75 0 1 0 8 2a3.75 3.75 0 0 0 0 7.5ZM5.75 8.8 4.5 14 8 12.2l3.5 1.8-1.25-5.2',
  'armed-force': 'm8 2 1.8 4.1 4.4.4-3.3 3 1 4.4L8 11.6l-3.9 2.3 1-4.4-3.3-3 4.4-.4z',
  agency: 'M2 6.5l6-4 6 4zM3.5 6.5V12M6.5 6.5V12M9.5 6.5V12M12.5 6.5V12M2 13.5h12',
  media: 'M11.5 6h2.5v6a1.5 1.5 0 0 1-3 0V3H2v9a1.5 1.5 0 0 0 1.5 1.5h9M4.5 6h4M4.5 8.5h4M4.5 11h2.5',
  party: 'M3.5 14V2M3.5 2.8c2.8-1.3 5 1.3 9 0v6c-4 1.3-6.2-1.3-9 0',
  country:
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2 8h12M8 2c2 1.8 2.8 3.8 2.8 6S10 12.2 8 14M8 2C6 3.8 5.2 5.8 5.2 8S6 12.2 8 14',
  place:
    'M8 14.2S3.2 9.7 3.2 6.5a4.8 4.8 0 0 1 9.6 0C12.8 9.7 8 14.2 8 14.2ZM8 8.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z',
  facility: 'M2 13.5V7l4 2.5V7l4 2.5v-6h3.5v10zM5 11.5h1M9 11.5h1',
  weapon:
    'M8 1.8c1.6 1.6 2.2 3.4 2.2 5.2v4.5H5.8V7c0-1.8.6-3.6 2.2-5.2ZM5.8 9l-2.3 2.5v2l2.3-2M10.2 9l2.3 2.5v2l-2.3-2M8 13v1.5',
  vessel: 'M2 9.5h12l-1.8 4H3.8zM4.5 9.5v-3h7v3M8 6.5v-4M8 3h2.5',
  satellite:
    'M2.2 4.6l2.4-2.4L7 4.6 4.6 7zM9 11.4 11.4 9l2.4 2.4-2.4 2.4zM6 8l2-2 2 2-2 2zM5.8 5.8 7 7M9 9l1.2 1.2M2.5 10a3.5 3.5 0 0 0 3.5 3.5',
  event: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  exercise: 'M8 13A5 5 0 1 0 8 3a5 5 0 0 0 0 10ZM8 1.5v4M8 10.5v4M1.5 8h4M10.5 8h4',
  agreement: 'M3.5 2h6l3 3v9h-9zM9.5 2v3h3M5.5 11.5c1.2-2.5 1.8-2.5 2-.8.2 1.3 1.2.6 3-.4M5.5 7.5h3.5',
  resolution: 'M3.5 2h6l3 3v9h-9zM9.5 2v3h3M5.5 7.5h5M5.5 9.5h5M5.5 11.5h3',
  law: 'M8 2v12M5 14h6M3.5 4h9M3.5 4 1.8 9h3.4zM12.5 4l-1.7 5h3.4z',
  term: 'M2 3c2-.8 4-.6 6 .7 2-1.3 4-1.5 6-.7v9.8c-2-.8-4-.6-6 .7-2-1.3-4-1.5-6-.7zM8 3.7v9.8',
  'threat-group':
    'M8 5.5a3 3 0 0 1 3 3v2a3 3 0 0 1-6 0v-2a3 3 0 0 1 3-3ZM6.2 5.8 4.8 3.5M9.8 5.8l1.4-2.3M5 9H2M5 11.5 2.5 13M11 9h3M11 11.5l2.5 1.5M8 5.5v8',
  company: 'M2 5.5h12v8H2zM5.5 5.5V3h5v2.5M2 9h12',
};

const PATHS = {
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  beside: 'M2.5 3h11v10h-11zM9.5 3v10',
  pin: 'M6 2h4l-.5 5 2.5 2.5H4L6.5 7zM8 9.5V14.5',
  back: 'M13 8H3M7 4 3 8l4 4',
  note: 'M10.5 3 13 5.5 6 12.5l-3.2.7.7-3.2zM9 4.5 11.5 7',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  chevron: 'M4 6l4 4 4-4',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.5V8l2.5 1.5',
  retry: 'M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M6 3.5l-3 3 3 3',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  alert: 'M8 2.5l6 11H2zM8 6.5v3.5M8 11.7v.2',
} as const;

/** Names of the interface icons. */
export type IconName = keyof typeof PATHS;

/** An interface icon; decorative, so the control around it must carry the words. */
export function Icon({ name }: { name: IconName }) {
  return <Drawing d={PATHS[name]} />;
}

/** The icon of an entity type; decorative, shown beside the type's or the entity's name. */
export function TypeIcon({ type }: { type: EntityType }) {
  return <Drawing d={TYPE_PATHS[type]} />;
}

/** One of our drawings, by its path on the 16-unit grid. */
export function Drawing({ d }: { d: string }) {
  return (
    <svg class="sl-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}
