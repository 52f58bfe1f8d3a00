import { createHash, randomBytes } from 'node:crypto'
import type { UserActor } from '@/core/actor'
import { newId } from '@/core/ids'
import { db } from '@/infra/db'

/**
 * A version in the works as uploads would have left it, ready to be sent for review: rows only, no pictures in the store.
 * For tests of what happens around a draft; journeys upload real files.
 */
export async function createDraft(
  artist: UserActor,
  options: { stickers?: number; title?: string; state?: string; round?: number; pictured?: boolean } = {},
): Promise<{ packId: string; versionId: string; stickerIds: string[] }> {
  const { stickers = 3, title = 'Frog Weather', state = 'editing', round = state === 'editing' ? 0 : 1 } = options
  const packId = newId('pack')
  const versionId = newId('version')
  const stickerIds: string[] = []
  await db.pack.create({
    data: { id: packId, artistId: artist.id, slug: packId.replace('_', '-'), currency: 'USD', title },
  })
  const self = { packId, userId: artist.id, position: 0, points: 10_000 }
  await db.collaborator.create({ data: { ...self, id: newId('share'), state: 'accepted' } })
  await db.version.create({
    data: {
      id: versionId,
      packId,
      artistId: artist.id,
      number: 1,
      title,
      state,
      round,
      description: 'Weather, told by frogs.',
      languages: ['en'],
      tags: ['frogs'],
      category: 'animals',
      submittedAt: state === 'editing' ? null : new Date(),
    },
  })
  for (let position = 0; position < stickers; position += 1) {
    const hash = createHash('sha256').update(randomBytes(16)).digest('hex')
    const id = newId('sticker')
    const previewsAt = options.pictured === false ? null : new Date()
    const facts = { width: 512, height: 512, bytes: 20_000, placeholder: 'AAAA' }
    await db.master.create({ data: { hash, artKey: hash.slice(0, 16), ...facts, previewsAt } })
    await db.sticker.create({
      data: {
        id,
        versionId,
        position,
        masterHash: hash,
        sourceHash: hash,
        fileName: `${position + 1}.png`,
        emoji: ['🐸'],
        alt: 'A frog',
      },
    })
    stickerIds.push(id)
  }
  return { packId, versionId, stickerIds }
}
