import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'payoutAccount',
    where: ({ id }) => ({ userId: id }),
    given: ['provider', 'holder', 'account', 'bic', 'ready', 'heldUntil', 'updatedAt'],
    held: ['userId', 'ref'],
    erase: 'delete',
  },
  {
    table: 'payout',
    where: ({ id }) => ({ userId: id }),
    given: ['id', 'provider', 'state', 'amountMinor', 'withheldMinor', 'withheldPoints', 'withheldCountry', 'currency', 'holder', 'account', 'bic', 'reason', 'dueOn', 'requestedAt', 'approvedAt', 'sentAt', 'paidAt', 'endedAt'], // prettier-ignore
    held: ['userId', 'key', 'accountRef', 'attempt', 'ref', 'batch', 'approvedBy', 'feeMinor', 'horizon'],
    erase: { keep: 'where money went is kept for as long as tax law asks' },
  },
  {
    table: 'taxHome',
    where: ({ id }) => ({ userId: id }),
    given: ['country', 'statedAt', 'treatyUntil', 'treatyNote'],
    held: ['userId', 'treatyBy'],
    erase: { keep: 'why tax was kept back, or not, is kept for as long as tax law asks' },
  },
  {
    table: 'payoutFreeze',
    where: ({ id }) => ({ userId: id }),
    given: ['reason', 'note', 'until', 'createdAt', 'liftedAt'],
    held: ['id', 'userId', 'createdBy', 'liftedBy'],
    erase: { keep: 'why money was held, and until when, stays on record' },
  },
]
