import type { PaymentProvider } from '../provider'
import { manual } from './manual'
import { sandbox } from './sandbox'
import { stripe } from './stripe'

/** Every way to pay that this code knows. A new one is a file beside this and a line here; one contract suite runs over all. */
export const providers = { stripe, sandbox, manual } satisfies Record<string, PaymentProvider>

export type ProviderId = keyof typeof providers
