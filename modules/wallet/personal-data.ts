import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'walletBalance',
    where: ({ id }) => ({ userId: id }),
    given: ['book', 'currency', 'paidMinor', 'promoMinor'],
    held: ['userId'],
    erase: { keep: 'it is what the books say, and they are never changed' },
  },
]
