import type { Money } from '@/core/money'
import type { Payout } from './payout'

/** What came of a call that was answered. Silence is an error thrown: nobody knows, and the same call is made again. */
export type Sent =
  | { state: 'done'; ref: string }
  /** A definite no. `later`: nothing is wrong with this payout, the processor's balance is short. */
  | { state: 'refused'; reason: string; later: boolean }

export interface PayoutProvider {
  id: string
  caps: {
    /** It is called by us; otherwise a person hands a list to a bank and writes the reference back. */
    automatic: boolean
  }
  /** Where a person makes himself known to the processor, and the processor's name for him. */
  onboard?(
    person: { userId: string; email: string; country: string | null; ref: string | null },
    returnUrl: string,
  ): Promise<{ ref: string; url: string }>
  /** Whether a person's account there can be paid to now. */
  isReady?(ref: string): Promise<boolean>
  /** Send it. The same key sends once, however often it is asked. */
  send?(payout: Payout, key: string): Promise<Sent>
  /** A transfer made for this payout earlier, whose answer was lost. */
  findSent?(payout: Payout): Promise<string | undefined>
  /** What the processor charged for a transfer, and its name for that movement. */
  getFee?(ref: string): Promise<{ move: string; amount: Money } | undefined>
  /** Whether all of a transfer came back. @throws Error when a part did: a person must look */
  isReturned?(ref: string): Promise<boolean>
}
