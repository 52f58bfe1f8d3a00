import { type Actor, hasRole, type UserActor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findPacks } from '@/modules/catalog/find-pack'
import { findSharedPacks } from '@/modules/studio/find-people'
import { findNoticeRow, findNotices, type NoticedRow, type NoticeRow } from './db/notices'
import { noSuchCase } from './refusals'
import { isClaimant, requireReviewer } from './require'

export interface ListedNotice {
  id: string
  number: number
  /** Who gave it, for those who decide: seniors. */
  name: string | undefined
  titles: string[]
  waiting: number
  createdAt: Date
  dueAt: Date
  overdue: boolean
  /** Its time was over, and the seniors were told. */
  escalated: boolean
}

/** Formal notices: those with something to decide, oldest first, and the newest of the others. */
export async function listNotices(
  actor: Actor,
  clock: Clock = systemClock,
): Promise<{ waiting: ListedNotice[]; others: ListedNotice[] }> {
  const senior = isSenior(requireReviewer(actor))
  const now = clock.now()
  const shown = ({ id, number, name, packs, createdAt, dueAt, escalatedAt }: NoticeRow): ListedNotice => {
    const waiting = packs.filter((pack) => pack.state === 'waiting').length
    const titles = packs.map(({ title }) => title)
    return {
      id,
      number,
      name: senior ? name : undefined,
      titles,
      waiting,
      createdAt,
      dueAt,
      overdue: waiting > 0 && dueAt <= now,
      escalated: waiting > 0 && escalatedAt !== null,
    }
  }
  return {
    waiting: (await findNotices(db, { waiting: true, take: 100 })).map(shown),
    others: (await findNotices(db, { waiting: false, take: 30 })).map(shown),
  }
}

type NoticedView = Omit<NoticedRow, 'counterName' | 'counterAddress'>

export interface NoticeView extends Omit<
  NoticeRow,
  'packs' | 'name' | 'address' | 'email' | 'claimantId' | 'locale' | 'escalatedAt'
> {
  packs: (NoticedView & { artist: string; coverKeys: string[]; slug: string; own: boolean })[]
  /** Who gave it, for those who decide: seniors. */
  name: string | undefined
  /** The reader sent it: somebody else decides. */
  claimant: boolean
  senior: boolean
}

/**
 * One notice with all its packs, for the desk. Where both sides live is not needed to decide: the claimant's address is read by
 * itself (`readClaimant`), the artist's goes to the claimant only, and the address mail goes to is shown to nobody.
 */
export async function findNotice(actor: Actor, id: string): Promise<NoticeView> {
  const reader = requireReviewer(actor)
  const notice = await findNoticeRow(db, id)
  if (!notice) throw noSuchCase()
  const { number, name, work, proof, createdAt, dueAt } = notice
  const packIds = notice.packs.map(({ packId }) => packId)
  const packs = await findPacks(db, packIds)
  const people = await findProfiles(notice.packs.map(({ artistId }) => artistId))
  const shared = await findSharedPacks(db, reader.id, packIds)
  return {
    id,
    number,
    name: isSenior(reader) ? name : undefined,
    work,
    proof,
    createdAt,
    dueAt,
    senior: isSenior(reader),
    claimant: await isClaimant(db, reader.id, notice),
    packs: notice.packs.map(({ counterName: _name, counterAddress: _address, ...row }) => ({
      ...row,
      artist: people.get(row.artistId)?.displayName ?? '',
      coverKeys: packs.get(row.packId)?.coverKeys ?? [],
      slug: packs.get(row.packId)?.slug ?? '',
      own: shared.has(row.packId) || row.artistId === reader.id,
    })),
  }
}

function isSenior(reader: UserActor): boolean {
  return hasRole(reader, 'senior_reviewer', 'admin')
}
