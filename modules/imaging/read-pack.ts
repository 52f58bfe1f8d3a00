import { emojiIn } from '@/core/text'
import type { FoundPack, PackForm } from './found-pack'
import { BadFile, BadPack, type PackFile } from './pack-file'
import { besides, byCount, lastName, type Shelf, shelfOf } from './packs/shelf'
import { readSignal } from './packs/signal'
import { TELLERS, type ToldPack } from './packs/told'

/** As much as a description of the largest pack can be. */
const WORDS_BYTES = 1_000_000
const MOST_STICKERS = 1_000

const PICTURE = /\.(png|apng|jpe?g|webp|avif|gif|tiff?|svg|tgs|lottie|json|webm|mp4)$/i
/** What stands for a pack and is none of its stickers. */
const COVER = /^(cover|tray|icon|thumbnail|tray_.*)\.(png|webp|jpe?g)$/i
/** Words beside pictures, as sticker-convert and our own exports leave them. */
const WORDS = /^(title|author|emoji)\.txt$|^(contents|pack|set|image_pack|stickers|emoji|upload)\.json$/i

/**
 * The stickers of a folder or an archive in their order, with whatever it says of them: WhatsApp's `contents.json`, a
 * `.wastickers` file, a set for Telegram, an encrypted Signal pack, a ZIP of LINE's, our own export, or plainly all files.
 * Reads what is small and tells of others; stickers are read when they are asked for.
 * @param signalKey The key of an encrypted Signal pack, or the link it is in, when no file of it says so.
 * @throws BadPack
 */
export async function readPack(files: readonly PackFile[], signalKey?: string): Promise<FoundPack> {
  const shelf = shelfOf(files)
  for (const top of depths(files)) {
    const here = files.filter(({ name }) => depthOf(name) === top)
    const manifest = here.find(({ name }) => /^manifest(\.proto)?$/.test(lastName(name)))
    for (const { form, name, shape } of TELLERS) {
      const told: FoundPack[] = []
      for (const teller of here.filter((file) => name.test(lastName(file.name)))) {
        const read = shape.safeParse(await jsonOf(teller))
        if (read.success) told.push(asFound(form, read.data, besides(teller), shelf))
      }
      const [first] = told
      if (first) return bounded({ ...first, stickers: told.flatMap(({ stickers }) => stickers) })
    }
    if (manifest) return bounded(await readSignal(manifest, shelf, signalKey))
  }
  return bounded(await asFiles(files, shelf))
}

const depthOf = (name: string) => name.split('/').length
const depths = (files: readonly PackFile[]) =>
  [...new Set(files.map(({ name }) => depthOf(name)))].toSorted((a, b) => a - b)

function bounded(pack: FoundPack): FoundPack {
  if (pack.stickers.length === 0) throw new BadPack('archive.empty')
  if (pack.stickers.length > MOST_STICKERS)
    throw new BadPack('archive.too_many', { count: pack.stickers.length, limit: MOST_STICKERS })
  return pack
}

function asFound(form: PackForm, told: ToldPack, at: string, shelf: Shelf): FoundPack {
  return {
    form,
    title: told.title,
    author: told.author,
    stickers: told.stickers.map(({ files: names, ...said }) => {
      const file = shelf.find(names.map((name) => at + name))
      return file
        ? { ...said, ...file }
        : { ...said, name: at + (names[0] ?? ''), read: () => Promise.reject(notThere()) }
    }),
  }
}

const notThere = () => new BadFile('pack.missing_file')

/** Files that nothing lists: in their order, or by their numbers where names are numbers; with the emoji of their names or of an `emoji.txt` beside them. */
async function asFiles(files: readonly PackFile[], shelf: Shelf): Promise<FoundPack> {
  const at = files.map(besides).toSorted((a, b) => a.length - b.length)[0] ?? ''
  const line = async (name: string) => (await textOf(shelf.find([at + name])))?.split('\n', 1)[0]?.trim()
  const title = await line('title.txt')
  const emoji = emojiOf(await textOf(shelf.find([`${at}emoji.txt`])))
  const isLine = shelf.find([`${at}main.png`]) && shelf.find([`${at}tab.png`]) && shelf.find([`${at}01.png`])
  const isSticker = ({ name }: PackFile) => {
    const last = lastName(name)
    if (WORDS.test(last)) return false
    if (isLine) return /^\d\d\.png$/.test(last)
    return title === undefined || (PICTURE.test(last) && !COVER.test(last))
  }
  return {
    form: isLine ? 'line' : title === undefined ? 'pictures' : 'wastickers',
    title: title ?? '',
    author: (await line('author.txt')) ?? '',
    stickers: (title === undefined && !isLine ? files : files.toSorted((a, b) => byCount(a.name, b.name)))
      .filter(isSticker)
      .map((file) => {
        const last = lastName(file.name)
        const stem = last.replace(/\.\w+$/, '')
        return { ...file, emoji: emoji.get(last) ?? emoji.get(stem) ?? emojiIn(stem), alt: '', tags: [] }
      }),
  }
}

/** `emoji.txt`: sticker-convert's is a JSON object by name, ours a line a file. */
function emojiOf(text: string | undefined): Map<string, string[]> {
  const found = new Map<string, string[]>()
  if (text === undefined) return found
  const json = parsed(text)
  if (typeof json === 'object' && json !== null) {
    for (const [name, value] of Object.entries(json)) if (typeof value === 'string') found.set(name, emojiIn(value))
  } else
    for (const line of text.split('\n')) {
      const [name, ...rest] = line.trim().split(/\s+/)
      if (name) found.set(name, emojiIn(rest.join(' ')))
    }
  return found
}

async function textOf(file: PackFile | undefined): Promise<string | undefined> {
  if (!file) return undefined
  try {
    return (await file.read(WORDS_BYTES)).toString()
  } catch (error) {
    if (error instanceof BadFile) return undefined
    throw error
  }
}

async function jsonOf(file: PackFile): Promise<unknown> {
  return parsed((await textOf(file)) ?? '')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

/** Whether a file of a folder nobody lists may be a sticker, by its name. What it is, its bytes say. */
export function namesPicture(name: string): boolean {
  return PICTURE.test(name)
}
