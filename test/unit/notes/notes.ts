/** Notes for tests. */
import type { Note } from '../../../lib/notes/model';

const ids = ['0b9f2c1e-0000-4000-8000-000000000001', '0b9f2c1e-0000-4000-8000-000000000002'] as const;
export const [FIRST, SECOND] = ids;

/** A note written on 1 March 2026 at the given time, UTC. */
export function note(body: string, time = '09:00:00.000', rest: Partial<Note> = {}): Note {
  return {
    id: FIRST,
    target: { kind: 'entity', entity: 'msmt' },
    label: 'MSMT',
    body,
    tags: [],
    created: '2026-03-01T09:00:00.000Z',
    modified: `2026-03-01T${time}Z`,
    ...rest,
  };
}
