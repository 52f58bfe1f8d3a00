import type { PersonalTable } from '@/core/personal-data'

const LISTING = ['id', 'slug', 'state', 'pricing', 'priceMinor', 'suggestedMinor', 'currency', 'title', 'description', 'translations', 'languages', 'tags', 'category', 'rating', 'stickerCount', 'ownerCount', 'reviewCount', 'reviewSum', 'onSaleAt', 'createdAt', 'updatedAt'] // prettier-ignore

export const personalData: PersonalTable[] = [
  {
    table: 'pack',
    where: ({ id }) => ({ artistId: id }),
    given: LISTING,
    held: ['artistId', 'bannedFrom', 'cardKey', 'coverKey', 'coverKeys', 'movingKey', 'pickedAt', 'versionId'],
    erase: { keep: 'whoever bought it keeps it; its selling stops' },
  },
  {
    table: 'packShare',
    where: ({ id }) => ({ userId: id }),
    given: ['packId', 'points', 'part'],
    held: ['id', 'userId', 'position'],
    erase: { keep: 'the split of what is sold adds up only with every part' },
  },
]
