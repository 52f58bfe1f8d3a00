import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { clip, emojiIn } from '@/core/text'
import { fileKind } from '@/modules/imaging/file-kind'
import type { ExportFile } from '@/modules/imaging/platform'
import { unzipFiles } from '@/modules/imaging/unzip-files'
import { readPackWords, type FoundPack } from './read-pack-words'

/** A path that is not there, may not be read, or is an archive that is none. */
export class Unreadable extends Error {}

export interface InputSticker {
  /** As it is reported: the path that was given, and the name inside it. */
  path: string
  bytes: Uint8Array
  emoji: string[]
  alt: string
  tags: string[]
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

const PICTURE_NAMES = /\.(png|apng|jpe?g|webp|avif|gif|tiff?|svg|tgs)$/i
const MOST_FILES = 2_000

export function readInputs(paths: readonly string[], from: string): Promise<Input[]> {
  return Promise.all(paths.map((given) => readInput(given, path.resolve(from, given))))
}

async function readInput(given: string, at: string): Promise<Input> {
  try {
    if ((await stat(at)).isDirectory()) return asPack(given, 'folder', await readFolder(at))
    const bytes = await readFile(at)
    if (fileKind(bytes.subarray(0, 4096)).is === 'archive') {
      const files = await unzipFiles(bytes)
      if (!files) throw new Unreadable(`${given}: this archive is damaged, or too large.`)
      return asPack(given, 'archive', files)
    }
    const name = path.parse(at).name
    const sticker = { path: given, bytes, emoji: emojiIn(name), alt: '', tags: [] }
    return { path: given, kind: 'file', files: [], title: name, author: '', stickers: [sticker] }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable(`${given}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
  }
}

/** Every file below a folder, in the order a person counts: 2 before 10. */
async function readFolder(folder: string): Promise<ExportFile[]> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .toSorted(byCount)
  if (names.length > MOST_FILES) throw new Unreadable(`${folder}: more than ${MOST_FILES} files.`)
  return Promise.all(names.map(async (name) => ({ path: name, bytes: await readFile(path.join(folder, name)) })))
}

const byCount = new Intl.Collator('en', { numeric: true }).compare

/** A folder or archive with what it says of itself; without that, every picture in it is a sticker, named by its file. */
function asPack(given: string, kind: 'folder' | 'archive', files: ExportFile[]): Input {
  const found: FoundPack = readPackWords(files) ?? {
    title: path.parse(given).name,
    author: '',
    stickers: files
      .filter((file) => PICTURE_NAMES.test(file.path))
      .toSorted((a, b) => byCount(a.path, b.path))
      .map((file) => ({ file: file.path, emoji: emojiIn(path.parse(file.path).name), alt: '', tags: [] })),
  }
  const bytesOf = new Map(files.map((file) => [file.path, file.bytes]))
  const stickers = found.stickers.map(({ file, emoji, alt, tags }) => ({
    path: `${given}/${file}`,
    bytes: bytesOf.get(file) ?? new Uint8Array(),
    emoji: [...emoji],
    alt: clip(alt, 1000),
    tags: [...tags],
  }))
  return { path: given, kind, files, title: found.title, author: found.author, stickers }
}
