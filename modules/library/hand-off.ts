import { systemClock } from '@/core/clock'
import { isId } from '@/core/ids'
import { db } from '@/infra/db'
import { isSigned, sign } from '@/infra/secret'
import { storage } from '@/infra/storage'
import { findPublishedVersion } from '@/modules/catalog/find-published-version'
import { ARCHIVE_LIMITS, openArchive } from '@/modules/imaging/open-archive'
import type { PackFile } from '@/modules/imaging/pack-file'
import { isPlatform, platformOf } from '@/modules/imaging/platforms'
import { findExportRow } from './db/exports'
import { findOwned } from './find-owned'
import { handOffExpired, notInLibrary } from './refusals'

/** How long a code on one's screen works, in seconds: long enough to fetch the phone. */
export const HAND_OFF_SECONDS = 600

const PURPOSE = 'hand-off'

/** What the address on the phone carries: for whom, until when (seconds since 1970), and our word for both. */
export interface HandOffSeal {
  person: string | null
  until: string | null
  seal: string | null
}

/**
 * The address behind the code: it opens the files of one export on a device nobody is signed in on. Whoever has it has them,
 * so it dies in ten minutes, and at once when the pack is its owner's no more.
 */
export function handOffHref(exportId: string, userId: string, now: Date): { path: string; until: Date } {
  const until = Math.floor(now.getTime() / 1000) + HAND_OFF_SECONDS
  const seal = sign(PURPOSE, sealed(exportId, userId, String(until)))
  return { path: `/take/${exportId}?${sealQuery({ person: userId, until: String(until), seal })}`, until: new Date(until * 1000) } // prettier-ignore
}

export function sealQuery({ person, until, seal }: HandOffSeal): string {
  return new URLSearchParams({ for: person ?? '', until: until ?? '', seal: seal ?? '' }).toString()
}

/**
 * The files of an export that a phone can open, by the address behind the code.
 * @throws Refusal `library.not_yours` (404) for every address that is not ours, `library.hand_off_expired` (403) for an old one
 */
export async function openHandOff(
  exportId: string,
  { person, until, seal }: HandOffSeal,
  clock = systemClock,
): Promise<{ title: string; platform: { id: string; name: string; steps: number }; until: Date; files: PackFile[] }> {
  if (!isId('export', exportId) || !person || !until || !seal || !/^\d{1,12}$/.test(until)) throw notInLibrary()
  if (!isSigned(PURPOSE, sealed(exportId, person, until), seal)) throw notInLibrary()
  if (clock.now().getTime() / 1000 > Number(until)) throw handOffExpired()

  const made = await findExportRow(db, exportId)
  const version = made && (await findPublishedVersion(db, made.versionId))
  if (!version || !made.storageKey || !isPlatform(made.platform)) throw notInLibrary()
  const { versions } = await findOwned(db, person, version.packId)
  if (!versions.some(({ id }) => id === version.id)) throw notInLibrary()

  const platform = platformOf(made.platform)
  const way = platform.ways.find(({ by }) => by === 'phone')
  const archive = await storage.get(made.storageKey)
  if (!way?.opens || !archive) throw notInLibrary()
  const { files } = await openArchive(archive, { ...ARCHIVE_LIMITS, entries: 10_000, files: 10_000 })
  const slug = (made.fileName ?? 'pack').replace(/-[a-z]+\.zip$/, '')
  const wanted = files.filter(({ name }) => way.opens && name.endsWith(way.opens))
  return {
    title: version.title,
    platform: { id: made.platform, name: platform.name, steps: way.steps },
    until: new Date(Number(until) * 1000),
    // By the pack's name: on a phone it lies among the downloads of everything.
    files: wanted.map(({ read }, index) => ({
      name: `${slug}${wanted.length > 1 ? `-${index + 1}` : ''}${way.opens}`,
      read,
    })),
  }
}

function sealed(exportId: string, userId: string, until: string): string {
  return `${exportId}\n${userId}\n${until}`
}
