import { describe, expect, test } from 'vitest'
import { checkDraft, type Draft, isReady } from './draft'
import { markOfSticker } from './judged'

function sticker(n: number, change: Partial<Draft['stickers'][number]> = {}): Draft['stickers'][number] {
  return {
    id: `s${n}`,
    masterHash: `m${n}`,
    emoji: ['🐸'],
    tags: [],
    alt: 'a frog',
    extras: {},
    reasons: [],
    judgedAs: null,
    ...change,
  }
}

const ready: Draft = {
  title: 'Frog Weather',
  description: 'Weather, told by frogs.',
  languages: ['en'],
  tags: ['frogs'],
  category: 'animals',
  rating: 'everyone',
  stickers: [sticker(1), sticker(2), sticker(3)],
  people: [{ name: 'Mina', points: 10_000, state: 'accepted' }],
  uploadsUnderWay: 0,
  priceProblems: [],
}
const codes = (change: Partial<Draft>) => checkDraft({ ...ready, ...change }).map(({ code }) => code)

describe('what a pack needs before review', () => {
  test('a whole pack has nothing against it', () => {
    expect(checkDraft(ready)).toEqual([])
  })

  test('a title counts as its reader sees it: a family of emoji is one character', () => {
    expect(codes({ title: '' })).toEqual(['studio.title_missing'])
    expect(codes({ title: '👨‍👩‍👧‍👦'.repeat(60) })).toEqual([])
    expect(checkDraft({ ...ready, title: 'x'.repeat(61) })).toEqual([
      { code: 'studio.title_long', severity: 'fault', params: { length: 61, limit: 60 } },
    ])
  })

  test('three stickers at least, each with an emoji, none twice', () => {
    expect(codes({ stickers: [sticker(1), sticker(2)] })).toEqual(['studio.stickers_few'])
    expect(
      checkDraft({ ...ready, stickers: [sticker(1), sticker(2, { emoji: [] }), sticker(3, { masterHash: 'm1' })] }),
    ).toEqual([
      { code: 'studio.emoji_missing', severity: 'fault', file: '2', params: {} },
      { code: 'studio.sticker_twice', severity: 'fault', file: '3', params: { first: 1 } },
    ])
  })

  test('what is only advice does not hold a pack back', () => {
    const problems = checkDraft({
      ...ready,
      description: '',
      tags: [],
      stickers: ready.stickers.map((s) => ({ ...s, alt: '' })),
    })
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true)
    expect(isReady(problems)).toBe(true)
  })

  test('everybody who shares must have accepted, and the shares must be the whole', () => {
    const people: Draft['people'] = [
      { name: 'Mina', points: 8000, state: 'accepted' },
      { name: 'Jo', points: 1500, state: 'invited' },
    ]
    expect(codes({ people })).toEqual(['studio.shares_sum', 'studio.share_unaccepted'])
    expect(codes({ people: [people[0]!, { name: 'Jo', points: 2000, state: 'declined' }] })).toEqual([
      'studio.share_declined',
    ])
  })

  test('a file still being looked at keeps the pack here', () => {
    expect(codes({ uploadsUnderWay: 2 })).toEqual(['studio.uploads_under_way'])
  })

  test('a rejected sticker must be changed, in any way, before it is sent again', () => {
    const rejected = sticker(1, { reasons: ['blurry'] })
    const asJudged = { ...rejected, judgedAs: markOfSticker(rejected) }
    expect(codes({ stickers: [asJudged, sticker(2), sticker(3)] })).toEqual(['studio.sticker_unanswered'])
    expect(codes({ stickers: [{ ...asJudged, alt: 'a clearer frog' }, sticker(2), sticker(3)] })).toEqual([])
  })
})
