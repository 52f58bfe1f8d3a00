import { env } from '@/infra/env'
import type { Party } from './paper'

/** Who sells and pays out, as papers name it. An invoice keeps what it said. */
export function sellerNow(): Party {
  return {
    name: env.SHOP_LEGAL_NAME || env.SHOP_NAME,
    address: env.SHOP_ADDRESS.replaceAll('\\n', '\n'),
    taxNumber: env.SHOP_TAX_NUMBER,
  }
}
