import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'strike',
    where: ({ id }) => ({ userId: id }),
    given: ['packId', 'title', 'reasons', 'at', 'endsAt', 'liftedAt'],
    held: ['id', 'userId', 'takedownId'],
    erase: 'delete',
  },
]
