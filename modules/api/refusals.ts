import { Refusal } from '@/core/refusal'

export const noSuchThing = () => new Refusal('api.not_found', 404, 'There is nothing at this address.')
export const cannotBeDone = (allowed: string) =>
  new Refusal('api.method_not_allowed', 405, `Here one can only ask: ${allowed}.`)
export const tokenNeeded = () => new Refusal('api.token_needed', 401, 'This needs a token: Authorization: Bearer …')
export const tokenUnknown = () =>
  new Refusal('api.token_unknown', 401, 'This token does not work: it was ended, or a part of it is missing.')
export const tokenNameless = () => new Refusal('api.token_nameless', 422, 'A token needs a name.')
export const tooManyTokens = (limit: number) =>
  new Refusal('api.too_many_tokens', 422, `One person has ${limit} tokens at most.`, { limit })
export const noSuchToken = () => new Refusal('api.no_such_token', 404, 'This token was ended already.')
export const badQuery = (what: string) => new Refusal('api.bad_query', 400, what)
