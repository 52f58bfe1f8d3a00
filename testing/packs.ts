import { createHash, randomBytes } from 'node:crypto'
import { newId } from '@/core/ids'
import { inTransaction } from '@/infra/db'
import { createPack } from '@/modules/catalog/create-pack'
import type { Pricing } from '@/modules/catalog/price'
import type { FrozenSticker } from '@/modules/catalog/frozen-version'
import { publishVersion } from '@/modules/catalog/publish-version'
import { setPrice } from '@/modules/catalog/set-price'
import { type ShareInForce, setShares } from '@/modules/catalog/set-shares'
import { createPerson } from './people'

export interface PackWishes {
  artistId?: string
  title?: string
  description?: string
  tags?: string[]
  category?: string
  languages?: string[]
  rating?: string
  pricing?: Pricing
  minor?: bigint
  shares?: ShareInForce[]
  stickers?: Partial<FrozenSticker>[]
}

/** A pack on sale, through the catalogue's own verbs. Its pictures exist by name only, unless `stickers` names real ones. */
export async function createPackOnSale(wishes: PackWishes = {}) {
  const artistId = wishes.artistId ?? (await createPerson({ roles: ['artist'] })).actor.id
  const title = wishes.title ?? `Pack ${randomBytes(4).toString('hex')}`
  return inTransaction(async (tx) => {
    const packId = await createPack(tx, { artistId, title })
    if (wishes.pricing) await setPrice(tx, packId, { pricing: wishes.pricing, minor: wishes.minor ?? 0n })
    if (wishes.shares) await setShares(tx, packId, wishes.shares)
    const version = frozenVersion(packId, { ...wishes, title })
    await publishVersion(tx, version)
    return { packId, artistId, title, versionId: version.id, stickers: version.stickers }
  })
}

/** What the studio would hand over for this pack. */
export function frozenVersion(packId: string, wishes: PackWishes = {}, number = 1) {
  return {
    id: newId('version'),
    packId,
    number,
    title: wishes.title ?? 'Sleepy Foxes',
    description: wishes.description ?? '',
    languages: wishes.languages ?? ['en'],
    tags: wishes.tags ?? [],
    category: wishes.category ?? 'animals',
    rating: wishes.rating ?? 'everyone',
    stickers: (wishes.stickers ?? [{}, {}, {}]).map(frozenSticker),
  }
}

function frozenSticker(wishes: Partial<FrozenSticker>, position: number): FrozenSticker {
  const bytes = randomBytes(16)
  return {
    id: newId('sticker'),
    position,
    masterHash: createHash('sha256').update(bytes).digest('hex'),
    artKey: bytes.toString('hex').slice(0, 16),
    kind: 'still',
    extras: {},
    frames: 1,
    durationMs: 0,
    width: 512,
    height: 512,
    placeholder: 'YJqGPQw7sFlslqhFafSE+Q6oJ1h2iHB2Rw==',
    emoji: ['😀'],
    tags: [],
    alt: '',
    ...wishes,
  }
}
