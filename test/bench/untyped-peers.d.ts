/** Packages that ship no types. */
declare module 'ahocorasick' {
  export default class AhoCorasick {
    constructor(keywords: string[]);
    /** Pairs of the index of the last character and the words that end there. */
    search(text: string): [number, string[]][];
  }
}

declare module 'mark.js' {
  export default class Mark {
    constructor(root: object);
    /** Wraps every occurrence of a word below the root in an element. */
    mark(word: string, options: object): void;
  }
}
