import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { BadFile, BadPack, type PackFile } from './pack-file'

/** What an archive of a stranger's may be. The largest set twice over, and room for the litter systems put beside files. */
export const ARCHIVE_LIMITS = {
  entries: 1000,
  /** Files in it that are looked at: litter and folders not counted. */
  files: 250,
  /** All files unpacked, in bytes. */
  bytes: 500_000_000,
}

interface OpenArchive {
  /** In the archive's order. */
  files: PackFile[]
  close(): void
}

/**
 * Open an archive, to read its files one by one. Names, sizes and offsets in it are a stranger's word: names are never paths,
 * sizes are checked while unpacking, files that overlap (a bomb's way to be small) refuse the whole.
 * @param source Where it lies, or its bytes.
 * @throws BadPack
 */
export async function openArchive(source: string | Buffer, limits = ARCHIVE_LIMITS): Promise<OpenArchive> {
  // decodeStrings off: the library would refuse a whole archive for one bad name, and names are only shown.
  const options = { lazyEntries: true, decodeStrings: false, autoClose: false }
  const opening = typeof source === 'string' ? openFile(source, options) : openBytes(source, options)
  const zip = await opening.catch(() => {
    throw new BadPack('archive.damaged')
  })
  try {
    if (zip.entryCount > limits.entries) throw tooMany(zip.entryCount, limits.entries)
    const entries = (await allEntries(zip)).filter(isFile)
    if (entries.length === 0) throw new BadPack('archive.empty')
    if (entries.length > limits.files) throw tooMany(entries.length, limits.files)
    if (overlap(entries)) throw new BadPack('archive.overlapping')

    let left = limits.bytes
    const read = async (entry: Entry, mostBytes: number) => {
      const bytes = await readEntry(zip, entry, mostBytes)
      left -= bytes.length
      if (left <= 0) throw new BadPack('archive.too_large', { limitBytes: limits.bytes })
      return bytes
    }
    return {
      files: entries.map((entry) => ({ name: nameOf(entry), read: (mostBytes) => read(entry, mostBytes) })),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

const openFile = promisify<string, yauzl.Options, ZipFile>(yauzl.open)
const openBytes = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer)

const tooMany = (count: number, limit: number) => new BadPack('archive.too_many', { count, limit })

function allEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', () => reject(new BadPack('archive.damaged')))
    zip.readEntry()
  })
}

async function readEntry(zip: ZipFile, entry: Entry, mostBytes: number): Promise<Buffer> {
  const tooLarge = () => new BadFile('archive.file_too_large', { limitBytes: mostBytes })
  if ((entry.generalPurposeBitFlag & 1) !== 0) throw new BadFile('archive.encrypted')
  if (isLink(entry)) throw new BadFile('archive.link')
  if (entry.uncompressedSize > mostBytes) throw tooLarge()
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
        throw tooLarge()
      }
    }
    const bytes = Buffer.concat(pieces)
    if (crc32(bytes) === entry.crc32) return bytes
  } catch (error) {
    if (error instanceof BadFile) throw error
  }
  throw new BadFile('archive.file_damaged')
}

type Done = (error: Error | null, stream: NodeJS.ReadableStream & { destroy(): void }) => void

/** Symbolic links point to other files; in ours there are none. The upper half of the attributes are Unix's mode. */
function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000
}

/** Folders, hidden files and what macOS and Windows leave in every archive are no files of the artist's. */
function isFile(entry: Entry): boolean {
  const name = nameOf(entry)
  const last = name.split('/').at(-1) ?? ''
  return (
    !name.endsWith('/') &&
    !/(^|\/)__MACOSX\//.test(name) &&
    !last.startsWith('.') &&
    !/^(Thumbs\.db|desktop\.ini)$/i.test(last)
  )
}

function nameOf(entry: Entry): string {
  return new TextDecoder().decode(entry.fileName as unknown as Uint8Array).replaceAll('\\', '/')
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
