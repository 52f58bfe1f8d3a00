'use server'

import { getLocale } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { isLocale, localHref, type Locale } from '@/i18n/routing'
import { formAction } from '@/infra/form-action'
import { appealDecision } from './appeal'
import { appealPageDecision } from './appeal-page'
import { approveCase } from './approve-case'
import { choosePack } from './choose-pack'
import { claimCase, claimNext } from './claim-case'
import { claimPackCase, releasePackCase } from './claim-pack-case'
import { counterNotice } from './counter-notice'
import { decideMany, undoMany } from './decide-many'
import { decideNotice } from './decide-notice'
import { closeNotice } from './end-notices'
import { readFilter } from './queue-filter'
import { dropFilter, saveFilter } from './save-filter'
import { sayCourt, withdrawNotice } from './pursue-notice'
import { readClaimant } from './read-claimant'
import { askOpinion, giveOpinion, withdrawAsk, writeNote } from './second-opinion'
import { sendNotice } from './send-notice'
import { decideOnPack } from './decide-pack-case'
import { giveBack } from './give-back'
import { hideAnyReview, showReviewAgain } from './hide-review'
import { appealBan, decideBanAppeal } from './appeal-ban'
import { keepClaim } from './keep-claim'
import { markFault } from './mark-fault'
import { PAGE_CATEGORIES, REPORT_CATEGORIES, TAKEDOWN_DAYS } from './pack-case'
import { rejectCase } from './reject-case'
import { reportPack } from './report-pack'
import { reportPage } from './report-page'
import { restorePack } from './restore-pack'
import { shutAccount } from './shut-account'
import { takeDownPack } from './take-down-pack'

const CaseForm = z.object({ caseId: z.string() })
/** Boxes ticked in a form: none, one or several. */
const codes = z.array(z.string()).default([])
const words = z.string().default('')

async function toDesk(path: string): Promise<never> {
  redirect(localHref((await getLocale()) as Locale, path))
}

export const claim = formAction(CaseForm, async (actor, { caseId }) => {
  await claimCase(actor, caseId)
  await toDesk(`/desk/cases/${caseId}`)
})

export const next = formAction(z.object({}), async (actor) => {
  await toDesk(`/desk/cases/${await claimNext(actor)}`)
})

export const keep = formAction(CaseForm, async (actor, { caseId }) => {
  await keepClaim(actor, caseId)
  refresh()
})

export const putBack = formAction(CaseForm, async (actor, { caseId }) => {
  await giveBack(actor, caseId)
  await toDesk('/desk')
})

export const claimReport = formAction(CaseForm, async (actor, { caseId }) => {
  await claimPackCase(actor, caseId)
  refresh()
})

export const releaseReport = formAction(CaseForm, async (actor, { caseId }) => {
  await releasePackCase(actor, caseId)
  refresh()
})

const FaultForm = CaseForm.extend({ stickerId: z.string().optional(), reasons: codes, words })

/** Sent by the desk at every tick of a box; answers with the new end of the claim by way of a fresh page. */
export const mark = formAction(FaultForm, async (actor, { caseId, stickerId, reasons, words }) => {
  await markFault(actor, caseId, { stickerId, reasons, words })
  refresh()
})

export const approve = formAction(CaseForm, async (actor, { caseId }) => {
  await approveCase(actor, caseId)
  await toDesk(`/desk/cases/${caseId}`)
})

export const reject = formAction(CaseForm.extend({ reasons: codes, words }), async (actor, { caseId, ...no }) => {
  await rejectCase(actor, caseId, no)
  await toDesk(`/desk/cases/${caseId}`)
})

const PackForm = z.object({ packId: z.string(), words })

/** One of the lengths offered; anything else is without an end. */
const days = z
  .string()
  .default('')
  .transform((text) => TAKEDOWN_DAYS.find((length) => String(length) === text))

export const takeDown = formAction(PackForm.extend({ reasons: codes, days }), async (actor, { packId, ...why }) => {
  await takeDownPack(actor, packId, why)
  refresh()
})

export const restore = formAction(PackForm, async (actor, { packId, words }) => {
  await restorePack(actor, packId, words)
  refresh()
})

const Reported = z.object({ words, proof: z.string().default(''), email: z.string().max(1_000).default('') })
const ReportForm = z.union([
  Reported.extend({ packId: z.string(), reviewId: z.string().optional(), category: z.enum(REPORT_CATEGORIES) }),
  Reported.extend({ artistId: z.string(), category: z.enum(PAGE_CATEGORIES) }),
])

/** Of a pack, a review of it, or an artist's page. */
export const report = formAction(ReportForm, async (actor, wishes) => {
  const given = await getLocale()
  const locale = isLocale(given) ? given : 'en'
  if ('packId' in wishes) await reportPack(actor, { ...wishes, locale })
  else await reportPage(actor, { ...wishes, locale })
})

export const appealPage = formAction(CaseForm.extend({ words }), async (actor, { caseId, words }) => {
  await appealPageDecision(actor, caseId, words)
  refresh()
})

export const appeal = formAction(PackForm, async (actor, { packId, words }) => {
  await appealDecision(actor, packId, words)
  refresh()
})

const ChoiceForm = z.object({ packId: z.string(), chosen: z.enum(['yes', 'no']) })

export const chooseForShelf = formAction(ChoiceForm, async (actor, { packId, chosen }) => {
  await choosePack(actor, packId, chosen === 'yes')
  refresh()
})

