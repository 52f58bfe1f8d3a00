import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'dataExport',
    where: ({ id }) => ({ userId: id }),
    given: ['state', 'createdAt', 'readyAt', 'expiresAt', 'bytes'],
    held: ['id', 'userId'],
    erase: 'delete',
  },
]
