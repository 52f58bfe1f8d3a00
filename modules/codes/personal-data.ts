import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'discountCode',
    where: ({ id }) => ({ ownerId: id }),
    given: ['code', 'points', 'minor', 'currency', 'startsAt', 'endsAt', 'usesMost', 'perBuyer', 'taken', 'stoppedAt', 'createdAt'], // prettier-ignore
    held: ['id', 'ownerId', 'createdBy'],
    erase: { keep: 'orders were placed with it' },
  },
  {
    table: 'codeUse',
    where: ({ id }) => ({ buyerId: id }),
    given: ['orderId', 'state', 'minor', 'usedAt'],
    held: ['codeId', 'buyerId', 'turn'],
    erase: { keep: 'the order it belongs to is kept' },
  },
]
