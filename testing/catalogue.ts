import pg from 'pg'
import { type IdKind, newId } from '@/core/ids'
import { CATEGORIES } from '@/modules/catalog/categories'
import { spell } from '@/modules/search/spell'
import { stem } from '@/modules/search/words'
import { copyRows, type Cell } from './copy-rows'

// A catalogue of any size, by COPY: for measuring, and for nothing else. Its packs can be found, listed and opened; they have names
// and words as real ones do (few words are everywhere, most are rare), and no pictures.

const LETTERS = ['ba ko mi ta lu re sha no pe di go fa', 'با كو مي تا لو ري شا نو في دي جو سا'].map((text) =>
  text.split(' '),
)
const WORDS = 40_000
const STICKERS = 30
const YEARS = 3 * 365 * 86_400_000

/** The same numbers for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const VOCABULARY = Array.from({ length: WORDS }, (_, rank) => {
  const syllables = LETTERS[rank % 5 === 4 ? 1 : 0] ?? []
  let word = ''
  for (let rest = rank + 12; rest > 0; rest = Math.floor(rest / 12)) word += syllables[rest % 12] ?? ''
  return word
})

/** The word of a rank: two to five syllables; every fifth in Arabic. */
export function wordOf(rank: number): string {
  return VOCABULARY[rank % WORDS] ?? ''
}

const STEMS = VOCABULARY.map(stem)

/** Ranks as words fall in texts (Zipf): the first as often as the next ten together. */
const RANKS = Uint16Array.from({ length: 65_536 }, (_, n) => {
  const drawn = Math.exp(((n + 0.5) / 65_536) * Math.log(WORDS))
  return Math.min(WORDS - 1, Math.floor(drawn) - 1)
})

/** The rank of a word as it falls in a text. */
export function rankBy(random: () => number): number {
  return RANKS[Math.floor(random() * 65_536)] ?? 0
}

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz'

/** Ids one after another: of the form and order of newId's, a hundred times sooner. */
function idsOf(kind: IdKind, count: number): string[] {
  const first = newId(kind).slice(0, -5)
  return Array.from({ length: count }, (_, n) => {
    let text = first
    for (let shift = 20; shift >= 0; shift -= 5) text += DIGITS[(n >> shift) & 31] ?? ''
    return text
  })
}

interface Made {
  id: string
  versionId: string
  artistId: string
  title: string
  tags: string[]
  languages: string[]
  category: string
  free: boolean
  onSaleAt: Date
  /** Of the words of its title (three) and tags (five). */
  ranks: number[]
  /** What the words of its stickers are drawn by. */
  seed: number
}

/**
 * Add so many packs to an empty shop's database, as its owner. Indexes are taken away and built anew after, which is what makes a million
 * a matter of minutes.
 */
export async function fillCatalogue(
  url: string,
  packs: number,
  say: (line: string) => void = () => undefined,
): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SET LOCAL maintenance_work_mem = '512MB'`)
    const tables = ['Pack', 'PackShare', 'PublishedVersion', 'SearchDocument', 'SearchWord']
    const { rows: indexes } = await client.query<{ name: string; made: string }>(
      `SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE tablename = ANY($1)
       AND indexname NOT IN (SELECT conname FROM pg_constraint)`,
      [tables],
    )
    for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`)
    await client.query('ALTER TABLE "PackShare" DISABLE TRIGGER pack_shares_add_up')
    const random = numbersFrom(packs)
    const artists = idsOf('user', Math.ceil(packs / 20))
    await copyRows(
      client,
      'User',
      ['id', 'email', 'handle', 'displayName'],
      artists.map((id, n) => [id, `${id}@made.example`, `made_${id.slice(-12)}`, wordOf(n)]),
    )
    const counts = new Uint32Array(WORDS)
    const day = new Date().toISOString().slice(0, 10)
    // Once for each table: the same seed makes the same packs, and none is kept.
    const ids = idsOf('pack', packs)
    const versions = idsOf('version', packs)
    const shares = idsOf('share', packs)
    const seed = Math.floor(random() * 2 ** 31)
    const all = () => makePacks(ids, versions, artists, numbersFrom(seed))
    say('packs …')
    await copyRows(client, 'Pack', PACK, rowsOf(all(), packRow))
    await copyRows(
      client,
      'PackShare',
      ['id', 'packId', 'userId', 'position', 'points'],
      rowsOf(all(), ({ id, artistId }, n) => [shares[n] ?? '', id, artistId, 0, 10_000]),
    )
    await copyRows(client, 'PublishedVersion', VERSION, rowsOf(all(), versionRow))
    await copyRows(
      client,
      'PackDay',
      ['packId', 'day', 'joinedOn', 'newOwners', 'newBuyers'],
      // Of people who came in the last weeks: as many rows as a ranking of that many owners has.
      ids
        .slice(-2_000)
        .flatMap((id, n) =>
          Array.from({ length: n % 50 }, (_, ago) => [
            id,
            day,
            new Date(Date.now() - (ago + 4) * 86_400_000),
            1,
            n % 2,
          ]),
        ),
    )
    say('words …')
    await copyRows(
      client,
      'SearchDocument',
      DOCUMENT,
      rowsOf(all(), (pack) => documentRow(pack, counts)),
    )
    await client.query('CREATE TEMPORARY TABLE "MadeWord" (LIKE "SearchWord" INCLUDING DEFAULTS) ON COMMIT DROP')
    await copyRows(client, 'MadeWord', ['word', 'shown', 'spelt', 'root', 'packs'], wordRows(counts))
    await client.query(
      `INSERT INTO "SearchWord" AS known (word, shown, spelt, root, packs)
       SELECT word, shown, spelt, root, sum(packs) FROM "MadeWord" GROUP BY 1, 2, 3, 4
       ON CONFLICT (word) DO UPDATE SET packs = known.packs + EXCLUDED.packs`,
    )
    await client.query('ALTER TABLE "PackShare" ENABLE TRIGGER pack_shares_add_up')
    say('indexes …')
    for (const { made } of indexes) await client.query(made)
    await client.query('COMMIT')
    await client.query('VACUUM ANALYZE')
  } finally {
    await client.end()
  }
}

