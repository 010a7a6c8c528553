/** Where the links of a text lead: outwards, or to evidence of the same post-mortem. */

export interface Cited {
  readonly name: string;
  /** Address of its picture, "" where it is none. */
  readonly picture: string;
}

export interface TextLinks {
  /** Opens an address outside; called after a click or a key only. */
  readonly open: (url: string) => void;
  /** The evidence with this id, null where there is none; reactive. */
  readonly cited: (id: string) => Cited | null;
  /** Shows a piece of evidence at full size. */
  readonly show: (id: string) => void;
}
