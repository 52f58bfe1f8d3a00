/** Everything we have words for; others are shown by their own names. */
export const TOLD_ACTIONS = [
  'created',
  'opened',
  'placed',
  'drawing',
  'edited',
  'cropped',
  'resized',
  'filtered',
  'converted',
  'published',
] as const

/** What a file says of itself in a signed note (C2PA). Anybody may write and sign one: it is what is said, not what is true. */
export type Provenance =
  /** There is a note, and it cannot be read: broken, endless or hostile. */
  | { state: 'unreadable' }
  | {
      /**
       * `intact`: the note fits its signature and the picture is the one it was written for. `changed`: the picture or the note was
       * altered since. `unproved`: nothing in it says which picture it is for.
       */
      state: 'intact' | 'changed' | 'unproved'
      /** The program that wrote it. */
      generator: string
      /** Whom the certificate names. Who gave it to them is not looked at. */
      signer: string
      title: string
      /** What was done, oldest first: ours (TOLD_ACTIONS) or another's name, and the program that did it. */
      actions: { name: string; by: string }[]
      /** Titles of the pictures it was made from. */
      ingredients: string[]
      /** A generative model made all of it, or some. */
      model: 'all' | 'some' | 'none'
      /** What it says of teaching such models with it. */
      training: 'allowed' | 'refused' | 'conditions' | 'silent'
    }

/** As it is kept beside a sticker: by us, so its shape is known. */
export function provenanceOf(kept: unknown): Provenance | null {
  return (kept as Provenance | null) ?? null
}