function* makePacks(
  ids: readonly string[],
  versions: readonly string[],
  artists: readonly string[],
  random: () => number,
): Generator<Made> {
  // Over three years, ever more a day.
  const now = Date.now()
  for (const [index, id] of ids.entries()) {
    const ranks = Array.from({ length: 8 }, () => rankBy(random))
    yield {
      id,
      versionId: versions[index] ?? '',
      artistId: artists[Math.floor(random() * artists.length)] ?? '',
      title: ranks.slice(0, 3).map(wordOf).join(' '),
      tags: [...new Set(ranks.slice(3, 8).map(wordOf))],
      languages: [random() < 0.7 ? 'en' : 'ar'],
      category: CATEGORIES[Math.floor(random() * CATEGORIES.length)] ?? '',
      free: random() < 0.4,
      onSaleAt: new Date(now - YEARS * (1 - Math.sqrt((index + 1) / ids.length))),
      ranks,
      seed: Math.floor(random() * 2 ** 31),
    }
  }
}

function* rowsOf(packs: Iterable<Made>, row: (pack: Made, n: number) => readonly Cell[]): Generator<readonly Cell[]> {
  let n = 0
  for (const pack of packs) yield row(pack, n++)
}

const PACK = ['id', 'artistId', 'slug', 'state', 'pricing', 'priceMinor', 'currency', 'title', 'languages', 'tags', 'category', 'stickerCount', 'versionId', 'onSaleAt'] // prettier-ignore
const packRow = (pack: Made) => [
  pack.id, pack.artistId, pack.id, 'on_sale', pack.free ? 'free' : 'fixed', pack.free ? 0 : 299, 'USD', pack.title,
  pack.languages, pack.tags, pack.category, STICKERS, pack.versionId, pack.onSaleAt,
] // prettier-ignore
const VERSION = ['id', 'packId', 'number', 'title', 'description', 'languages', 'tags', 'category', 'rating']
const versionRow = (pack: Made) => [pack.versionId, pack.id, 1, pack.title, '', pack.languages, pack.tags, pack.category, 'everyone'] // prettier-ignore

const DOCUMENT = ['packId', 'words', 'title', 'emoji', 'pricing', 'languages', 'category', 'rating', 'kinds', 'platforms', 'onSaleAt', 'document'] // prettier-ignore
function documentRow(pack: Made, counts: Uint32Array): readonly Cell[] {
  const random = numbersFrom(pack.seed)
  const said = Array.from({ length: STICKERS * 3 }, () => rankBy(random))
  const distinct = [...new Set([...pack.ranks, ...said])]
  for (const rank of distinct) counts[rank] = (counts[rank] ?? 0) + 1
  const place = (index: number) => (index < 3 ? 'A' : index < 8 ? 'B' : 'C')
  const document = distinct.map((rank, index) => `'${STEMS[rank]}':${index + 1}${place(index)}`).join(' ')
  return [pack.id, distinct.map(wordOf), spell(pack.title), ['😀'], pack.free ? 'free' : 'fixed', pack.languages, pack.category, 'everyone', ['still'], ['png', 'telegram'], pack.onSaleAt, document] // prettier-ignore
}

function* wordRows(counts: Uint32Array): Generator<readonly Cell[]> {
  for (const [rank, packs] of counts.entries()) {
    const word = wordOf(rank)
    if (packs > 0) yield [word, word, spell(word), stem(word), packs]
  }
}
