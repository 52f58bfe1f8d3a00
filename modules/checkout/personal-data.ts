import type { PersonalTable } from '@/core/personal-data'

const LAW = 'accounts of sales are kept for as long as tax law asks'

export const personalData: PersonalTable[] = [
  {
    table: 'order',
    where: ({ id }) => ({ buyerId: id }),
    given: ['id', 'kind', 'state', 'totalMinor', 'currency', 'country', 'provider', 'test', 'gift', 'locale', 'consentText', 'consentAt', 'createdAt', 'paidAt', 'receiptAt', 'expiresAt'], // prettier-ignore
    held: ['buyerId', 'key', 'entry'],
    erase: { keep: LAW },
  },
  {
    table: 'orderLine',
    where: ({ id }) => ({ order: { buyerId: id } }),
    given: ['orderId', 'packId', 'versionId', 'title', 'grossMinor', 'taxMinor', 'taxPoints', 'feeMinor', 'feePoints', 'discountMinor', 'refundedMinor'], // prettier-ignore
    held: ['id', 'artistId', 'coverKey', 'refundingMinor', 'disputedMinor'],
    erase: { keep: LAW },
  },
  {
    table: 'locationEvidence',
    where: ({ id }) => ({ order: { buyerId: id } }),
    given: ['orderId', 'kind', 'country', 'by', 'at'],
    held: [],
    erase: { keep: LAW },
  },
  {
    table: 'refundRequest',
    where: ({ id }) => ({ buyerId: id }),
    given: ['orderId', 'state', 'words', 'answer', 'dueAt', 'createdAt', 'decidedAt'],
    held: ['id', 'buyerId', 'lineIds', 'decidedBy', 'refundId'],
    erase: { keep: LAW },
  },
  {
    table: 'orderShare',
    where: ({ id }) => ({ userId: id }),
    given: ['lineId', 'points', 'name', 'part', 'minor'],
    held: ['userId', 'position'],
    erase: { keep: LAW },
  },
  {
    table: 'termsAnswer',
    where: ({ id }) => ({ artistId: id }),
    given: ['version', 'accepted', 'at'],
    held: ['artistId'],
    erase: { keep: 'by what was agreed the sales were split' },
  },
  {
    table: 'cartLine',
    where: ({ id }) => ({ userId: id }),
    given: ['packId', 'chosenMinor', 'addedAt'],
    held: ['userId'],
    erase: 'delete',
  },
  {
    table: 'paymentStart',
    where: ({ id }) => ({ buyerId: id }),
    given: ['paymentId', 'at'],
    held: ['buyerId', 'network', 'mailbox'],
    erase: { keep: 'by it whoever tries stolen cards is slowed down; gone after two days' },
  },
  {
    table: 'decline',
    where: ({ id }) => ({ buyerId: id }),
    given: ['paymentId', 'at'],
    held: ['eventId', 'buyerId', 'network', 'mailbox'],
    erase: { keep: 'by it whoever tries stolen cards is slowed down; gone after two days' },
  },
  {
    table: 'gift',
    where: ({ id }) => ({ OR: [{ giverId: id }, { claimedBy: id }] }),
    given: ['packId', 'from', 'message', 'expiresAt', 'claimedAt'],
    held: ['lineId', 'orderId', 'giverId', 'claimedBy', 'turn', 'tokenHash'],
    erase: { keep: 'the words were given to somebody, and the order it belongs to is kept' },
  },
]
