import { type Actor, requireUser } from '@/core/actor'
import { systemClock } from '@/core/clock'
import type { Problem } from '@/core/refusal'
import { isPlatform, platformOf, type PlatformId } from '@/modules/imaging/platforms'
import type { Way } from '@/modules/imaging/platform'
import type { ExportState } from './db/exports'
import { findLibraryPack, type LibraryPack } from './find-library-pack'
import { handOffHref } from './hand-off'
import { notInLibrary } from './refusals'

/** One pack in one messenger: how it gets there, and how far its files are. */
export interface Use {
  pack: LibraryPack
  platform: { id: PlatformId; name: string; forBuyers: boolean; ways: readonly Way[] }
  /** Undefined when they were never asked for. */
  files: { state: ExportState; bytes: number | null; plan: Problem[] } | undefined
  /** What happens to the pack on its way: known before any file is made, and more of it afterwards. */
  plan: readonly Problem[]
  taken: boolean
  /** The address a phone's camera reads, when there is something for it. */
  handOff: { path: string; until: Date } | undefined
}

/** @throws Refusal `library.not_yours` (404), `library.taken_down` (403) */
export async function findUse(
  actor: Actor,
  { packId, platform: id, versionId }: { packId: string; platform: string; versionId?: string | undefined },
  clock = systemClock,
): Promise<Use> {
  const user = requireUser(actor)
  if (!isPlatform(id)) throw notInLibrary()
  const pack = await findLibraryPack(actor, packId, versionId)
  const { name, hands, ways } = platformOf(id)
  const files = pack.exports.get(id)
  const hasPhone = files?.state === 'ready' && ways.some(({ by }) => by === 'phone')
  return {
    pack,
    platform: { id, name, ways, forBuyers: hands === 'buyer' },
    files,
    plan: files?.state === 'ready' ? files.plan : (pack.plans.get(id) ?? []),
    taken: pack.takenFor.includes(id),
    handOff: hasPhone ? handOffHref(files.id, user.id, clock.now()) : undefined,
  }
}
