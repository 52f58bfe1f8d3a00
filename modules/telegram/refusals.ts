import { Refusal } from '@/core/refusal'

export const noBot = () => new Refusal('telegram.off', 404, 'This shop has no Telegram bot.')

export const notLinked = () => new Refusal('telegram.not_linked', 409, 'Link your Telegram account first.')

export const unreachable = () =>
  new Refusal('telegram.unreachable', 409, 'Telegram does not answer at the moment. Try again in a minute.')
