import type PgBoss from 'pg-boss'
import { onJob, scheduleJob, type Job } from '@/infra/jobs'
import { system } from '@/core/actor'
import { profileChanged } from '@/modules/accounts/jobs'
import { newsDue } from '@/modules/following/jobs'
import { sendNews } from '@/modules/following/send-news'
import { bookFees } from '@/modules/checkout/book-fees'
import { forgetDeclines } from '@/modules/checkout/count-decline'
import { holdsReleased, orderPaid, paymentsSwept, refundsSwept } from '@/modules/checkout/jobs'
import { sendReceipt } from '@/modules/checkout/send-receipt'
import { listBuyersOf, refundTakenDown } from '@/modules/checkout/refund-taken-down'
import { sweepDisputes } from '@/modules/checkout/sweep-disputes'
import { sweepPayments } from '@/modules/checkout/sweep-payments'
import { squareTopUp } from '@/modules/checkout/square-stars'
import { sweepRefunds } from '@/modules/checkout/sweep-refunds'
import { releaseHolds } from '@/modules/ledger/release-holds'
import { carryOutMany } from '@/modules/moderation/decide-many'
import { endNotices } from '@/modules/moderation/end-notices'
import { endTakedowns } from '@/modules/moderation/end-takedowns'
import {
  bulkEffective,
  buyersSettled,
  caseOpened,
  claimEnds,
  overdueEscalated,
  pagesForgotten,
  takedownsEnded,
} from '@/modules/moderation/jobs'
import { escalateOverdue } from '@/modules/moderation/escalate-overdue'
import { forgetPages } from '@/modules/moderation/forget-pages'
import { lapseClaim } from '@/modules/moderation/lapse-claim'
import { openCase } from '@/modules/moderation/open-case'
import { openLook } from '@/modules/moderation/open-look'
import { rateCase } from '@/modules/moderation/rate-case'
import { settleBuyers } from '@/modules/moderation/settle-buyers'
import { withdrawCase } from '@/modules/moderation/withdraw-case'
import { deliverMail } from '@/modules/notifications/deliver-mail'
import { composeArtistCard, composeCardsOf } from '@/modules/catalog/compose-artist-card'
import { composePackCard } from '@/modules/catalog/compose-pack-card'
import { artistChanged, packChanged, packPublished, packsRelated, rankingsDue } from '@/modules/catalog/jobs'
import { relateOthers, relatePack } from '@/modules/catalog/relate-pack'
import { renewPacksOf } from '@/modules/catalog/renew-packs-of'
import { buildExport, sweepExports } from '@/modules/privacy/build-export'
import { daysOver, exportAsked, exportsSwept } from '@/modules/privacy/jobs'
import { letGo } from '@/modules/privacy/let-go'
import { imagingPool } from '@/modules/imaging/process-pool'
import { exportForeseen, exportWanted } from '@/modules/library/jobs'
import { makeExport } from '@/modules/library/make-export'
import { prepareExports } from '@/modules/library/prepare-exports'
import { noticeQueued } from '@/modules/notifications/jobs'
import { fetchMovements } from '@/modules/payments/fetch-movements'
import { movementsFetched } from '@/modules/payments/jobs'
import { bookPayoutFees } from '@/modules/payouts/book-payout-fee'
import { callOffHeld } from '@/modules/payouts/hold-for-takedown'
import { packHeld, payoutApproved, payoutsSwept } from '@/modules/payouts/jobs'
import { sendPayout } from '@/modules/payouts/send-payout'
import { sweepPayouts } from '@/modules/payouts/sweep-payouts'
import { compareWorks } from '@/modules/studio/compare-art'
import { sweepArt } from '@/modules/studio/drop-art'
import {
  artSwept,
  masterKept,
  pagePictureSet,
  versionSubmitted,
  versionWithdrawn,
  worksEnrolled,
} from '@/modules/studio/jobs'
import { pictureMaster } from '@/modules/studio/picture-master'
import { setWanted } from '@/modules/telegram/jobs'
import { makeSet } from '@/modules/telegram/make-set'
import { countRankings } from '@/modules/catalog/count-rankings'
import { renewReviewsOf } from '@/modules/reviews/renew-reviews-of'
import { indexPack, renewDocuments } from '@/modules/search/index-pack'

