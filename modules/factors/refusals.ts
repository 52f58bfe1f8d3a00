import { Refusal } from '@/core/refusal'

/** Every expected "no" of this module. The words are `refusals.factors.*`. */

export const wrongCode = () =>
  new Refusal('factors.wrong_code', 422, 'That code does not fit, or was used already. Wait for the next one.')
export const nothingPending = () => new Refusal('factors.nothing_pending', 409, 'No app is being set up. Begin again.')
export const noFactor = () => new Refusal('factors.none', 409, 'This account has no second factor yet.')
export const hasApp = () => new Refusal('factors.has_app', 409, 'An authenticator app is set up already.')
export const passkeyRefused = () =>
  new Refusal('factors.passkey_refused', 422, 'That passkey was not accepted. Try again, or use another way.')
export const passkeyKnown = () => new Refusal('factors.passkey_known', 409, 'This passkey is kept here already.')
export const manyPasskeys = (max: number) =>
  new Refusal('factors.many_passkeys', 409, `${max} passkeys fit. Take one away first.`, { max })
export const noSuchFactor = () => new Refusal('factors.no_such_factor', 404, 'That one is not there any more.')
export const cannotSkip = () => new Refusal('factors.cannot_skip', 403, 'A second factor is needed here.')
