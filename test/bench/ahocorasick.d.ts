/** The package ships no types. */
declare module 'ahocorasick' {
  export default class AhoCorasick {
    constructor(keywords: string[]);
    /** Pairs of the index of the last character and the words that end there. */
    search(text: string): [number, string[]][];
  }
}
