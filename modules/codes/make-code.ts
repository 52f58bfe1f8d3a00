import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { newId } from '@/core/ids'
import { fromDecimal } from '@/core/money'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction, isDuplicate } from '@/infra/db'
import { env } from '@/infra/env'
import { type Code, MOST_POINTS, normalCode } from './code'
import { findCodeRow, findCodesOf, insertCode, storeStopped, sumUses } from './db/codes'
import * as refusals from './refusals'

/** Whose codes: an artist's own, or the shop's. */
export type Scope = 'own' | 'shop'

/** A code as it is asked for: texts of a form, empty where nothing is said. */
export interface CodeWish {
  code: string
  kind: 'percent' | 'amount'
  /** `15` or `12.5` for a rate, `2.00` for an amount. */
  value: string
  /** `2026-12-01`; from the beginning of that day, to the end of that one (UTC). */
  from: string
  until: string
  usesMost: string
  perBuyer: string
}

function ownerOf(actor: Actor, scope: Scope): string | null {
  if (scope === 'own') return requireRole(actor, 'artist').id
  requireRole(actor, 'finance', 'admin')
  return null
}

/**
 * Make a code: for one's own packs as an artist, or for all as the shop, which bears it. It stays as it is made; to change it is
 * to stop it and make another.
 * @throws Refusal `codes.malformed`, `codes.bad_discount`, `codes.bad_dates`, `codes.bad_limits` (422), `codes.taken` (409)
 */
export async function makeCode(actor: Actor, scope: Scope, wish: CodeWish, now = new Date()): Promise<string> {
  const ownerId = ownerOf(actor, scope)
  if (scope === 'shop') requireFresh(actor)
  const code = normalCode(wish.code)
  if (!/^[A-Z0-9]{3,24}$/.test(code)) throw refusals.malformed()
  const startsAt = dayOf(wish.from) ?? now
  const endsAt = wish.until === '' ? null : new Date((dayOf(wish.until)?.getTime() ?? Number.NaN) + 86_400_000)
  if (Number.isNaN(endsAt?.getTime()) || (endsAt && (endsAt <= startsAt || endsAt <= now))) throw refusals.badDates()
  const made = {
    id: newId('code'),
    code,
    ownerId,
    ...readDiscount(wish),
    currency: env.SHOP_CURRENCY,
    startsAt,
    endsAt,
    usesMost: readLimit(wish.usesMost),
    perBuyer: readLimit(wish.perBuyer) ?? 1,
    createdBy: requireRole(actor, 'artist', 'finance', 'admin').id,
  }
  try {
    await inTransaction(async (tx) => {
      await insertCode(tx, made)
      if (ownerId === null)
        await recordAudit(tx, actor, 'code.made', made.id, {
          after: { code, points: made.points, minor: made.amount?.minor.toString() ?? null, usesMost: made.usesMost },
        })
    })
  } catch (error) {
    if (isDuplicate(error)) throw refusals.taken(code)
    throw error
  }
  return made.id
}

/** From now on nobody orders with it; orders that hold it keep it. @throws Refusal `codes.not_found` (404) */
export async function stopCode(actor: Actor, scope: Scope, id: string, now = new Date()): Promise<void> {
  const ownerId = ownerOf(actor, scope)
  if (scope === 'shop') requireFresh(actor)
  const code = await findCodeRow(db, { id })
  if (!code || code.ownerId !== ownerId) throw refusals.notFound()
  await inTransaction(async (tx) => {
    const stopped = await storeStopped(tx, id, now)
    if (stopped && ownerId === null) await recordAudit(tx, actor, 'code.stopped', id, { before: { code: code.code } })
  })
}

export interface ListedCode extends Code {
  /** In orders that were paid. */
  used: number
  /** What it took off in them, in minor units. */
  tookMinor: bigint
}

/** One's own codes as an artist, or the shop's, newest first. */
export async function listCodes(actor: Actor, scope: Scope): Promise<ListedCode[]> {
  const codes = await findCodesOf(db, ownerOf(actor, scope), 100)
  const sums = await sumUses(db, codes.map(({ id }) => id)) // prettier-ignore
  return codes.map((code) => ({
    ...code,
    used: sums.get(code.id)?.used ?? 0,
    tookMinor: sums.get(code.id)?.minor ?? 0n,
  }))
}

function readDiscount({ kind, value }: CodeWish): Pick<Code, 'points' | 'amount'> {
  if (kind === 'amount') {
    const amount = fromDecimal(value, env.SHOP_CURRENCY)
    if (!amount || amount.minor === 0n) throw refusals.badDiscount()
    return { points: null, amount }
  }
  // A percentage has two places, as basis points have.
  const points = Number(fromDecimal(value, 'USD')?.minor ?? 0n)
  if (points < 1 || points > MOST_POINTS) throw refusals.badDiscount()
  return { points, amount: null }
}

function readLimit(text: string): number | null {
  if (text.trim() === '') return null
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 1_000_000) throw refusals.badLimits()
  return value
}

function dayOf(text: string): Date | undefined {
  if (text === '') return undefined
  const day = new Date(`${text}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime())) throw refusals.badDates()
  return day
}
