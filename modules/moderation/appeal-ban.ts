import { type Actor, requireFresh, requireRole, visitor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction, type Tx } from '@/infra/db'
import { env } from '@/infra/env'
import { findContact } from '@/modules/accounts/find-contact'
import { findStanding } from '@/modules/accounts/find-identity'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { restorePerson } from '@/modules/accounts/restore-person'
import { notify } from '@/modules/notifications/notify'
import { banPath, isBanKey } from './ban-link'
import { dueAt } from './case'
import { type BanRow, changeBan, findBanRow, findOpenBanAppeals, lockBan } from './db/bans'
import { requireStatement, requireWords } from './mark-fault'
import { APPEAL_PROMISES } from './pack-case'
import { appealedAlready, decidedAlready, firstDecider, noSuchCase, wordsNeeded } from './refusals'

/** A ban as whoever is banned reads it, by the link of the mail. */
export interface OwnBan {
  at: Date
  reason: string
  money: string
  moneyUntil: Date | null
  /** It was taken back, on an appeal or before one. */
  over: boolean
  appeal:
    { statement: string; dueAt: Date | null; outcome: 'upheld' | 'dismissed' | undefined; words: string } | undefined
}

/** @throws Refusal 404 for a link that is not ours */
export async function findOwnBan(id: string, key: string): Promise<OwnBan> {
  const ban = isBanKey(id, key) ? await findBanRow(db, id) : null
  if (!ban) throw noSuchCase()
  const { at, reason, money, moneyUntil, statement, appealedAt, words } = ban
  const outcome = ban.outcome as 'upheld' | 'dismissed' | null
  return {
    at,
    reason,
    money,
    moneyUntil,
    over: (await findStanding(db, ban.userId)) !== 'banned',
    appeal: appealedAt ? { statement, dueAt: ban.dueAt, outcome: outcome ?? undefined, words } : undefined,
  }
}

/**
 * Ask for a second look at a ban, once, without an account to sign in to. Another admin than the one who banned reads it, by a date.
 * @throws Refusal `moderation.appealed_already`, `moderation.words_few`, 404 for a link that is not ours or a ban that is over
 */
export async function appealBan(
  { id, key }: { id: string; key: string },
  words: string,
  clock: Clock = systemClock,
): Promise<void> {
  const statement = requireStatement(words)
  if (!isBanKey(id, key)) throw noSuchCase()
  const now = clock.now()
  await inTransaction(async (tx) => {
    const ban = await lockBan(tx, id)
    if (!ban || (await findStanding(tx, ban.userId)) !== 'banned') throw noSuchCase()
    if (ban.appealedAt) throw appealedAlready()
    const due = dueAt(now, env.REVIEW_PROMISE_HOURS * APPEAL_PROMISES)
    await changeBan(tx, id, { statement, appealedAt: now, dueAt: due })
    await recordAudit(tx, visitor, 'ban_appeal.made', ban.userId, { after: { about: id } })
  })
}

export interface BanAppeal {
  id: string
  person: { handle: string; displayName: string }
  userId: string
  at: Date
  reason: string
  statement: string
  dueAt: Date
  overdue: boolean
  /** The reader banned: somebody else decides. */
  barred: boolean
}

/** What waits for another admin than the one who banned, the oldest first. For admins. */
export async function listBanAppeals(actor: Actor, clock: Clock = systemClock): Promise<BanAppeal[]> {
  const admin = requireRole(actor, 'admin')
  const rows: BanRow[] = []
  // Taken back without it, there is nothing to decide any more.
  for (const ban of await findOpenBanAppeals(db)) if ((await findStanding(db, ban.userId)) === 'banned') rows.push(ban)
  const people = await findProfiles(rows.map(({ userId }) => userId))
  return rows.map(({ id, userId, by, at, reason, statement, ...row }) => {
    const { handle = '', displayName = '' } = people.get(userId) ?? {}
    const due = row.dueAt ?? at
    const overdue = due <= clock.now()
    return {
      id,
      userId,
      at,
      reason,
      statement,
      person: { handle, displayName },
      dueAt: due,
      overdue,
      barred: by === admin.id,
    }
  })
}

/**
 * Decide on an appeal against a ban. If it is right the account is open again at once; either way the person reads why.
 * Money that is held stays so until its day, or until finance frees it: that is a decision of its own.
 * @throws Refusal `moderation.first_decider` for whoever banned, `moderation.decided_already`
 */
export async function decideBanAppeal(
  actor: Actor,
  id: string,
  { upheld, words }: { upheld: boolean; words: string },
  clock: Clock = systemClock,
): Promise<void> {
  const admin = requireRole(actor, 'admin')
  requireFresh(actor)
  const said = requireWords(words)
  if (said === '') throw wordsNeeded()
  const record = async (tx: Tx): Promise<BanRow> => {
    const ban = await lockBan(tx, id)
    if (!ban?.appealedAt) throw noSuchCase()
    if (ban.decidedAt) throw decidedAlready()
    if (ban.by === admin.id) throw firstDecider()
    const outcome = upheld ? 'upheld' : 'dismissed'
    await changeBan(tx, id, { outcome, decidedBy: admin.id, decidedAt: clock.now(), words: said })
    await recordAudit(tx, actor, `ban_appeal.${outcome}`, ban.userId, { reason: said, after: { about: id } })
    return ban
  }
  const ban = await findBanRow(db, id)
  if (!ban) throw noSuchCase()
  const { userId } = ban
  const banned = (await findStanding(db, userId)) === 'banned'
  if (upheld && banned) {
    await restorePerson(actor, userId, said, async (tx) => void (await record(tx)))
    return
  }
  await inTransaction(async (tx) => {
    await record(tx)
    if (!upheld) await notify(tx, await findContact(tx, userId), 'ban_stands', { words: said, link: banPath(id) })
  })
}
