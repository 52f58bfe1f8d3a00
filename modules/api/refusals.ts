import { Refusal } from '@/core/refusal'

export const noSuchThing = () => new Refusal('api.not_found', 404, 'There is nothing at this address.')
export const badQuery = (what: string) => new Refusal('api.bad_query', 400, what)