/** Every job the product sends, and the use case that does it: the line to read for "what happens after …". */
export async function startHandlers(boss: PgBoss): Promise<void> {
  const on = <T>(job: Job<T>, handle: (data: T) => Promise<void>, atOnce?: number) => onJob(boss, job, handle, atOnce)
  await on(noticeQueued, deliverMail)
  await on(masterKept, pictureMaster)
  await on(worksEnrolled, compareWorks)
  await on(artSwept, () => sweepArt().then(nothing))
  await scheduleJob(boss, artSwept, '50 2 * * *', {})
  await on(versionSubmitted, (sent) => openCase(system('open-case'), sent))
  await on(pagePictureSet, (set) => openLook(system('open-look'), set))
  await on(versionWithdrawn, (taken) => withdrawCase(system('withdraw-case'), taken))
  await on(caseOpened, (opened) => rateCase(system('rate-case'), opened))
  await on(claimEnds, (claim) => lapseClaim(system('lapse-claim'), claim))
  await on(exportAsked, (asked) => buildExport(asked))
  await on(exportsSwept, () => sweepExports())
  await scheduleJob(boss, exportsSwept, '25 * * * *', {})
  await on(daysOver, () => letGo(system('days-over')))
  await scheduleJob(boss, daysOver, '20 3 * * *', {})
  await on(buyersSettled, (of) => settleBuyers(system('buyers-rule'), of, { refundTakenDown, listBuyersOf }))
  await on(packHeld, (pack) => callOffHeld(pack))
  await on(takedownsEnded, () =>
    endTakedowns(system('end-takedowns'))
      .then(() => endNotices(system('end-notices')))
      .then(nothing),
  )
  await scheduleJob(boss, takedownsEnded, '*/5 * * * *', {})
  await on(bulkEffective, (bulk) => carryOutMany(system('bulk'), bulk))
  await on(overdueEscalated, () => escalateOverdue(system('escalate')).then(nothing))
  await scheduleJob(boss, overdueEscalated, '*/10 * * * *', {})
  await on(pagesForgotten, () => forgetPages(system('forget-pages')).then(nothing))
  await scheduleJob(boss, pagesForgotten, '20 * * * *', {})
  await on(packPublished, async ({ packId, versionId }) => {
    // Each may be done again when a later one fails.
    await indexPack(packId)
    await prepareExports(versionId)
    await relatePack(packId)
    await composePackCard(imagingPool(), packId)
  })
  await on(packsRelated, async () => {
    await relateOthers()
    await renewDocuments()
  })
  await scheduleJob(boss, packsRelated, '35 * * * *', {})
  await on(rankingsDue, () => countRankings())
  await scheduleJob(boss, rankingsDue, '*/10 * * * *', {})
  await on(exportWanted, ({ exportId }) => makeExport(imagingPool(), exportId), 2)
  await on(exportForeseen, ({ exportId }) => makeExport(imagingPool(), exportId))
  await on(setWanted, ({ setId }) => makeSet(setId))
  await on(packChanged, async ({ packId }) => {
    await indexPack(packId)
    await composeCardsOf(imagingPool(), packId)
  })
  await on(profileChanged, async ({ userId }) => {
    await renewPacksOf(userId)
    await renewReviewsOf(userId)
  })
  await on(artistChanged, ({ artistId }) => composeArtistCard(imagingPool(), artistId))
  await on(
    orderPaid,
    async ({ orderId }) => {
      await squareTopUp(orderId)
      await sendReceipt(orderId)
    },
    2,
  )
  await on(payoutApproved, ({ payoutId }) => sendPayout(payoutId))
  await on(payoutsSwept, () => sweepPayouts().then(bookPayoutFees).then(nothing))
  await on(paymentsSwept, () =>
    sweepPayments()
      .then(bookFees)
      .then(() => forgetDeclines()),
  )
  await on(refundsSwept, () => sweepRefunds().then(nothing))
  await on(movementsFetched, () =>
    fetchMovements()
      .then(() => sweepDisputes())
      .then(nothing),
  )
  await scheduleJob(boss, movementsFetched, '40 * * * *', {})
  await on(newsDue, () => sendNews().then(nothing))
  await scheduleJob(boss, newsDue, '15 9 * * *', {})
  await on(holdsReleased, () => releaseHolds().then(nothing))
  await scheduleJob(boss, paymentsSwept, '* * * * *', {})
  await scheduleJob(boss, refundsSwept, '* * * * *', {})
  await scheduleJob(boss, payoutsSwept, '* * * * *', {})
  await scheduleJob(boss, holdsReleased, '10 0 * * *', {})
}

const nothing = () => undefined
