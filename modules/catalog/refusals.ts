import { Refusal } from '@/core/refusal'
import type { Problem } from '@/core/refusal'

export const packNotFound = () => new Refusal('catalog.pack_not_found', 404, 'There is no such pack.')

export const notYourPack = () => new Refusal('catalog.not_your_pack', 403, 'Only the artist of a pack can do this.')

export const wrongState = (state: string) =>
  new Refusal('catalog.wrong_state', 409, `A pack that is ${state} cannot be changed this way.`, { state })

export const sharesInvalid = (sum: number) =>
  new Refusal(
    'catalog.shares_invalid',
    422,
    `Shares must be positive, one a person, and add up to 10000, not ${sum}.`,
    {
      sum,
    },
  )

export const priceRefused = ({ code, params }: Problem) =>
  new Refusal(code, 422, `This price cannot be asked: ${code}.`, params)
