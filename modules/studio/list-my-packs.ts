import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import type { PackState } from '@/modules/catalog/pack'
import { findInvitations } from './db/collaborators'
import { findLatestVersions } from './db/versions'
import { type ShownState, trackOf, type VersionState } from './version'

export interface StudioPack {
  packId: string
  title: string
  number: number
  state: VersionState
  packState: PackState
  /** The state an artist reads: of the version in the works, or how the pack is offered. */
  shown: ShownState
  stickerCount: number
  /** The first five, for the pack's sheet; a sticker without previews yet is left out. */
  artKeys: string[]
  updatedAt: Date
  /** The reader is the artist; otherwise somebody who shares in it. */
  mine: boolean
  ownerCount: number
  slug: string
}

/** The packs of an artist and those he shares in, the one worked on last first. */
export async function listMyPacks(actor: Actor): Promise<StudioPack[]> {
  const artist = requireUser(actor)
  const shared = (await findInvitations(db, artist.id)).filter((row) => row.state === 'accepted')
  const versions = [
    ...(await findLatestVersions(db, { artistId: artist.id })),
    ...(await findLatestVersions(db, { packId: { in: shared.map((row) => row.packId) } })),
  ]
  const packs = new Map(
    await Promise.all(versions.map(async ({ packId }) => [packId, await findPack(db, packId)] as const)),
  )
  return versions.flatMap((version) => {
    const pack = packs.get(version.packId)
    if (!pack) return []
    const state = version.state as VersionState
    const { steps, current } = trackOf(state, pack.state)
    return {
      packId: version.packId,
      title: version.title,
      number: version.number,
      state,
      packState: pack.state,
      shown: steps[current] ?? state,
      stickerCount: version._count.stickers,
      artKeys: version.stickers.flatMap(({ master }) => (master.previewsAt ? [master.artKey] : [])),
      updatedAt: version.updatedAt,
      mine: version.artistId === artist.id,
      ownerCount: pack.ownerCount,
      slug: pack.slug,
    }
  })
}