const HideForm = z.object({ reviewId: z.string(), reasons: codes, words })

export const hideReview = formAction(HideForm, async (actor, { reviewId, ...why }) => {
  await hideAnyReview(actor, reviewId, why)
  refresh()
})

export const unhideReview = formAction(z.object({ reviewId: z.string() }), async (actor, { reviewId }) => {
  await showReviewAgain(actor, reviewId)
  refresh()
})

const reason = z.string().optional()
/** Of a page: each part with the reason for which it goes, or none. */
const Parts = z.object({ banner: reason, portrait: reason, name: reason, bio: reason, links: reason, terms: reason })
const DecisionForm = CaseForm.extend({
  answer: z.enum(['upheld', 'dismissed']),
  reasons: codes,
  days,
  words,
  seen: z.string().optional(),
})

export const decidePackCase = formAction(DecisionForm.extend(Parts.shape), async (actor, form) => {
  const { caseId, answer, reasons, days, words, seen, ...parts } = form
  await decideOnPack(actor, caseId, { reasons, days, words, parts, seen, upheld: answer === 'upheld' })
  refresh()
})

const ShutForm = z.object({
  userId: z.string(),
  reason: z.string().default(''),
  money: z.string().default(''),
  days: z.coerce.number().default(0),
})

export const shutOneAccount = formAction(ShutForm, async (actor, { userId, ...decision }) => {
  await shutAccount(actor, userId, decision)
  refresh()
})

const BanAppealForm = z.object({ id: z.string(), key: z.string(), words })

export const appealOwnBan = formAction(BanAppealForm, async (_, { words: said, ...link }) => {
  await appealBan(link, said)
  refresh()
})

const BanDecisionForm = z.object({ id: z.string(), answer: z.enum(['upheld', 'dismissed']), words })

export const decideBan = formAction(BanDecisionForm, async (actor, { id, answer, words: said }) => {
  await decideBanAppeal(actor, id, { upheld: answer === 'upheld', words: said })
  refresh()
})

const text = z.string().max(20_000).default('')
const sworn = z
  .string()
  .optional()
  .transform((ticked) => ticked === 'yes')

const RightsForm = z.object({ packs: text, name: text, address: text, email: text, work: text, proof: text, sworn })

export const giveNotice = formAction(RightsForm, async (actor, wishes) => {
  const given = await getLocale()
  const locale = isLocale(given) ? given : 'en'
  redirect(localHref(locale, await sendNotice(actor, { ...wishes, locale })))
})

const NoticeDecisionForm = z.object({
  noticeId: z.string(),
  packIds: z.array(z.string()).default([]),
  answer: z.enum(['accepted', 'refused']),
  reason: text,
  words: text,
})

export const decideNoticed = formAction(NoticeDecisionForm, async (actor, { noticeId, answer, ...decision }) => {
  await decideNotice(actor, noticeId, { ...decision, accepted: answer === 'accepted' })
  refresh()
})

const NoticedForm = z.object({ noticeId: z.string(), packId: z.string(), words: text })

export const closeNoticed = formAction(NoticedForm, async (actor, { words, ...of }) => {
  await closeNotice(actor, of, words)
  refresh()
})

const AddressForm = z.object({ noticeId: z.string(), why: text })

export const readAddress = formAction(AddressForm, async (actor, { noticeId, why }) => ({
  ok: true,
  once: [await readClaimant(actor, noticeId, why)],
}))

const CounterForm = z.object({ packId: z.string(), name: text, address: text, words: text, sworn })

export const answerNotice = formAction(CounterForm, async (actor, { packId, ...wishes }) => {
  await counterNotice(actor, packId, wishes)
  refresh()
})

const OwnForm = z.object({ id: z.string(), key: z.string(), packId: z.string() })

export const goToCourt = formAction(OwnForm.extend({ file: text }), async (_, { file, ...of }) => {
  await sayCourt(of, file)
  refresh()
})

export const takeNoticeBack = formAction(OwnForm, async (_, of) => {
  await withdrawNotice(of)
  refresh()
})

const NoteForm = CaseForm.extend({ words, kind: z.enum(['note', 'ask']).default('note') })

export const noteOnCase = formAction(NoteForm, async (actor, { caseId, words, kind }) => {
  await (kind === 'ask' ? askOpinion : writeNote)(actor, caseId, words)
  refresh()
})

const OpinionForm = CaseForm.extend({ words, leaning: z.enum(['yes', 'no', 'unsure']) })

export const opineOnCase = formAction(OpinionForm, async (actor, { caseId, ...opinion }) => {
  await giveOpinion(actor, caseId, opinion)
  refresh()
})

export const unaskOnCase = formAction(CaseForm, async (actor, { caseId }) => {
  await withdrawAsk(actor, caseId)
  refresh()
})

const ManyForm = z.object({ caseIds: z.array(z.string()).default([]), words })

export const dismissMany = formAction(ManyForm, async (actor, decision) => {
  await decideMany(actor, decision)
  refresh()
})

export const undoDismissed = formAction(z.object({ bulkId: z.string() }), async (actor, { bulkId }) => {
  await undoMany(actor, bulkId)
  refresh()
})

export const keepFilter = formAction(z.object({ name: text, show: text, words: text }), async (actor, filter) => {
  await saveFilter(actor, filter.name, readFilter(filter.show, filter.words))
  refresh()
})

export const forgetFilter = formAction(z.object({ id: z.string() }), async (actor, { id }) => {
  await dropFilter(actor, id)
  refresh()
})
