import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, inTransaction, Prisma } from '@/infra/db'
import { banPack } from '@/modules/catalog/ban-pack'
import { createPerson } from '@/testing/people'
import { createPackOnSale, type PackWishes } from '@/testing/packs'
import { findMatches, matchesSql, MOST } from './db/search'
import { findKnown } from './db/words'
import { indexPack } from './index-pack'
import { type Plan, planSearch } from './plan'
import { type Query, readQuery, type SearchWish } from './query'
import { countByFacet, searchPacks } from './search-packs'
import { suggest } from './suggest'
import { vacuum } from '@/testing/owner'

const packs = new Map<string, string>()

async function addPack(title: string, wishes: PackWishes = {}): Promise<string> {
  const { packId } = await createPackOnSale({ title, ...wishes })
  await indexPack(packId)
  packs.set(title, packId)
  return packId
}

const titles = async (wish: Parameters<typeof searchPacks>[0]) =>
  (await searchPacks(wish)).packs.map(({ title }) => title)

beforeAll(async () => {
  const salma = await createPerson({ name: 'سلمى الرسّامة', roles: ['artist'] })
  await addPack('Cardamom & Coffee', {
    tags: ['morning', 'هيل'],
    description: 'with a sleepy cat',
    artistId: salma.actor.id,
  })
  await addPack('Cat Meetings', { tags: ['office'], stickers: [{ emoji: ['😹', '👍🏽'], alt: 'A cat on a call' }, {}] })
  await addPack('قِطط في اجتماع', { languages: ['ar'], tags: ['قطه'] })
  await addPack('إيموجى الصباح', { languages: ['ar'], category: 'greetings' })
  await addPack('Sleepy Foxes', { pricing: 'fixed', minor: 299n })
  await addPack('Crème Brûlée', { category: 'food' })
  await addPack('Beach Bodies', { rating: 'adult' })
})

describe('relevance', () => {
  test('a word in the title stands before the same word in the description', async () => {
    expect(await titles({ text: 'cat' })).toEqual(['Cat Meetings', 'Cardamom & Coffee'])
  })

  test('all words must be there, each also as a beginning', async () => {
    expect(await titles({ text: 'meeti cat' })).toEqual(['Cat Meetings'])
    expect(await titles({ text: 'cats' })).toContain('Cat Meetings')
    expect(await titles({ text: 'fox' })).toEqual(['Sleepy Foxes'])
  })

  test('a part from the middle of a title is found too', async () => {
    expect(await titles({ text: 'ardamo' })).toEqual(['Cardamom & Coffee'])
  })

  test('accents do not matter', async () => {
    expect(await titles({ text: 'creme BRULEE' })).toEqual(['Crème Brûlée'])
  })

  test('Arabic is found whatever its alef, ya, diacritics, article and tatweel', async () => {
    for (const text of ['ايموجي', 'إيموجي', 'أيمـــوجى', 'الإيموجي'])
      expect(await titles({ text })).toEqual(['إيموجى الصباح'])
    for (const text of ['قطط', 'القِطَط', 'والقطط']) expect(await titles({ text })).toEqual(['قِطط في اجتماع'])
  })

  test('tags, artists and what is said of stickers are found in both scripts', async () => {
    expect(await titles({ text: 'هيل' })).toEqual(['Cardamom & Coffee'])
    expect(await titles({ text: 'سلمي' })).toEqual(['Cardamom & Coffee'])
    expect(await titles({ text: 'office call' })).toEqual(['Cat Meetings'])
  })

  test('emoji are found, alone and with words, whatever their skin', async () => {
    expect(await titles({ text: '😹' })).toEqual(['Cat Meetings'])
    expect(await titles({ text: 'cat 👍🏿' })).toEqual(['Cat Meetings'])
    expect(await titles({ text: 'fox', emoji: '😹' })).toEqual([])
  })
})

describe('spelling', () => {
  test('a misspelt word is corrected, and says how it was read', async () => {
    expect(await searchPacks({ text: 'cofee' })).toMatchObject({
      corrected: 'coffee',
      packs: [{ title: 'Cardamom & Coffee' }],
    })
    expect(await searchPacks({ text: 'slepy foxs' })).toMatchObject({ packs: [{ title: 'Sleepy Foxes' }] })
  })

  test('also in Arabic, with the letters folding took given back', async () => {
    expect(await searchPacks({ text: 'الصبح' })).toMatchObject({
      corrected: 'الصباح',
      packs: [{ title: 'إيموجى الصباح' }],
    })
    expect(await searchPacks({ text: 'اجتمع' })).toMatchObject({ corrected: 'اجتماع' })
  })

  test('what is like nothing is not corrected', async () => {
    expect(await searchPacks({ text: 'xylophone' })).toMatchObject({ packs: [], corrected: undefined, count: 0 })
  })
})

