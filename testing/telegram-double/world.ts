import { gunzipSync } from 'node:zlib'
import { lookAtPicture } from '@/modules/imaging/look-at-picture'
import { ACCEPTS, type InputSticker } from './accepts'
import type { z } from 'zod'

/** A no of Telegram's. */
export class TelegramFault extends Error {
  readonly status: number
  readonly retryAfter: number | undefined
  constructor(status: number, description: string, retryAfter?: number) {
    super(description)
    this.status = status
    this.retryAfter = retryAfter
  }
}
const bad = (words: string) => new TelegramFault(400, `Bad Request: ${words}`)

export interface StickerSet {
  name: string
  title: string
  owner: number
  stickers: { format: InputSticker['format']; emoji: string[]; keywords: string[]; bytes: Buffer }[]
}

/** What Telegram knows: who pressed Start, which files were sent, which sets there are. */
export class World {
  readonly bot = 'MulsaqTestBot'
  readonly started = new Set<number>()
  readonly sets = new Map<string, StickerSet>()
  webhook: { url: string; secret: string } | undefined
  readonly #files = new Map<string, { format: InputSticker['format']; bytes: Buffer; owner: number }>()

  getMe() {
    return { id: 4242, is_bot: true, first_name: 'Mulsaq', username: this.bot }
  }

  setWebhook({ url, secret_token }: z.output<typeof ACCEPTS.setWebhook>) {
    // The real one takes https only; ours listens on this machine.
    if (!/^https:|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(url))
      throw bad('bad webhook: An HTTPS URL must be provided')
    this.webhook = { url, secret: secret_token }
    return true
  }

  async uploadStickerFile({ user_id, sticker, sticker_format }: z.output<typeof ACCEPTS.uploadStickerFile>) {
    this.#known(user_id)
    const bytes = Buffer.from(await sticker.arrayBuffer())
    await checkFile(sticker_format, bytes)
    const fileId = `file_${this.#files.size + 1}_of_${user_id}`
    this.#files.set(fileId, { format: sticker_format, bytes, owner: user_id })
    return { file_id: fileId, file_unique_id: `u${fileId}`, file_size: bytes.length }
  }

  createNewStickerSet({ user_id, name, title, stickers }: z.output<typeof ACCEPTS.createNewStickerSet>) {
    this.#known(user_id)
    if (!/^[a-z][a-z0-9_]*$/i.test(name) || name.includes('__') || name.length > 64)
      throw bad('invalid sticker set name is specified')
    if (!name.toLowerCase().endsWith(`_by_${this.bot.toLowerCase()}`))
      throw bad('invalid sticker set name is specified')
    if (this.sets.has(name)) throw bad('sticker set name is already occupied')
    this.sets.set(name, { name, title, owner: user_id, stickers: stickers.map((one) => this.#taken(one)) })
    return true
  }

  addStickerToSet({ user_id, name, sticker }: z.output<typeof ACCEPTS.addStickerToSet>) {
    const set = this.sets.get(name)
    if (!set || set.owner !== user_id) throw bad('STICKERSET_INVALID')
    if (set.stickers.length >= 120) throw bad('STICKERS_TOO_MUCH')
    set.stickers.push(this.#taken(sticker))
    return true
  }

  getStickerSet({ name }: z.output<typeof ACCEPTS.getStickerSet>) {
    const set = this.sets.get(name)
    if (!set) throw bad('STICKERSET_INVALID')
    return {
      name,
      title: set.title,
      sticker_type: 'regular',
      stickers: set.stickers.map(({ emoji }) => ({ emoji: emoji[0] })),
    }
  }

  #taken({ sticker, format, emoji_list, keywords }: InputSticker) {
    const file = this.#files.get(sticker)
    if (!file) throw bad('wrong file identifier/HTTP URL specified')
    if (file.format !== format) throw bad('STICKER_FILE_INVALID')
    return { format, emoji: emoji_list, keywords, bytes: file.bytes }
  }

  #known(user: number): void {
    if (!this.started.has(user)) throw bad('user not found')
  }
}

/** The rules of core.telegram.org/stickers on the bytes that came. */
async function checkFile(format: InputSticker['format'], bytes: Buffer): Promise<void> {
  if (format === 'static') {
    if (bytes.length > 524_288) throw bad('file is too big')
    const seen = await lookAtPicture(bytes)
    if (!seen || seen.frames !== 1) throw bad('STICKER_FILE_INVALID')
    if (Math.max(seen.width, seen.height) !== 512) throw bad('STICKER_PNG_DIMENSIONS')
  } else if (format === 'animated') {
    if (bytes.length > 65_536) throw bad('file is too big')
    const drawing = JSON.parse(gunzipSync(bytes, { maxOutputLength: 4_000_000 }).toString()) as {
      w?: number
      h?: number
    }
    if (drawing.w !== 512 || drawing.h !== 512) throw bad('STICKER_TGS_NOTGS')
  } else {
    if (bytes.length > 262_144) throw bad('file is too big')
    if (bytes.readUInt32BE(0) !== 0x1a45dfa3) throw bad('STICKER_VIDEO_NOWEBM')
  }
}
