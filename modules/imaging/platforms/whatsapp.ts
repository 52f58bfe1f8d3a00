import { clip } from '@/core/text'
import { square } from '../motion/target'
import { validateWhatsapp } from '../validators/whatsapp'
import type { ExportFile, FilledPack, FilledSticker, Platform } from '../platform'
import { zipFiles } from '../zip-files'
import { jsonFile, numbered, textFile } from './words'

const SIDE = 512
const MOST_EMOJI = 3
/** Its code says KB × 1,024, and refuses only what is larger. */
const STICKER_BYTES = 100 * 1024
const MOVING_BYTES = 500 * 1024
const TRAY_SIDE = 96
const TRAY_BYTES = 50 * 1024
const NAME_UNITS = 128
const ALT_UNITS = { still: 125, moving: 255 }

/**
 * WhatsApp. A pack of it is all still or all moving.
 *
 * No web page can add a pack to WhatsApp: an app hands it over. So there is the folder that WhatsApp's own sample apps are
 * built from (`contents.json` and a folder a pack), and beside it one `.wastickers` file a pack, which sticker apps
 * open, and one `ios.json` a pack: what an app on an iPhone puts on the pasteboard before it opens WhatsApp.
 */
export const whatsapp = {
  name: 'WhatsApp',
  hands: 'buyer',
  shown: { side: 150, guessed: true, in: 'chat', grounds: ['#efe7dd', '#0b141a'] },
  ways: [
    { by: 'phone', steps: 4, opens: '.wastickers' },
    { by: 'files', steps: 3 },
  ],
  count: { least: 3, most: 30 },
  emoji: { least: 1, most: MOST_EMOJI },
  pictures: { sticker: { width: SIDE, height: SIDE, format: 'webp', maxBytes: STICKER_BYTES } },
  covers: { tray: { width: TRAY_SIDE, height: TRAY_SIDE, format: 'png', maxBytes: TRAY_BYTES } },
  moving: {
    mix: 'apart',
    pictures: {
      sticker: {
        format: 'webp',
        sizes: [square(SIDE)],
        maxBytes: MOVING_BYTES,
        maxFps: 20,
        maxMs: 10_000,
        minFrames: 2,
        loops: 0,
        likeness: 0.984,
      },
    },
  },
  limits: [
    { what: 'Sticker', limit: 'WebP, one frame, exactly 512 × 512 px, at most 102,400 bytes' },
    {
      what: 'Moving sticker',
      limit: 'animated WebP, exactly 512 × 512 px, at most 512,000 bytes, each frame 8 ms or more, 10 s in all',
    },
    { what: 'Tray picture', limit: 'PNG, still, 96 × 96 px (its checker takes 24 to 512), at most 51,200 bytes' },
    { what: 'Pack', limit: '3 to 30 stickers, all still or all moving' },
    { what: 'Emoji', limit: '1 to 3 a sticker' },
    {
      what: 'Name, publisher, identifier',
      limit: "1 to 128 UTF-16 units each; the identifier of `[\\w-.,'\\s]`, without `..`",
    },
    { what: 'Description of a sticker', limit: 'at most 125 UTF-16 units; 255 where it moves' },
  ],
  sources: [
    {
      what: 'Every rule but those below',
      where:
        'github.com/WhatsApp/stickers @06144a1 (2025-11-07): Android/…/StickerPackValidator.java, Android/README.md',
      read: '2026-11-22',
      trust: 'primary',
    },
    {
      what: 'Tray of 96 px',
      where: 'github.com/WhatsApp/stickers @06144a1: Android/README.md, iOS/…/Limits.swift',
      read: '2026-11-22',
      trust: 'primary',
    },
    {
      what: 'Hand-off on iOS (ios.json)',
      where: 'github.com/WhatsApp/stickers @06144a1: iOS/…/Interoperability.swift',
      read: '2026-11-22',
      trust: 'primary',
    },
    {
      what: '`.wastickers`: WebP files, cover.png, title.txt, author.txt',
      where:
        'github.com/laggykiller/sticker-convert @9050513: upload_whatsapp.py. A convention of sticker apps, not WhatsApp’s',
      read: '2026-11-22',
      trust: 'tool',
    },
  ],
  async files(packs) {
    const contents = {
      android_play_store_link: '',
      ios_app_store_link: '',
      sticker_packs: packs.map(describe),
    }
    const files: ExportFile[] = [jsonFile('contents.json', contents)]
    for (const [index, pack] of packs.entries()) {
      files.push({ path: `${pack.id}/tray.png`, bytes: tray(pack) })
      for (const sticker of pack.stickers)
        files.push({ path: `${pack.id}/${fileName(sticker)}`, bytes: picture(sticker) })
      const name = packs.length > 1 ? `pack-${index + 1}.wastickers` : 'pack.wastickers'
      files.push({ path: name, bytes: await wastickers(pack) })
      files.push(jsonFile(packs.length > 1 ? `ios-${index + 1}.json` : 'ios.json', handOff(pack)))
    }
    return files
  },
  validate: validateWhatsapp,
} satisfies Platform

function describe(pack: FilledPack) {
  return {
    identifier: pack.id,
    name: clip(pack.title, NAME_UNITS),
    publisher: clip(pack.author, NAME_UNITS),
    tray_image_file: 'tray.png',
    image_data_version: String(pack.version),
    avoid_cache: false,
    publisher_email: '',
    publisher_website: '',
    privacy_policy_website: '',
    license_agreement_website: '',
    ...(pack.moves && { animated_sticker_pack: true }),
    stickers: pack.stickers.map((sticker) => ({
      image_file: fileName(sticker),
      emojis: sticker.emoji.slice(0, MOST_EMOJI),
      ...(sticker.alt && { accessibility_text: clip(sticker.alt, pack.moves ? ALT_UNITS.moving : ALT_UNITS.still) }),
    })),
  }
}

/** `net.whatsapp.third-party.sticker-pack` on the pasteboard of iOS. */
function handOff(pack: FilledPack) {
  const { identifier, name, publisher, stickers } = describe(pack)
  return {
    identifier,
    name,
    publisher,
    tray_image: base64(tray(pack)),
    animated_sticker_pack: pack.moves,
    stickers: stickers.map(({ emojis, accessibility_text }, index) => ({
      image_data: base64(pack.stickers[index] ? picture(pack.stickers[index]) : new Uint8Array()),
      emojis,
      ...(accessibility_text && { accessibility_text }),
    })),
  }
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

function wastickers(pack: FilledPack): Promise<Buffer> {
  return zipFiles([
    textFile('author.txt', clip(pack.author, NAME_UNITS)),
    textFile('title.txt', clip(pack.title, NAME_UNITS)),
    { path: 'cover.png', bytes: tray(pack) },
    ...pack.stickers.map((sticker) => ({ path: fileName(sticker), bytes: picture(sticker) })),
  ])
}

const fileName = ({ place, ending }: FilledSticker) => `${numbered(place)}.${ending}`
const picture = ({ pictures }: FilledSticker) => pictures['sticker'] ?? new Uint8Array()
const tray = ({ covers }: FilledPack) => covers['tray'] ?? new Uint8Array()
