import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'dataExport',
    where: ({ id }) => ({ userId: id }),
    given: ['state', 'createdAt', 'readyAt', 'expiresAt', 'bytes'],
    held: ['id', 'userId'],
    erase: 'delete',
  },
  {
    table: 'personLook',
    where: ({ id }) => ({ personId: id }),
    given: ['purpose', 'at', 'until'],
    held: ['id', 'personId', 'staffId', 'note'],
    erase: { keep: 'says who of the shop looked at whose data and why; nothing of the data itself is in it' },
  },
]