describe('what is suggested while one types', () => {
  const suggested = async (text: string) => {
    const { packs, artists, tags } = await suggest(text)
    return { packs: packs.map(({ title }) => title), artists: artists.map(({ name }) => name), tags }
  }

  test('packs by the beginning of a word, and the artists and tags that begin so, in both scripts', async () => {
    expect(await suggested('morn')).toEqual({ packs: ['Cardamom & Coffee'], artists: [], tags: ['morning'] })
    expect(await suggested('سلم')).toEqual({ packs: ['Cardamom & Coffee'], artists: ['سلمى الرسّامة'], tags: [] })
    expect(await suggested('قط')).toMatchObject({ packs: ['قِطط في اجتماع'], tags: ['قطه'] })
  })

  test('a slip is forgiven, an emoji understood', async () => {
    expect(await suggested('mornng')).toEqual({ packs: ['Cardamom & Coffee'], artists: [], tags: ['morning'] })
    expect(await suggested('😹')).toEqual({ packs: ['Cat Meetings'], artists: [], tags: [] })
  })

  test('nothing for nothing, and nothing for adults', async () => {
    for (const text of ['', '  ', '!?', 'beach'])
      expect(await suggested(text)).toEqual({ packs: [], artists: [], tags: [] })
  })
})

describe('filters', () => {
  test('by price, language and category', async () => {
    expect(await titles({ price: 'paid' })).toEqual(['Sleepy Foxes'])
    expect(await titles({ language: 'ar', category: 'greetings' })).toEqual(['إيموجى الصباح'])
    expect(await titles({ text: 'cat', price: 'free', category: 'food' })).toEqual([])
  })

  test('by what is in a pack, what its owners say, and where they can take it; the counts say what each filter leaves', async () => {
    const moving = { kind: 'webp' as const, frames: 2, durationMs: 500 }
    const stickers = [{}, moving, { extras: { sound: { key: 'a', ms: 900 } } as never }]
    const packId = await addPack('Narrow Otters', { stickers, languages: ['tr'], pricing: 'fixed', minor: 299n })
    await addPack('Wide Otters', { stickers: [{}], languages: ['tr'] })
    await db.pack.update({ where: { id: packId }, data: { reviewCount: 2, reviewSum: 9 } })
    await indexPack(packId)
    const otters = (wish: SearchWish) => titles({ text: 'otters', ...wish })
    expect(await otters({ kind: 'moving' })).toEqual(['Narrow Otters'])
    expect(await otters({ kind: 'still' })).toHaveLength(2)
    expect(await otters({ kind: 'message' })).toEqual([])
    expect(await otters({ stars: '4' })).toEqual(['Narrow Otters'])
    // One sticker is too few for a pack of WhatsApp's, plain pictures go anywhere.
    expect(await otters({ platform: 'whatsapp' })).toEqual(['Narrow Otters'])
    expect(await otters({ platform: 'png' })).toHaveLength(2)

    const { counts, capped } = await countByFacet(readQuery({ text: 'otters', price: 'free' }))
    expect(capped).toBe(false)
    // The price that is chosen narrows every facet but its own.
    expect([...counts.price]).toEqual([
      ['free', 1],
      ['paid', 1],
    ])
    expect([...counts.kind]).toEqual([['still', 1]])
    expect(counts.stars.size).toBe(0)
    expect([...counts.language]).toEqual([['tr', 1]])
  })

  test('adult packs are found by who asks for them only', async () => {
    expect(await titles({ text: 'beach' })).toEqual([])
    expect(await titles({ text: 'beach', rating: 'adult' })).toEqual(['Beach Bodies'])
  })
})

test('a pack that is taken down is found at once no more, and its words are forgotten', async () => {
  const packId = await addPack('Quixotic Zebras')
  expect(await titles({ text: 'quixotic' })).toHaveLength(1)
  await inTransaction((tx) => banPack(tx, packId))
  expect(await titles({ text: 'quixotic' })).toEqual([])
  await indexPack(packId)
  expect(await db.searchWord.findUnique({ where: { word: 'quixotic' } })).toBeNull()
  expect(await db.searchDocument.count({ where: { packId } })).toBe(0)
})

