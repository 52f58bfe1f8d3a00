import { describe, expect, test } from 'vitest'
import { judgeSticker, planPacks, type StickerFacts } from './plan-export'
import { type PlatformId, platformOf } from './platforms'
import type { StickerKind } from './sticker-kind'

const times = (count: number, kind: StickerKind) => Array.from({ length: count }, () => kind)
const plan = (id: PlatformId, kinds: StickerKind[], video = false) => {
  const { packs, stilled, problems } = planPacks(platformOf(id), kinds, new Set(), video)
  return {
    packs: packs.map(({ moves, stickers }) => `${stickers.length}${moves ? ' moving' : ''}`),
    stilled: stilled.size,
    said: problems.map(({ code }) => code),
  }
}

describe('still and moving stickers of one pack', () => {
  test('go to WhatsApp in packs of their own, 3 to 30 each', () => {
    expect(plan('whatsapp', [...times(4, 'still'), ...times(31, 'webp')])).toEqual({
      packs: ['4', '16 moving', '15 moving'],
      stilled: 0,
      said: ['export.apart', 'export.split'],
    })
  })

  test('too few that move go as still pictures; too few still ones beside moving ones are left out, and it is said', () => {
    expect(plan('whatsapp', [...times(4, 'still'), ...times(2, 'gif')])).toEqual({
      packs: ['6'],
      stilled: 2,
      said: ['export.stilled'],
    })
    expect(plan('whatsapp', [...times(2, 'still'), ...times(5, 'tgs')])).toEqual({
      packs: ['5 moving'],
      stilled: 0,
      said: ['export.apart', 'export.few_still'],
    })
    expect(plan('whatsapp', ['still', 'webp'])).toEqual({ packs: [], stilled: 0, said: ['export.too_few'] })
  })

  test('LINE has other numbers for moving sets', () => {
    expect(plan('line', [...times(9, 'still'), ...times(26, 'apng')])).toEqual({
      packs: ['8', '24 moving'],
      stilled: 0,
      said: ['export.apart', 'export.left_out', 'export.left_out'],
    })
  })

  test('share a pack where that is allowed', () => {
    expect(plan('signal', [...times(3, 'still'), ...times(3, 'webp')])).toEqual({ packs: ['6'], stilled: 0, said: [] })
  })

  test('what is no drawing goes to Telegram as video, where it can be made; else it is left out, and the others go', () => {
    expect(plan('telegram', ['still', 'tgs', 'webp', 'lottie'])).toEqual({
      packs: ['2'],
      stilled: 0,
      said: ['export.needs_video'],
    })
    expect(plan('telegram', ['still', 'tgs', 'webp', 'lottie'], true)).toEqual({ packs: ['4'], stilled: 0, said: [] })
    expect(plan('telegram', ['webp', 'gif'])).toEqual({ packs: [], stilled: 0, said: ['export.only_video'] })
  })
})

test('of each sticker is known beforehand: as it is, made for it, or not at all', () => {
  const facts: StickerFacts = {
    kind: 'webp',
    emoji: ['🦊'],
    width: 512,
    height: 512,
    bytes: 400_000,
    frames: 20,
    durationMs: 1200,
  }
  const fit = (id: PlatformId, changes: Partial<StickerFacts> = {}, video = false) => {
    const { fit, problems } = judgeSticker(platformOf(id), { ...facts, ...changes }, video)
    return [fit, ...problems.map(({ code }) => code)]
  }
  expect(fit('whatsapp')).toEqual(['as_is'])
  expect(fit('whatsapp', { bytes: 512_001 })).toEqual(['made'])
  expect(fit('whatsapp', { durationMs: 12_000 })).toEqual(['made', 'motion.cut'])
  expect(fit('discord')).toEqual(['made'])
  expect(fit('telegram')).toEqual(['no', 'export.becomes_video'])
  expect(fit('telegram', {}, true)).toEqual(['made'])
  expect(fit('telegram', { kind: 'tgs' })).toEqual(['as_is'])
  const bans = [{ code: 'tgs.feature', severity: 'warning' as const, params: { found: 'mask' } }]
  expect(fit('telegram', { kind: 'lottie', problems: bans })).toEqual(['no', 'export.becomes_video', 'tgs.feature'])
  expect(fit('png', { kind: 'gif' })).toEqual(['as_is'])
  expect(judgeSticker(platformOf('line'), facts)).toMatchObject({ fit: 'made', becomes: 'APNG 320 × 270' })
})
