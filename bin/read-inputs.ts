import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { clip, emojiIn } from '@/core/text'
import { fileKind } from '@/modules/imaging/file-kind'
import { isDotLottie } from '@/modules/imaging/is-dot-lottie'
import { ARCHIVE_LIMITS, openArchive } from '@/modules/imaging/open-archive'
import { BadFile, BadPack, type PackFile } from '@/modules/imaging/pack-file'
import type { ExportFile } from '@/modules/imaging/platform'
import { namesPicture, readPack } from '@/modules/imaging/read-pack'
import { reported, type ReportedProblem } from './report'

/** A path that is not there, may not be read, or is a pack that is none. */
export class Unreadable extends Error {}

export interface InputSticker {
  /** As it is reported: the path that was given, and the name inside it. */
  path: string
  bytes: Uint8Array
  emoji: string[]
  alt: string
  tags: string[]
  /** Why there are no bytes: it is damaged, not there, or sealed with another key. */
  unread?: ReportedProblem
}

/** One PATH of the command line. */
export interface Input {
  path: string
  kind: 'file' | 'folder' | 'archive'
  /** What it had in it, to be checked as what it claims to be. Empty for a file. */
  files: ExportFile[]
  title: string
  author: string
  stickers: InputSticker[]
}

const MOST_FILES = 2_000
/** One file: a picture is read to 20 MB, an archive in an export is larger. */
const MOST_BYTES = 100_000_000

/** @param signalKey Of encrypted Signal packs whose files do not say it. */
export async function readInputs(paths: readonly string[], from: string, signalKey?: string): Promise<Input[]> {
  const inputs: Input[] = []
  // One after the other: what is read of one is in memory before the next is begun.
  for (const given of paths) inputs.push(await readInput(given, path.resolve(from, given), signalKey))
  return inputs
}

async function readInput(given: string, at: string, signalKey: string | undefined): Promise<Input> {
  try {
    if ((await stat(at)).isDirectory()) return await asPack(given, 'folder', await folderFiles(at), signalKey)
    const bytes = await readFile(at)
    // A .lottie is an archive too, and is one drawing.
    if (fileKind(bytes.subarray(0, 4096)).is === 'archive' && !(await isDotLottie(at))) {
      const archive = await openArchive(bytes, { ...ARCHIVE_LIMITS, entries: MOST_FILES, files: MOST_FILES })
      try {
        return await asPack(given, 'archive', archive.files, signalKey)
      } finally {
        archive.close()
      }
    }
    const name = path.parse(at).name
    const sticker = { path: given, bytes, emoji: emojiIn(name), alt: '', tags: [] }
    return { path: given, kind: 'file', files: [], title: name, author: '', stickers: [sticker] }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    if (error instanceof BadPack) {
      const { message, fix } = reported(error.problem)
      throw new Unreadable(`${given}: ${message} ${fix ?? ''} (${error.problem.code})`)
    }
    throw new Unreadable(`${given}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
  }
}

/** Every file below a folder in the order a person counts, 2 before 10; links are left out, they lead elsewhere. */
async function folderFiles(folder: string): Promise<PackFile[]> {
  const found = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
  if (found.length > MOST_FILES) throw new BadPack('archive.too_many', { count: found.length, limit: MOST_FILES })
  const nameOf = (file: string) => path.relative(folder, file).replaceAll(path.sep, '/')
  return found.toSorted(new Intl.Collator('en', { numeric: true }).compare).map((file) => ({
    name: nameOf(file),
    async read(mostBytes) {
      if ((await stat(file)).size > mostBytes) throw new BadFile('archive.file_too_large', { limitBytes: mostBytes })
      return readFile(file)
    },
  }))
}

/** A folder or archive with what it says of itself; without that, every picture in it is a sticker, named by its file. */
async function asPack(
  given: string,
  kind: 'folder' | 'archive',
  packFiles: readonly PackFile[],
  signalKey: string | undefined,
): Promise<Input> {
  const files: ExportFile[] = []
  for (const file of packFiles) {
    const bytes = await file.read(MOST_BYTES).catch(nothingWhenBad)
    if (bytes) files.push({ path: file.name, bytes })
  }
  const pack = await readPack(packFiles, signalKey)
  const stickers: InputSticker[] = []
  for (const { name, read, emoji, alt, tags } of pack.stickers) {
    if (pack.form === 'pictures' && !namesPicture(name)) continue
    const said = { path: `${given}/${name}`, emoji: [...emoji], alt: clip(alt, 1000), tags: [...tags] }
    try {
      stickers.push({ ...said, bytes: await read(MOST_BYTES) })
    } catch (error) {
      if (!(error instanceof BadFile)) throw error
      stickers.push({ ...said, bytes: new Uint8Array(), unread: reported(error.problem) })
    }
  }
  return { path: given, kind, files, title: pack.title || path.parse(given).name, author: pack.author, stickers }
}

function nothingWhenBad(error: unknown): undefined {
  if (!(error instanceof BadFile)) throw error
}
