import type { PersonalTable } from '@/core/personal-data'

/** What others did about a person and may be told of. Not who reported them, nor what the shop's people wrote to open a file (`personLook`). */
const ABOUT = [
  'person.banned',
  'person.restored',
  'person.factors_reset',
  'person.paper_read',
  'role.granted',
  'role.revoked',
  'page.taken_off',
  'page.put_back',
  'payout.frozen',
  'payout.unfrozen',
  'stars.given',
  'tax_home.treaty',
] as const

export const personalData: PersonalTable[] = [
  {
    table: 'auditEntry',
    where: ({ id }) => ({ subject: id, actor: { not: id }, action: { in: [...ABOUT] } }),
    given: ['at', 'action', 'reason', 'before', 'after'],
    held: ['id', 'number', 'seal', 'actor', 'subject', 'requestId'],
    erase: { keep: 'the log can be added to and never changed' },
  },
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
