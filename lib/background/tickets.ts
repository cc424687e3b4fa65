/**
 * Tickets for the note editor. Any page may frame `editor.html`; it shows something only to a frame that brings a ticket
 * which our own content script has asked for: good once, for a short time, in the same tab.
 *
 * Kept in `storage.session`, which only our own trusted contexts can read, so that a worker stopped between asking and
 * opening forgets nothing, and a browser closed forgets everything.
 */
import * as v from 'valibot';
import { type EditorPurpose, EditorPurposeSchema } from '../messages';
import type { StorageArea } from '../settings';

const KEY = 'editorTickets';

/** Time from asking to opening, milliseconds: a frame loads within a second; a slow machine gets more. */
export const TICKET_LIFE = 30_000;

const TicketSchema = v.object({
  id: v.string(),
  /** The tab it was asked in; null for the popup. */
  tab: v.nullable(v.number()),
  expires: v.number(),
  purpose: EditorPurposeSchema,
});
type Ticket = v.InferOutput<typeof TicketSchema>;

export class Tickets {
  readonly #area: StorageArea;
  readonly #now: () => number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(area: StorageArea, now: () => number = Date.now) {
    this.#area = area;
    this.#now = now;
  }

  /** A new ticket for what is to be edited. */
  issue(purpose: EditorPurpose, tab: number | undefined): Promise<string> {
    return this.#change((tickets) => {
      const ticket: Ticket = {
        purpose,
        id: crypto.randomUUID(),
        tab: tab ?? null,
        expires: this.#now() + TICKET_LIFE,
      };
      return { tickets: [...tickets, ticket], result: ticket.id };
    });
  }

  /** What the ticket is for, once; null for one that is unknown, used, too old or from another tab. */
  redeem(id: string, tab: number | undefined): Promise<EditorPurpose | null> {
    return this.#change((tickets) => {
      const ticket = tickets.find((other) => other.id === id);
      // A ticket shown in the wrong tab is no longer a secret: it is spent as well.
      const rest = tickets.filter((other) => other !== ticket);
      if (!ticket || ticket.tab !== (tab ?? null)) return { tickets: rest, result: null };
      return { tickets: rest, result: ticket.purpose };
    });
  }

  /** One change after another, each over the tickets that are still good. */
  #change<T>(change: (tickets: Ticket[]) => { tickets: Ticket[]; result: T }): Promise<T> {
    const turn = this.#last.then(async () => {
      const stored = v.safeParse(v.array(TicketSchema), (await this.#area.get(KEY))[KEY]);
      const good = stored.success ? stored.output.filter(({ expires }) => expires > this.#now()) : [];
      const { tickets, result } = change(good);
      await this.#area.set({ [KEY]: tickets });
      return result;
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
