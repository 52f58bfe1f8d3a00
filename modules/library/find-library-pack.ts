import { type Actor, requireUser } from '@/core/actor'
import type { Problem } from '@/core/refusal'
import { db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findPublishedVersion, type PublishedSticker } from '@/modules/catalog/find-published-version'
import { type ExportState, findExportRows } from './db/exports'
import { hasNews } from './entitlement'
import { planExport } from '@/modules/imaging/plan-export'
import { isPlatform, platformOf } from '@/modules/imaging/platforms'
import { isMovingKind } from '@/modules/imaging/sticker-kind'
import { findOwned } from './find-owned'
import { PLATFORMS } from './platforms'
import { notInLibrary } from './refusals'

export interface LibraryPack {
  packId: string
  title: string
  /** Where it is sold; undefined when it is not on sale any more. */
  slug: string | undefined
  artists: string[]
  /** The version that is shown, and the others that come with it, newest first. */
  version: { id: string; number: number; publishedAt: Date }
  versions: { id: string; number: number; publishedAt: Date }[]
  stickers: PublishedSticker[]
  hasNews: boolean
  /** Files of the shown version by platform, as far as they were ever asked for. */
  exports: Map<string, { id: string; state: ExportState; bytes: number | null; plan: Problem[] }>
  /** By platform what happens to the pack on its way there, known before any file is made. */
  plans: Map<string, Problem[]>
  /** Platforms its owner took files for. */
  takenFor: string[]
}

/**
 * A pack as its owner uses it: stickers to copy, files to take. The newest version unless another of his is asked for.
 * @throws Refusal `library.not_yours` (404), `library.taken_down` (403)
 */
export async function findLibraryPack(actor: Actor, packId: string, versionId?: string): Promise<LibraryPack> {
  const user = requireUser(actor)
  const { entitlement, pack, versions } = await findOwned(db, user.id, packId)
  const shown = versionId ? versions.find(({ id }) => id === versionId) : versions[0]
  const version = shown && (await findPublishedVersion(db, shown.id))
  if (!version) throw notInLibrary()
  const people = await findProfiles(pack.shares.map(({ userId }) => userId))
  const exports = await findExportRows(db, version.id)
  return {
    packId,
    title: version.title,
    slug: pack.state === 'on_sale' ? pack.slug : undefined,
    artists: pack.shares.flatMap(({ userId }) => people.get(userId)?.displayName ?? []),
    version: { id: version.id, number: version.number, publishedAt: version.publishedAt },
    versions,
    stickers: version.stickers,
    hasNews: hasNews(versions[0], entitlement),
    exports: new Map(exports.map(({ id, platform, state, bytes, plan }) => [platform, { id, state, bytes, plan }])),
    plans: new Map(PLATFORMS.map((platform) => [platform.id, plan(platform.id, version.stickers)])),
    takenFor: entitlement.takenFor,
  }
}

function plan(platform: string, stickers: readonly PublishedSticker[]): Problem[] {
  if (!isPlatform(platform)) return []
  const words = stickers.map(({ kind, ...sticker }) => ({
    ...sticker,
    kind: isMovingKind(kind) ? kind : ('still' as const),
  }))
  return planExport(platformOf(platform), words).problems
}
