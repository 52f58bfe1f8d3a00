import { type Actor, actorName } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { normalizeEmail } from '@/core/email'
import { isId, newId } from '@/core/ids'
import { cleanLine, cleanText, graphemes } from '@/core/text'
import type { Locale } from '@/i18n/routing'
import { recordAudit } from '@/infra/audit'
import { inTransaction, type Tx } from '@/infra/db'
import { env } from '@/infra/env'
import { limit, limitCaller } from '@/infra/rate-limit'
import { findContact } from '@/modules/accounts/find-contact'
import { findPack, findPackIdByAddress, type Pack } from '@/modules/catalog/find-pack'
import { dueAt } from './case'
import { insertNotice } from './db/notices'
import { slugIn } from './find-any-pack'
import { requireStatement } from './mark-fault'
import { NOTICE_PACKS } from './notice'
import { noticePath } from './notice-link'
import * as refusals from './refusals'
import { tellClaimant } from './tell-of-notice'

export interface NoticeWishes {
  /** Addresses of packs, or their ids, one a line. */
  packs: string
  name: string
  address: string
  /** Of somebody who is not signed in. */
  email: string
  work: string
  proof: string
  /** In good faith, true, and one's own or of somebody one speaks for. */
  sworn: boolean
  locale: Locale
}

/**
 * Give formal notice that packs show one's work without leave: any number of them at once. A senior reviewer decides on each. The artist of a pack
 * that is taken down learns who gave notice and what of, and may answer.
 * @returns The path to the notice: whoever has it may follow it without an account.
 * @throws Refusal `moderation.notice_packs`, `moderation.notice_unsworn`, `moderation.notice_who` (422), `rate_limit.exceeded`
 */
export async function sendNotice(actor: Actor, wishes: NoticeWishes, clock: Clock = systemClock): Promise<string> {
  const work = requireStatement(wishes.work)
  const { name, address } = whoIs(wishes.name, wishes.address)
  const given = actor.kind === 'user' ? undefined : normalizeEmail(wishes.email)
  if (actor.kind !== 'user' && !given) throw refusals.reporterNeeded()
  if (!wishes.sworn) throw refusals.noticeUnsworn()
  await limitCaller('notice-caller', { points: 20, seconds: 86_400 })
  await limit('notice-person', actor.kind === 'user' ? actor.id : (given ?? ''), { points: 5, seconds: 86_400 })

  const now = clock.now()
  const id = newId('rightsNotice')
  await inTransaction(async (tx) => {
    const packs = await readPacks(tx, wishes.packs)
    const contact =
      actor.kind === 'user' ? await findContact(tx, actor.id) : { email: given ?? '', locale: wishes.locale }
    const number = await insertNotice(tx, {
      id,
      name,
      address,
      email: contact.email,
      locale: contact.locale,
      claimantId: actor.kind === 'user' ? actor.id : null,
      work,
      proof: cleanText(wishes.proof).slice(0, 1_000),
      createdAt: now,
      dueAt: dueAt(now, env.REVIEW_PROMISE_HOURS),
      packs: { create: packs.map(({ id: packId, artistId, title }) => ({ packId, artistId, title })) },
    })
    const notice = { id, number, ...contact }
    await tellClaimant(tx, notice, 'received', {
      title: packs
        .map(({ title }) => title)
        .join(', ')
        .slice(0, 300),
    })
    await recordAudit(tx, actor, 'notice.given', id, {
      after: { by: actorName(actor), packs: packs.map((pack) => pack.id) },
    })
  })
  return noticePath(id)
}

/** Both sides of such a quarrel say who they are and where a letter reaches them. */
export function whoIs(givenName: string, givenAddress: string): { name: string; address: string } {
  const name = cleanLine(givenName).trim()
  const address = cleanText(givenAddress).trim()
  if (graphemes(name) < 2 || name.length > 200 || graphemes(address) < 10 || address.length > 500)
    throw refusals.noticeWho()
  return { name, address }
}

async function readPacks(tx: Tx, text: string): Promise<Pack[]> {
  const lines = [...new Set(text.split(/\s+/).filter((line) => line !== ''))]
  if (lines.length === 0 || lines.length > NOTICE_PACKS) throw refusals.noticePacks('none', NOTICE_PACKS)
  const packs = new Map<string, Pack>()
  for (const line of lines) {
    const id = isId('pack', line) ? line : await findPackIdByAddress(tx, slugIn(line))
    const pack = id && (await findPack(tx, id).catch(() => undefined))
    if (!pack || (pack.state !== 'on_sale' && pack.state !== 'stopped'))
      throw refusals.noticePacks(line.slice(0, 100), NOTICE_PACKS)
    packs.set(pack.id, pack)
  }
  return [...packs.values()]
}