test('indexing again counts no word twice', async () => {
  const before = await db.searchWord.findMany({ orderBy: { word: 'asc' } })
  await indexPack(packs.get('Cat Meetings') ?? '')
  expect(await db.searchWord.findMany({ orderBy: { word: 'asc' } })).toEqual(before)
})

test('pages follow one another with nothing shown twice or never', async () => {
  const seen: string[] = []
  for (let after: string | undefined; ;) {
    const page = await searchPacks({ after, take: 2 })
    seen.push(...page.packs.map(({ id }) => id))
    after = page.next
    if (!after) break
  }
  expect(seen).toHaveLength(new Set(seen).size)
  expect(seen).toHaveLength(8)
})

test('strange input finds nothing and breaks nothing', async () => {
  const strange = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(
      "' OR 1=1 --",
      '\'); DROP TABLE "Pack"; --',
      '\\',
      '%',
      '_',
      '\u0000',
      '\ud83d',
      ':*',
      '!!',
      'a'.repeat(10_000),
    ),
  )
  await fc.assert(
    fc.asyncProperty(strange, strange, async (text, after) => {
      await searchPacks({ text, emoji: after, after, language: text })
    }),
    { numRuns: 60 },
  )
})

test('among thousands of packs every way to go about a search rides its index, and all of them find the same', async () => {
  await db.$executeRaw`
    INSERT INTO "SearchDocument" ("packId", words, title, emoji, pricing, languages, category, rating, "onSaleAt", document)
    SELECT 'pack_' || lpad(n::text, 26, '0'), '{}', 'word' || n || ' pack', ARRAY['e' || n], 'free', '{en}', 'animals', 'everyone',
      now() - n * interval '1 hour',
      ('''word' || n || ''':1A ''pack'':2A' || CASE WHEN n % 4 = 0 THEN ' ''fourth'':3B' ELSE '' END)::tsvector
    FROM generate_series(1, 10000) n`
  await db.$executeRaw`
    INSERT INTO "SearchWord" (word, shown, spelt, root, packs)
    SELECT md5(n::text), md5(n::text), md5(n::text), md5(n::text), 1 FROM generate_series(1, 10000) n
    UNION ALL VALUES ('pack', 'pack', 'pack', 'pack', 10000), ('fourth', 'fourth', 'fourth', 'fourth', 2500)`
  await vacuum('SearchDocument', 'SearchWord')
  const { eras } = await findKnown(db, ['fourth'])
  const era = (hundredth: number) => eras[hundredth] ?? 0
  const explain = async (wish: SearchWish, change: Partial<Plan> = {}) => {
    const query = readQuery(wish)
    const statement = matchesSql(query, { ...(await planOf(query)), ...change }, { after: undefined, take: 25 })
    return JSON.stringify(await db.$queryRaw(Prisma.sql`EXPLAIN ${statement}`))
  }
  expect(await explain({ text: 'word777' })).toContain('search_document_words')
  expect(await explain({ text: 'ord777' })).toContain('search_document_title')
  expect(await explain({ text: '🦄' })).toContain('SearchDocument_emoji_idx')
  expect(await explain({ text: 'pack' }, { newest: true })).toContain('search_document_newest')
  expect(await explain({ text: 'fourth' }, { newest: false, windows: [era(90)] })).toMatch(
    /search_document_words.*era >= \d+/,
  )
  expect(
    JSON.stringify(await db.$queryRaw`EXPLAIN SELECT FROM "SearchWord" WHERE spelt % 'c81e728d9d4c2f63'`),
  ).toContain('search_word_spelt')
  expect(await searchPacks({ text: 'pack' })).toMatchObject({ count: 1_000, more: true })

  const query = readQuery({ text: 'fourth pack' })
  const ways: Partial<Plan>[] = [
    { newest: true },
    { newest: false, windows: [] },
    { newest: false, windows: [era(90), era(60)] },
    { newest: false, windows: [era(50)], asked: ['fourth'], compared: ['pack'] },
  ]
  const plan = await planOf(query)
  const page = { after: undefined, take: 2_000 }
  const found = await Promise.all(ways.map((way) => findMatches(db, query, { ...plan, ...way }, page)))
  const ids = found.map((rows) => rows.map(({ packId }) => packId).toSorted())
  expect(ids[0]).toHaveLength(MOST + 1)
  for (const other of ids) expect(other).toEqual(ids[0])
})

async function planOf({ words }: Query): Promise<Plan> {
  return planSearch(words, await findKnown(db, words))
}
