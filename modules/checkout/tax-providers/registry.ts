import type { TaxProvider } from '../tax-provider'
import { none } from './none'
import { table } from './table'

/** Every provider of tax: a file and a line here each. TAX_PROVIDER names the one in force. */
export const TAX_PROVIDERS = { table, none } satisfies Record<string, TaxProvider>
