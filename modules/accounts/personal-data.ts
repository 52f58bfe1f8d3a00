import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'user',
    where: ({ id }) => ({ id }),
    given: ['id', 'email', 'emailVerified', 'handle', 'displayName', 'bio', 'links', 'avatarKey', 'locale', 'country', 'roles', 'state', 'createdAt', 'updatedAt', 'isAdult', 'factorSince'], // prettier-ignore
    held: [],
    // close-account.ts empties it: what was bought and sold goes on pointing at somebody without a name.
    erase: { keep: 'the books point at it; name, address and everything else in it are taken out' },
  },
  {
    table: 'artistPage',
    where: ({ id }) => ({ userId: id }),
    given: ['bannerKey', 'waitingBanner', 'waitingPortrait', 'terms', 'figures', 'updatedAt'],
    held: ['userId', 'shareKey'],
    erase: 'delete',
  },
  {
    table: 'pageCopy',
    where: ({ id }) => ({ userId: id }),
    given: ['caseId', 'at', 'displayName', 'bio', 'links', 'terms', 'bannerKey', 'avatarKey', 'keptUntil', 'emptiedAt'],
    held: ['id', 'userId'],
    erase: 'delete',
  },
  {
    table: 'takenPart',
    where: ({ id }) => ({ userId: id }),
    given: ['copyId', 'part', 'reasons', 'at', 'backAt'],
    held: ['userId'],
    erase: 'delete',
  },
  {
    table: 'session',
    where: ({ id }) => ({ userId: id }),
    given: ['createdAt', 'lastSeenAt', 'expiresAt', 'factorAt', 'device'],
    held: ['id', 'userId', 'tokenHash'],
    erase: 'delete',
  },
  {
    table: 'deviceMark',
    where: ({ id }) => ({ userId: id }),
    given: ['seenAt'],
    held: ['userId', 'mark'],
    erase: 'delete',
  },
  {
    table: 'account',
    where: ({ id }) => ({ userId: id }),
    given: ['provider', 'providerAccountId', 'createdAt'],
    held: ['id', 'userId'],
    erase: 'delete',
  },
  {
    table: 'verificationToken',
    where: ({ email }) => ({ identifier: email }),
    given: ['createdAt', 'expiresAt'],
    held: ['identifier', 'tokenHash', 'browser'],
    erase: 'delete',
  },
]
