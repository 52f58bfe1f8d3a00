import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'telegramLink',
    where: ({ id }) => ({ userId: id }),
    given: ['telegramId', 'linkedAt'],
    held: ['userId'],
    erase: 'delete',
  },
  {
    table: 'telegramToken',
    where: ({ id }) => ({ userId: id }),
    given: ['expiresAt'],
    held: ['tokenHash', 'userId'],
    erase: 'delete',
  },
  {
    table: 'telegramSet',
    where: ({ id }) => ({ userId: id }),
    given: ['packId', 'name', 'state', 'made', 'total', 'createdAt'],
    held: ['id', 'userId', 'versionId', 'part', 'attempts', 'error', 'claimedAt'],
    erase: 'delete',
  },
]
