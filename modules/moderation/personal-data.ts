import type { PersonalTable } from '@/core/personal-data'

export const personalData: PersonalTable[] = [
  {
    table: 'case',
    where: ({ id }) => ({ artistId: id }),
    given: ['number', 'kind', 'packId', 'versionNumber', 'round', 'title', 'stickerCount', 'state', 'openedAt', 'dueAt', 'decidedAt', 'reasons', 'words'], // prettier-ignore
    held: [
      'id',
      'versionId',
      'artistId',
      'coverKey',
      'nudity',
      'risk',
      'signs',
      'listingFine',
      'claimedBy',
      'claimEndsAt',
      'decidedBy',
      'escalatedAt',
    ],
    erase: { keep: 'why something is sold here, or is not, stays on record' },
  },
  {
    // What was said of each sticker; what a model made of it is told to nobody outside the desk.
    table: 'caseFinding',
    where: ({ id }) => ({ case: { artistId: id } }),
    given: ['position', 'verdict', 'reasons', 'words'],
    held: ['caseId', 'stickerId', 'earlier', 'nudity'],
    erase: { keep: 'why something is sold here, or is not, stays on record' },
  },
  {
    table: 'takedown',
    where: ({ packIds }) => ({ packId: { in: [...packIds] } }),
    given: ['packId', 'at', 'until', 'reasons', 'words', 'endedAt'],
    held: ['id', 'by', 'caseId', 'endedBy', 'buyersTold', 'buyersAt'],
    erase: { keep: 'why something is sold here, or is not, stays on record' },
  },
  {
    table: 'packCase',
    // Appeals, and what was taken off one's page; who reported what else is told to nobody.
    where: ({ id }) => ({
      artistId: id,
      OR: [{ kind: 'appeal' }, { kind: { in: ['page', 'look'] }, state: 'upheld' }],
    }),
    given: ['number', 'kind', 'packId', 'title', 'statement', 'state', 'openedAt', 'dueAt', 'decidedAt', 'reasons', 'words'], // prettier-ignore
    held: [
      'id',
      'artistId',
      'coverKey',
      'about',
      'versionId',
      'reviewId',
      'nudity',
      'alike',
      'notBy',
      'claimedBy',
      'claimEndsAt',
      'decidedBy',
      'escalatedAt',
    ],
    erase: { keep: 'why something is sold here, or is not, stays on record' },
  },
  {
    table: 'ban',
    where: ({ id }) => ({ userId: id }),
    given: ['at', 'reason', 'money', 'moneyUntil', 'statement', 'appealedAt', 'dueAt', 'decidedAt', 'outcome', 'words'],
    held: ['id', 'userId', 'by', 'decidedBy'],
    erase: { keep: 'why something is sold here, or is not, stays on record' },
  },
  {
    table: 'rightsNotice',
    where: ({ id, email }) => ({ OR: [{ claimantId: id }, { email }] }),
    given: ['number', 'name', 'address', 'email', 'locale', 'work', 'proof', 'createdAt', 'dueAt'],
    held: ['id', 'claimantId', 'escalatedAt'],
    erase: { keep: 'a claim in law, with its dates, stays on record for both sides' },
  },
  {
    table: 'noticedPack',
    where: ({ id }) => ({ artistId: id }),
    given: ['packId', 'title', 'state', 'decidedAt', 'words', 'counterUntil', 'counterAt', 'counterName', 'counterAddress', 'counterWords', 'courtUntil', 'courtAt', 'courtFile', 'endedAt'], // prettier-ignore
    held: ['noticeId', 'artistId', 'decidedBy', 'takedownId'],
    erase: { keep: 'a claim in law, with its dates, stays on record for both sides' },
  },
  {
    table: 'report',
    where: ({ id, email }) => ({ OR: [{ reporterId: id }, { email }] }),
    given: ['category', 'words', 'proof', 'email', 'locale', 'createdAt'],
    held: ['id', 'caseId', 'reporterId'],
    erase: 'delete',
  },
  {
    // What one wrote oneself at the desk; what was written about somebody's pack is the shop's own talk.
    table: 'caseNote',
    where: ({ id }) => ({ by: id }),
    given: ['caseId', 'kind', 'leaning', 'words', 'at'],
    held: ['id', 'by', 'closedAt'],
    erase: { keep: 'why something is sold here, or is not, stays on record' },
  },
  {
    table: 'deskFilter',
    where: ({ id }) => ({ userId: id }),
    given: ['name', 'show', 'words'],
    held: ['id', 'userId'],
    erase: 'delete',
  },
  {
    table: 'bulkDecision',
    where: ({ id }) => ({ by: id }),
    given: ['caseIds', 'words', 'at', 'effectAt', 'undoneAt', 'doneAt'],
    held: ['id', 'by'],
    erase: { keep: 'why something is sold here, or is not, stays on record' },
  },
  {
    table: 'auditEntry',
    where: ({ id }) => ({ actor: id }),
    given: ['number', 'at', 'action', 'subject', 'reason'],
    held: ['id', 'seal', 'actor', 'before', 'after', 'requestId'],
    erase: { keep: 'the log can be added to and never changed' },
  },
]
