import { newId } from '@/core/ids'
import { type Db, inTransaction, type Tx } from '@/infra/db'
import { purge } from '@/infra/purge'
import { findPagePictures } from './artist-page'
import { findPageContent } from './copy-page'
import { emptyCopies, findCopies, findDueCopies, insertCopy, insertTaken, keepCopies, markBack } from './db/page-copies'
import { updateUser, writeArtistPage } from './db/users'
import { type PageContent, type PagePart, partsOf } from './page-part'
import { tellOfProfile } from './tell-of-profile'

/**
 * Take parts off somebody's page, each for reasons. How it was is kept. A name gives way to the handle. In the transaction of a caller
 * (moderation) who decides who may, tells its artist, and writes down why.
 * @returns Those that were there to be taken.
 */
export async function takePageParts(
  tx: Tx,
  { userId, caseId, at, parts }: { userId: string; caseId: string; at: Date; parts: Map<PagePart, string[]> },
): Promise<PagePart[]> {
  const { handle, ...page } = await findPageContent(tx, userId)
  const there = partsOf(page, handle).filter((part) => parts.has(part))
  if (there.length === 0) return []
  const copyId = newId('pageCopy')
  await insertCopy(tx, { ...page, id: copyId, userId, caseId, at })
  await insertTaken(
    tx,
    there.map((part) => ({ copyId, userId, at, part, reasons: parts.get(part) ?? [] })),
  )
  const none = { displayName: handle, bio: '', links: [], terms: '', bannerKey: null, avatarKey: null }
  await writeParts(tx, userId, there, none)
  return there
}

/**
 * Put back what a case took, where nothing else has come in its place: what the artist put there since is theirs and stays.
 * Likewise in the transaction of a caller.
 */
export async function putPartsBack(tx: Tx, { caseId, at }: { caseId: string; at: Date }): Promise<void> {
  for (const copy of await findCopies(tx, caseId)) {
    const parts = copy.taken.filter(({ backAt }) => backAt === null).map(({ part }) => part)
    if (parts.length === 0) continue
    const { handle, ...page } = await findPageContent(tx, copy.userId)
    const since = partsOf(page, handle)
    await markBack(tx, copy.id, at)
    await writeParts(
      tx,
      copy.userId,
      parts.filter((part) => !since.includes(part)),
      copy,
    )
  }
}

async function writeParts(tx: Tx, userId: string, parts: readonly PagePart[], from: PageContent): Promise<void> {
  const { displayName, bio, links, terms, bannerKey, avatarKey } = from
  const has = (part: PagePart) => parts.includes(part)
  await updateUser(tx, userId, {
    ...(has('name') && { displayName }),
    ...(has('bio') && { bio }),
    ...(has('links') && { links }),
    ...(has('portrait') && { avatarKey }),
  })
  if (has('banner') || has('terms'))
    await writeArtistPage(tx, userId, { ...(has('banner') && { bannerKey }), ...(has('terms') && { terms }) })
  if (has('name') || has('portrait')) await tellOfProfile(tx, userId)
  else await purge(tx, [`artist:${userId}`])
}

/** Say until when what a case has of a page is kept; without a day, as long as something is open about it. */
export function keepPageCopies(tx: Tx, caseId: string, until: Date | null): Promise<void> {
  return keepCopies(tx, caseId, until)
}

/** Cases whose copies of a page have been kept long enough. */
export async function findCasesToForget(db: Db, now: Date): Promise<{ caseId: string; userId: string }[]> {
  const rows = await findDueCopies(db, now, 100)
  return [...new Map(rows.map((row) => [row.caseId, row])).values()]
}

/** Let go of what a case has of a page. @returns Files in storage that nobody needs any more. */
export function forgetPageCopies(caseId: string, userId: string, at: Date): Promise<string[]> {
  return inTransaction(async (tx) => {
    const before = await findPagePictures(tx, userId)
    await emptyCopies(tx, caseId, at)
    const now = await findPagePictures(tx, userId)
    return before.filter((file) => !now.includes(file))
  })
}
