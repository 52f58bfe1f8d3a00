import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'passkey',
    where: ({ id }) => ({ userId: id }),
    given: ['name', 'createdAt', 'usedAt'],
    held: ['id', 'userId', 'publicKey', 'counter', 'transports'],
    erase: 'delete',
  },
  {
    table: 'authenticator',
    where: ({ id }) => ({ userId: id }),
    given: ['createdAt', 'confirmedAt'],
    held: ['userId', 'sealed', 'lastStep'],
    erase: 'delete',
  },
  {
    table: 'recoveryCode',
    where: ({ id }) => ({ userId: id }),
    given: ['createdAt'],
    held: ['hash', 'userId'],
    erase: 'delete',
  },
  {
    table: 'passkeyChallenge',
    where: ({ id }) => ({ userId: id }),
    given: ['expiresAt'],
    held: ['hash', 'userId', 'purpose'],
    erase: 'delete',
  },
]
