import { Refusal } from '@/core/refusal'

export const noSuchArtist = () => new Refusal('following.no_such_artist', 404, 'There is no such artist here.')
export const yourself = () => new Refusal('following.yourself', 409, 'Nobody needs to follow themselves.')
export const tooMany = (limit: number) =>
  new Refusal('following.full', 422, `One can follow ${limit} artists.`, { limit })
export const linkInvalid = () => new Refusal('following.link_invalid', 404, 'This link is not whole.')
