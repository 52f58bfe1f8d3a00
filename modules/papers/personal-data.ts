import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'paper',
    where: ({ id }) => ({ userId: id }),
    given: ['series', 'year', 'no', 'orderId', 'refundId', 'payoutId', 'buyer', 'seller', 'issuedAt'],
    held: ['book', 'userId'],
    erase: { keep: 'invoices and statements are kept for as long as tax law asks' },
  },
]
