import type { PayoutProvider } from '../provider'
import { manual } from './manual'
import { stripe } from './stripe'

/** Every way to pay a person out that this code knows. The sandbox is none: play money is never paid out. */
export const providers = { stripe, manual } satisfies Record<string, PayoutProvider>

export type PayoutProviderId = keyof typeof providers
