import type { PersonalTable } from '@/core/personal-data'
import { personalData as accounts } from '@/modules/accounts/personal-data'
import { personalData as api } from '@/modules/api/personal-data'
import { personalData as catalog } from '@/modules/catalog/personal-data'
import { personalData as checkout } from '@/modules/checkout/personal-data'
import { personalData as codes } from '@/modules/codes/personal-data'
import { personalData as factors } from '@/modules/factors/personal-data'
import { personalData as following } from '@/modules/following/personal-data'
import { personalData as ledger } from '@/modules/ledger/personal-data'
import { personalData as library } from '@/modules/library/personal-data'
import { personalData as moderation } from '@/modules/moderation/personal-data'
import { personalData as papers } from '@/modules/papers/personal-data'
import { personalData as payouts } from '@/modules/payouts/personal-data'
import { personalData as reviews } from '@/modules/reviews/personal-data'
import { personalData as standing } from '@/modules/standing/personal-data'
import { personalData as studio } from '@/modules/studio/personal-data'
import { personalData as telegram } from '@/modules/telegram/personal-data'
import { personalData as wallet } from '@/modules/wallet/personal-data'
import { personalData as wishes } from '@/modules/wishes/personal-data'
import { personalData as own } from './personal-data'

/** Everything that is kept about people, by module: the headings of an export. */
export const DECLARED: Record<string, PersonalTable[]> = {
  accounts,
  factors,
  catalog,
  studio,
  library,
  reviews,
  wishes,
  following,
  checkout,
  codes,
  wallet,
  ledger,
  payouts,
  moderation,
  standing,
  papers,
  telegram,
  api,
  privacy: own,
}

/**
 * Tables that name people only as those who did something for the shop, or in no readable form, and columns that only look like
 * it. A new table that names people stands in a module's personal-data.ts or, with a reason, here.
 */
export const NOBODYS: Record<string, string> = {
  RateLimit: 'keys are hashes',
  TaxRate: 'countries, not people',
  WithholdingRate: 'countries, not people',
  ShopTerms: 'who of the staff set them',
  ManualPayment: 'who of the staff marked it received; the order is the buyer’s',
}
