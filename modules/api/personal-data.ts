import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'apiToken',
    where: ({ id }) => ({ userId: id }),
    given: ['name', 'createdAt', 'usedAt', 'endedAt'],
    held: ['id', 'userId', 'hash', 'hint'],
    erase: 'delete',
  },
]
