import type { PackFile } from '../pack-file'

/** The files of a pack, found by name. A name that leads out of its folder finds nothing: it is compared, never opened. */
export interface Shelf {
  files: readonly PackFile[]
  /** The first of these that is there. */
  find(names: readonly string[]): PackFile | undefined
}

export function shelfOf(files: readonly PackFile[]): Shelf {
  const byName = new Map<string, PackFile>()
  // Of two with one name the first counts, as when it is unpacked and the second is refused.
  for (const file of files) if (!byName.has(file.name)) byName.set(file.name, file)
  return {
    files,
    find: (names) => names.map((name) => byName.get(name)).find((file) => file !== undefined),
  }
}

export const lastName = (name: string) => name.slice(name.lastIndexOf('/') + 1)

/** The folder a file lies in, with its `/`; empty on top. */
export const besides = ({ name }: PackFile) => name.slice(0, name.lastIndexOf('/') + 1)

/** In the order a person counts: 2 before 10. */
export const byCount = new Intl.Collator('en', { numeric: true }).compare
