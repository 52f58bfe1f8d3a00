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
