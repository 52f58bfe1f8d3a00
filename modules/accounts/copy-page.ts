import { newId } from '@/core/ids'
import { type Db, db, type Tx } from '@/infra/db'
import { findCopies, insertCopy } from './db/page-copies'
import { findArtistPageRow, findProfileRows } from './db/users'
import type { PageContent, PagePart } from './page-part'
import { noSuchPerson } from './refusals'

export interface PageCopy extends PageContent {
  at: Date
  /** What was taken off the page when it was copied. */
  taken: { part: PagePart; reasons: string[]; at: Date; backAt: Date | null }[]
  keptUntil: Date | null
  /** Kept no longer: what it said is gone. */
  empty: boolean
}

/** A page as it is now. @throws Refusal `people.no_such_person` */
export async function findPageContent(db: Db, userId: string): Promise<PageContent & { handle: string }> {
  const [profile] = await findProfileRows(db, [userId])
  if (!profile) throw noSuchPerson()
  const page = await findArtistPageRow(db, userId)
  const { displayName, handle, bio, links, avatarKey } = profile
  return { displayName, handle, bio, links, avatarKey, terms: page?.terms ?? '', bannerKey: page?.bannerKey ?? null }
}

/**
 * Keep how a page looks now for a case about it; not again while it is as the case has it. Until `keepPageCopies` says how long, for
 * as long as the case is open. In the transaction of whoever opens the case.
 */
export async function copyPage(tx: Tx, { userId, caseId, at }: { userId: string; caseId: string; at: Date }) {
  const { handle: _, ...page } = await findPageContent(tx, userId)
  const last = (await findCopies(tx, caseId)).at(-1)
  if (last && same(last, page)) return
  await insertCopy(tx, { ...page, id: newId('pageCopy'), userId, caseId, at })
}

function same(one: PageContent, other: PageContent): boolean {
  const said = ({ displayName, bio, links, terms, bannerKey, avatarKey }: PageContent) =>
    JSON.stringify([displayName, bio, links, terms, bannerKey, avatarKey])
  return said(one) === said(other)
}

/** How a page was, first to last, as a case has it. */
export async function listPageCopies(caseId: string): Promise<PageCopy[]> {
  return (await findCopies(db, caseId)).map(({ emptiedAt, ...row }) => ({ ...row, empty: emptiedAt !== null }))
}
