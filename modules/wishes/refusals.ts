import { Refusal } from '@/core/refusal'

export const notForSale = () => new Refusal('wishes.not_for_sale', 404, 'This pack is not in the shop.')
export const listFull = (limit: number) =>
  new Refusal('wishes.full', 422, `A wish list holds ${limit} packs.`, { limit })
