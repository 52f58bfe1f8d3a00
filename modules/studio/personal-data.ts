import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'version',
    where: ({ id }) => ({ artistId: id }),
    given: ['id', 'packId', 'number', 'state', 'title', 'description', 'translations', 'languages', 'tags', 'category', 'rating', 'round', 'reasons', 'words', 'submittedAt', 'decidedAt', 'createdAt', 'updatedAt'], // prettier-ignore
    held: ['artistId', 'revision', 'judgedAs'],
    erase: {
      forget: ({ id }) => ({ artistId: id, state: { in: ['editing', 'rejected'] } }),
      keep: 'what was approved is what people bought',
    },
  },
  {
    table: 'work',
    where: ({ id }) => ({ artistId: id }),
    given: ['packId', 'title', 'masterHash', 'enrolledAt'],
    held: ['id', 'artistId', 'artKey'],
    erase: 'delete',
  },
  {
    table: 'upload',
    where: ({ id }) => ({ artistId: id }),
    given: ['fileName', 'bytes', 'state', 'sourceHash', 'said', 'createdAt', 'finishedAt'],
    held: ['id', 'versionId', 'artistId', 'fingerprint', 'inArchive', 'stickerId', 'problems', 'claimedAt'],
    erase: 'delete',
  },
  {
    table: 'collaborator',
    where: ({ id }) => ({ userId: id }),
    given: ['packId', 'points', 'part', 'state', 'invitedAt', 'answeredAt'],
    held: ['id', 'userId', 'position'],
    erase: {
      forget: ({ id }) => ({ userId: id, state: { in: ['invited', 'declined'] } }),
      keep: 'an agreed share is part of what was sold',
    },
  },
]
