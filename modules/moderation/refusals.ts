import { Refusal } from '@/core/refusal'

// Every expected "no" of the desk. The words a person reads are refusals.moderation.* in messages/.

export const noSuchCase = () => new Refusal('moderation.no_such_case', 404, 'There is no such case.')
export const takenByOther = () =>
  new Refusal('moderation.taken', 409, 'Another reviewer has this case, or it was decided meanwhile.')
export const notYourClaim = () =>
  new Refusal('moderation.not_your_claim', 409, 'This case is not yours (any more): claim it first.')
export const ownPack = () =>
  new Refusal('moderation.own_pack', 403, 'Nobody decides on a pack that they have a share in.')
export const withdrawn = () => new Refusal('moderation.withdrawn', 409, 'The artist took the pack back meanwhile.')
export const nothingWaits = () => new Refusal('moderation.nothing_waits', 404, 'Nothing waits for a review.')
export const noSuchSticker = () => new Refusal('moderation.no_such_sticker', 404, 'The case has no such sticker.')
export const faultsMarked = (count: number) =>
  new Refusal('moderation.faults_marked', 422, `Faults are marked on ${count} stickers or the pack.`, { count })
export const reasonNeeded = () => new Refusal('moderation.reason_needed', 422, 'A no needs at least one reason.')
export const wordsNeeded = () => new Refusal('moderation.words_needed', 422, 'A no needs words to the artist.')
export const wordsTooLong = (length: number, limit: number) =>
  new Refusal('moderation.words_long', 422, `The words are ${length} characters, the limit is ${limit}.`, {
    length,
    limit,
  })
export const noSuchPack = () => new Refusal('moderation.no_such_pack', 404, 'There is no such pack of yours.')
export const noSuchPage = () => new Refusal('moderation.no_such_page', 404, 'There is no such page.')
export const partNeeded = () =>
  new Refusal('moderation.part_needed', 422, 'Say what of the page is taken off, and for which reason.')
export const partGone = () =>
  new Refusal('moderation.part_gone', 409, 'The artist took that off the page already: look at it again.')
export const lookChanged = () =>
  new Refusal('moderation.look_changed', 409, 'The pictures are others by now: look again.')
export const appealOver = () => new Refusal('moderation.appeal_over', 409, 'The time to appeal is over.')
export const notReportable = () =>
  new Refusal('moderation.not_reportable', 409, 'This pack is not in the shop any more.')
export const reporterNeeded = () =>
  new Refusal('moderation.reporter_needed', 422, 'A report needs an e-mail address or a signed-in person.')
export const reportWordsNeeded = (length: number, least: number) =>
  new Refusal('moderation.words_few', 422, `${length} characters say too little, ${least} are the least.`, {
    length,
    least,
  })
export const nothingToAppeal = () =>
  new Refusal('moderation.nothing_to_appeal', 404, 'There is no decision on this pack that could be appealed.')
export const appealedAlready = () =>
  new Refusal('moderation.appealed_already', 409, 'This decision was appealed already.')
export const firstDecider = () =>
  new Refusal('moderation.first_decider', 403, 'Whoever took the first decision does not hear the appeal.')
export const ownReport = () => new Refusal('moderation.own_report', 403, 'Nobody decides on what they reported.')
export const decidedAlready = () => new Refusal('moderation.decided_already', 409, 'This was decided meanwhile.')
export const ownReview = () => new Refusal('moderation.own_review', 403, 'Nobody decides on their own review.')
export const moneyUnsaid = () =>
  new Refusal('moderation.money_unsaid', 422, 'Say what becomes of the money they earned.')
export const noticePacks = (line: string, most: number) =>
  new Refusal('moderation.notice_packs', 422, 'Name packs that are in the shop, each on a line of its own.', {
    line,
    most,
  })
export const noticeWho = () =>
  new Refusal('moderation.notice_who', 422, 'Say who you are and where a letter reaches you.')
export const noticeUnsworn = () =>
  new Refusal('moderation.notice_unsworn', 422, 'What stands beside the box must be true.')
export const noticeClosed = () =>
  new Refusal('moderation.notice_closed', 409, 'This notice has gone on or ended meanwhile.')
export const noticeLate = () => new Refusal('moderation.notice_late', 409, 'The time for this is over.')
export const noticeCourtFile = () =>
  new Refusal('moderation.notice_court_file', 422, 'Name the court and the number of the file.')
export const opinionAwaited = () =>
  new Refusal('moderation.opinion_awaited', 409, 'Somebody was asked for a second opinion, which is not there yet.')
export const notAsked = () => new Refusal('moderation.not_asked', 409, 'Nobody asks for an opinion on this (any more).')
export const ownOpinion = () =>
  new Refusal('moderation.own_opinion', 403, 'Whoever asks for a second opinion does not give it.')
export const askedAlready = () =>
  new Refusal('moderation.asked_already', 409, 'A second opinion was asked for already.')
export const bulkOver = () => new Refusal('moderation.bulk_over', 409, 'It has taken effect, or was taken back.')
export const filterUnnamed = () =>
  new Refusal('moderation.filter_unnamed', 422, 'Choose something to show, and give it a name.')
