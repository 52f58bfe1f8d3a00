import { Refusal } from '@/core/refusal'

export const ownersOnly = () => new Refusal('reviews.owners_only', 403, 'Only owners of a pack can rate it.')
export const ownWork = () => new Refusal('reviews.own_work', 403, 'Nobody rates a pack that they have a share in.')
export const starsMissing = () => new Refusal('reviews.stars_missing', 422, 'A rating is one to five stars.')
export const wordsTooLong = (length: number, limit: number) =>
  new Refusal('reviews.words_long', 422, `The words are ${length} characters, the limit is ${limit}.`, {
    length,
    limit,
  })
export const hiddenByStaff = () =>
  new Refusal('reviews.hidden', 409, 'Staff hid this review; it can be taken back, not changed.')
export const noSuchReview = () => new Refusal('reviews.no_such_review', 404, 'There is no such review.')
export const artistOnly = () => new Refusal('reviews.artist_only', 403, 'Only the artist of the pack answers.')
