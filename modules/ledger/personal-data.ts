import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'ledgerAccount',
    where: ({ id }) => ({ ownerId: id }),
    given: ['path', 'book', 'kind', 'currency'],
    held: ['ownerId', 'guarded'],
    erase: { keep: 'books are never changed' },
  },
  {
    table: 'posting',
    where: ({ id }) => ({ account: { ownerId: id } }),
    given: ['entryId', 'accountPath', 'amountMinor', 'currency', 'book'],
    held: ['position', 'lineId'],
    erase: { keep: 'books are never changed' },
  },
]
