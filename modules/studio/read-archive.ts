import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import type { Problem } from '@/core/refusal'

/** What an archive may be. The largest set twice over, and room for the litter systems put beside files. */
export const ARCHIVE_LIMITS = {
  entries: 1000,
  /** Files in it that are looked at: litter and folders not counted. */
  files: 250,
  /** All files unpacked, in bytes. */
  bytes: 500_000_000,
} as const

/** A file of an archive: its bytes, or why there are none. Its name is for showing and never a path. */
export interface ArchiveFile {
  name: string
  bytes: Buffer | undefined
  problems: Problem[]
}

/** An archive that is refused as a whole. */
export class BadArchive extends Error {
  readonly problem: Problem
  constructor(code: string, params: Problem['params'] = {}) {
    super(code)
    this.name = 'BadArchive'
    this.problem = fault(code, params)
  }
}

const open = promisify<string, yauzl.Options, ZipFile>(yauzl.open)

/**
 * Read an archive file by file, one in memory at a time. Names, sizes and offsets in it are a stranger's word: names are not
 * used, sizes are checked while unpacking, files that overlap (a bomb's way to be small) refuse the whole.
 * @param file Where the archive lies.
 * @param mostBytes How large one file in it may be.
 * @throws BadArchive
 */
export async function* readArchive(file: string, mostBytes: number): AsyncGenerator<ArchiveFile> {
  // decodeStrings off: the library would refuse a whole archive for one bad name, and names are only shown.
  const zip = await open(file, { lazyEntries: true, decodeStrings: false, autoClose: false }).catch(() => {
    throw new BadArchive('archive.damaged')
  })
  try {
    const { entries: most, files: mostFiles, bytes: mostInAll } = ARCHIVE_LIMITS
    if (zip.entryCount > most) throw new BadArchive('archive.too_many', { count: zip.entryCount, limit: most })
    const entries = (await allEntries(zip)).filter(isFile)
    if (entries.length === 0) throw new BadArchive('archive.empty')
    if (entries.length > mostFiles)
      throw new BadArchive('archive.too_many', { count: entries.length, limit: mostFiles })
    if (overlap(entries)) throw new BadArchive('archive.overlapping')

    let left: number = mostInAll
    for (const entry of entries) {
      const read = await readEntry(zip, entry, Math.min(mostBytes, left))
      if (typeof read !== 'string') left -= read.length
      if (left <= 0) throw new BadArchive('archive.too_large', { limitBytes: mostInAll })
      yield typeof read === 'string'
        ? { name: nameOf(entry), bytes: undefined, problems: [fault(read, { limitBytes: mostBytes })] }
        : { name: nameOf(entry), bytes: read, problems: [] }
    }
  } finally {
    zip.close()
  }
}

function allEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', () => reject(new BadArchive('archive.damaged')))
    zip.readEntry()
  })
}

/** What is in one file, or the code of what is wrong with it. */
async function readEntry(zip: ZipFile, entry: Entry, mostBytes: number): Promise<Buffer | string> {
  if ((entry.generalPurposeBitFlag & 1) !== 0) return 'archive.encrypted'
  if (isLink(entry)) return 'archive.link'
  if (entry.uncompressedSize > mostBytes) return 'archive.file_too_large'
  try {
    const stream = await promisify(zip.openReadStream.bind(zip) as (entry: Entry, done: Done) => void)(entry)
    const pieces: Buffer[] = []
    let length = 0
    for await (const piece of stream) {
      pieces.push(piece as Buffer)
      length += (piece as Buffer).length
      // Whatever the header said: this much and no more.
      if (length > mostBytes) {
        stream.destroy()
        return 'archive.file_too_large'
      }
    }
    const bytes = Buffer.concat(pieces)
    return crc32(bytes) === entry.crc32 ? bytes : 'archive.file_damaged'
  } catch {
    return 'archive.file_damaged'
  }
}

type Done = (error: Error | null, stream: NodeJS.ReadableStream & { destroy(): void }) => void

/** Symbolic links point to other files; in ours there are none. The upper half of the attributes are Unix's mode. */
function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000
}

/** Folders, hidden files and what macOS and Windows leave in every archive are no files of the artist's. */
function isFile(entry: Entry): boolean {
  const name = nameOf(entry)
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return (
    !/[\\/]$/.test(name) &&
    !/(^|[\\/])__MACOSX[\\/]/.test(name) &&
    !last.startsWith('.') &&
    !/^(Thumbs\.db|desktop\.ini)$/i.test(last)
  )
}

function nameOf(entry: Entry): string {
  return new TextDecoder().decode(entry.fileName as unknown as Uint8Array)
}

function overlap(entries: readonly Entry[]): boolean {
  let end = 0
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) return true
    // A local header is 30 bytes and a name at least.
    end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize
  }
  return false
}

function fault(code: string, params: Problem['params'] = {}): Problem {
  return { code, severity: 'fault', params }
}
