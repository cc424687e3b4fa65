/**
 * The popup's search in the background, for the address bar: made when somebody begins to type there, gone with the
 * background.
 */
import type { Note } from '../notes/model';
import type { EntityDocument } from '../search/documents';
import { noteDocument } from '../search/notes';
import { Search } from '../search/search';

/** Milliseconds of indexing between two chances for the background to answer pages. */
const SLICE = 8;

export class BackgroundSearch {
  #search: Promise<Search> | undefined;
  /** The packs it was made without. */
  #without = '';

  /**
   * @param documents the facts that ship with the extension
   * @param notes live notes
   * @param packsOff packs that are not to be searched
   */
  constructor(
    private readonly documents: () => Promise<EntityDocument[]>,
    private readonly notes: () => Promise<Note[]>,
    private readonly packsOff: () => Promise<readonly string[]> = async () => [],
  ) {}

  /** With the notes as they are now. Facts are searched even where the notes cannot be read. */
  async open(): Promise<Search> {
    // A search that knows too much is better than none.
    const off = await this.packsOff().catch((): readonly string[] => []);
    if (this.#without !== off.join(' ')) this.#search = undefined;
    this.#without = off.join(' ');
    this.#search ??= this.#make(new Set(off));
    this.#search.catch(() => {
      this.#search = undefined;
    });
    const [search, notes] = await Promise.all([this.#search, this.notes().catch(() => null)]);
    if (notes) search.setNotes(notes.map(noteDocument));
    return search;
  }

  async #make(off: ReadonlySet<string>): Promise<Search> {
    const search = new Search((await this.documents()).filter(({ pack }) => !off.has(pack)));
    const slice = () => {
      const end = performance.now() + SLICE;
      if (!search.indexTexts(() => performance.now() < end)) setTimeout(slice);
    };
    setTimeout(slice);
    return search;
  }
}
