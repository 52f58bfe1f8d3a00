import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'follow',
    // Those somebody follows, and those who follow them: of the latter the export says when, not who.
    where: ({ id }) => ({ OR: [{ userId: id }, { artistId: id }] }),
    given: ['artistId', 'createdAt'],
    held: ['userId'],
    erase: 'delete',
  },
  {
    table: 'newsMail',
    where: ({ id }) => ({ userId: id }),
    given: ['wanted', 'sentAt'],
    held: ['userId'],
    erase: 'delete',
  },
]
