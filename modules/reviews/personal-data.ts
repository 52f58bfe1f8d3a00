import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'review',
    where: ({ id }) => ({ authorId: id }),
    given: ['packId', 'stars', 'words', 'locale', 'createdAt', 'editedAt', 'givenBack', 'hiddenAt', 'hiddenFor', 'hiddenWords'], // prettier-ignore
    held: ['id', 'authorId', 'hiddenBy'],
    erase: 'delete',
  },
  {
    table: 'reviewAnswer',
    where: ({ id }) => ({ authorId: id }),
    given: ['packId', 'words', 'createdAt'],
    held: ['reviewId', 'authorId'],
    erase: 'delete',
  },
]
