import { Refusal } from '@/core/refusal'

export const entryNotFound = () => new Refusal('ledger.entry_not_found', 404, 'There is no such entry.')
