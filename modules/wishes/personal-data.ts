import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'wish',
    where: ({ id }) => ({ userId: id }),
    given: ['packId', 'pricing', 'priceMinor', 'currency', 'createdAt'],
    held: ['userId'],
    erase: 'delete',
  },
]
