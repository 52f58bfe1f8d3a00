import { Refusal } from '@/core/refusal'

export const notPaid = () => new Refusal('papers.not_paid', 409, 'There is a paper once the money has moved.')

export const noSuchPaper = () => new Refusal('papers.not_found', 404, 'There is no such paper.')

export const badParty = () =>
  new Refusal('papers.bad_party', 422, 'An invoice names its buyer: a name of up to 120 letters, an address of up to 300, a tax number of up to 40.') // prettier-ignore
