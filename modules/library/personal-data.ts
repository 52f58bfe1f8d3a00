import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'entitlement',
    where: ({ id }) => ({ userId: id }),
    given: ['packId', 'source', 'grantedAt', 'endedAt', 'takenFor', 'takenAt', 'usedAt'],
    held: ['id', 'userId', 'lineId'],
    erase: { keep: 'every paid line has what was given for it; without a name it is nobody’s' },
  },
  {
    table: 'favouriteSticker',
    where: ({ id }) => ({ userId: id }),
    given: ['packId', 'artKey', 'createdAt'],
    held: ['userId'],
    erase: 'delete',
  },
]
