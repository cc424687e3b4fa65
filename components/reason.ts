import { i18n } from '#i18n';
import type { NotesProblem } from '../lib/notes/database';

const PROBLEMS: Record<NotesProblem, true> = {
  blocked: true,
  outdated: true,
  damaged: true,
  refused: true,
  full: true,
};

/**
 * Why something could not be done, without a full stop: of notes in the reader's language, whether they failed here or in
 * the background.
 */
export function reasonOf(error: unknown): string {
  const { problem, cause } = Object(error) as { problem?: unknown; cause?: { problem?: unknown } };
  const known = (problem ?? cause?.problem) as NotesProblem;
  if (Object.hasOwn(PROBLEMS, known)) return i18n.t(`library.safety.${known}`).replace(/\.$/, '');
  return error instanceof Error ? error.message : String(error);
}
