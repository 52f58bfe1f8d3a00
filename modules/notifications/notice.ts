import { z } from 'zod'
import { locales } from '@/i18n/routing'

const name = z.string().max(300)
const id = z.string().max(60)
const amount = { totalMinor: z.string().regex(/^\d+$/), currency: z.string().length(3) }

const minor = z.string().regex(/^\d+$/)
const topUp = z.object({ heldMinor: minor, owedMinor: minor, ...amount })

/**
 * Every kind of mail, with what its words need filled in (JSON: amounts are decimal text of minor units).
 * The words are `mail.kinds.<kind>` in messages/<locale>.json; where the button leads is in ui/compose.ts.
 */
export const NOTICES = {
  /** `ticket` makes the link (infra/session-token.ts), `next` is where the person was going. */
  sign_in_link: z.object({ ticket: z.string(), next: z.string() }),
  share_invitation: z.object({ artist: name, pack: name, packId: id }),
  share_accepted: z.object({ person: name, pack: name, packId: id }),
  share_declined: z.object({ person: name, pack: name, packId: id }),
  pack_approved: z.object({ title: name, packId: id }),
  pack_rejected: z.object({ title: name, packId: id, words: z.string().max(5_000) }),
  pack_banned: z.object({ title: name, packId: id, words: z.string().max(5_000) }),
  /** To whoever earned by a pack that is taken down: what of it stays for now. */
  earnings_held: z.object({ title: name, ...amount }),
  /** To whoever bought a pack that was taken down for good. */
  pack_gone: z.object({ title: name, orderId: id, outcome: z.enum(['refunded', 'kept']) }),
  pack_restored: z.object({ title: name, packId: id, words: z.string().max(5_000) }),
  /** `ends`, `paused`: days; nothing is paused when that is empty. */
  strike_given: z.object({ title: name, count: z.number().int(), ends: z.string(), paused: z.string() }),
  strike_lifted: z.object({ title: name }),
  factor_changed: z.object({ change: z.enum(['added', 'removed']) }),
  /** Where one's payouts go. `last`: the end of the account's number, nothing at a processor; `day`: until when none goes there, nothing with a first account. */
  payout_account: z.object({ change: z.enum(['first', 'changed']), last: z.string().max(4), day: z.string() }),
  data_ready: z.object({ days: z.number().int() }),
  report_received: z.object({ title: name, hours: z.number().int() }),
  report_upheld: z.object({ title: name, words: z.string().max(5_000) }),
  report_dismissed: z.object({ title: name, words: z.string().max(5_000) }),
  /** Of a formal notice. `day`: the date that matters to the reader now; `link`: the path to it. */
  notice_claimant: z.object({
    step: z.enum(['received', 'accepted', 'refused', 'countered', 'restored', 'final']),
    number: z.number().int(),
    title: name,
    words: z.string().max(5_000),
    day: z.string(),
    link: z.string().max(300),
  }),
  notice_artist: z.object({
    step: z.enum(['down', 'court', 'restored', 'over', 'final']),
    packId: id,
    title: name,
    words: z.string().max(5_000),
    day: z.string(),
  }),
  /** To seniors: how much came due undecided, of packs to review and of reports, appeals and notices; `notices` of the latter. */
  cases_overdue: z.object({
    reviews: z.number().int(),
    others: z.number().int(),
    notices: z.number().int().default(0),
  }),
  review_report_upheld: z.object({ title: name, words: z.string().max(5_000) }),
  review_report_dismissed: z.object({ title: name, words: z.string().max(5_000) }),
  review_hidden: z.object({ title: name, packId: id, words: z.string().max(5_000) }),
  /** Of a ban. `money`: pay, or the ground it is held for until `day`; `link`: to the one appeal. */
  account_banned: z.object({
    words: z.string().max(5_000),
    money: z.string().max(20),
    day: z.string(),
    link: z.string().max(300),
  }),
  ban_over: z.object({ words: z.string().max(5_000) }),
  ban_stands: z.object({ words: z.string().max(5_000), link: z.string().max(300) }),
  page_report_upheld: z.object({ title: name, words: z.string().max(5_000) }),
  page_report_dismissed: z.object({ title: name, words: z.string().max(5_000) }),
  /** Of an artist's page: which parts are off it, each with the code of its reason; `until`: the last day to appeal. */
  page_taken: z.object({
    caseId: id,
    parts: z.array(z.object({ part: z.string().max(20), reason: z.string().max(20) })),
    words: z.string().max(5_000),
    until: z.string(),
  }),
  page_appeal_upheld: z.object({ caseId: id, words: z.string().max(5_000) }),
  page_appeal_dismissed: z.object({ caseId: id, words: z.string().max(5_000) }),
  /** As with a pack; `title` is the handle. */
  page_strike_given: z.object({ title: name, count: z.number().int(), ends: z.string(), paused: z.string() }),
  page_strike_lifted: z.object({ title: name }),
  appeal_upheld: z.object({ title: name, packId: id, words: z.string().max(5_000) }),
  appeal_dismissed: z.object({ title: name, packId: id, words: z.string().max(5_000) }),
  /** `titles` name the first of them; `stop` is the query of the link that stops these mails. */
  artist_news: z.object({ count: z.number().int(), titles: z.array(z.string().max(700)), stop: z.string() }),
  receipt: z.object({ orderId: id, titles: z.array(name), ...amount }),
  refund_done: z.object({ orderId: id, titles: z.array(name), ...amount }),
  refund_failed: z.object({ orderId: id, titles: z.array(name), ...amount }),
  refund_asked: z.object({ orderId: id, titles: z.array(name), hours: z.number().int() }),
  refund_declined: z.object({ orderId: id, words: z.string().max(5_000) }),
  /** `words`: the transfer's reference, or why it stopped. */
  payout_paid: z.object({ words: name, ...amount }),
  payout_failed: z.object({ words: name, ...amount }),
  payout_returned: z.object({ words: name, ...amount }),
  /** To whom a part of the money is: his part. `due`: the day until which evidence is taken, or nothing. */
  dispute_held: z.object({ titles: z.array(name), due: z.string(), ...amount }),
  dispute_lost: z.object({ titles: z.array(name), due: z.string(), ...amount }),
  dispute_won: z.object({ titles: z.array(name), due: z.string(), ...amount }),
  /** To finance: all of it. `words`: the bank's reason. */
  dispute_told: z.object({ orderId: id, provider: id, words: name, due: z.string(), ...amount }),
  dispute_over: z.object({ orderId: id, provider: id, words: name, due: z.string(), ...amount }),
  /** To whoever paid for stars that are in dispute: what of them is held, and what he owes of spent ones should it be lost. */
  topup_held: topUp,
  topup_lost: topUp,
  topup_won: topUp,
  /** To finance, of what a processor said by itself. */
  payout_stuck: z.object({ words: name, ...amount }),
  payment_instructions: z.object({ orderId: id, reference: z.string(), instructions: z.string(), ...amount }),
} satisfies Record<string, z.ZodObject>

export type NoticeKind = keyof typeof NOTICES
export type NoticeParams<Kind extends NoticeKind> = z.output<(typeof NOTICES)[Kind]>

/** One notice to one address, in the reader's language. */
export type Notice = {
  [Kind in NoticeKind]: { kind: Kind; to: string; locale: (typeof locales)[number]; params: NoticeParams<Kind> }
}[NoticeKind]
