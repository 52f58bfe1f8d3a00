import { z } from 'zod'
import { CATEGORIES } from '@/modules/catalog/categories'
import { PLATFORMS } from '@/modules/imaging/platforms'
import { FACETS, PACK_KINDS } from '@/modules/search/facets'

// What goes in and out of the public API. The document at /api/v1/openapi.json is printed from these, and every answer passes through
// them, so that neither can say what the other does not do.

const address = z.url().meta({ description: 'An absolute address of this shop.' })

export const Money = z
  .object({
    minor: z.int().min(0).meta({ description: 'In minor units of the currency: cents of a dollar.' }),
    currency: z.string().length(3).meta({ description: 'ISO 4217.' }),
    text: z.string().meta({ description: 'The same as a decimal number: "2.99".' }),
  })
  .meta({ id: 'Money' })

const Hand = z.object({ handle: z.string(), name: z.string(), url: address }).meta({ id: 'Hand' })

export const Pack = z
  .object({
    id: z.string(),
    slug: z.string(),
    url: address,
    title: z.string(),
    artists: z.array(Hand).meta({ description: 'Everybody with a share in it, the artist first.' }),
    pricing: z.enum(['free', 'fixed', 'choose']),
    price: Money.meta({ description: 'The price, or the least one may pay where pricing is "choose".' }),
    stickerCount: z.int().min(0),
    contentRating: z.enum(['everyone', 'teen', 'adult']),
    onSaleSince: z.iso.datetime(),
    picture: address.nullable().meta({ description: 'A card with the first stickers, 1200 × 630.' }),
  })
  .meta({ id: 'Pack' })

const Preview = z.object({ width: z.int().positive(), url: address })

export const Sticker = z
  .object({
    id: z.string(),
    packId: z.string(),
    position: z.int().min(0),
    kind: z.enum(['still', 'moving']),
    emoji: z.array(z.string()),
    tags: z.array(z.string()),
    alt: z.string(),
    width: z.int().positive(),
    height: z.int().positive(),
    previews: z.array(Preview).meta({
      description: 'Still previews with a cut edge, WebP, smallest first. The files of a pack are for its owners.',
    }),
    moving: z.array(Preview).meta({ description: 'Of what moves, moving previews, WebP; none of what stands still.' }),
    effect: z.object({ url: address, ms: z.int().positive() }).nullable().meta({
      description: 'What plays once over the page when the sticker is sent, WebP, for so long; null without one.',
    }),
  })
  .meta({ id: 'Sticker' })

export const WholePack = Pack.extend({
  description: z.string(),
  translations: z
    .record(z.string(), z.object({ title: z.string(), description: z.string() }))
    .meta({ description: 'Title and description in further languages, by BCP 47.' }),
  languages: z.array(z.string()),
  tags: z.array(z.string()),
  category: z.string(),
  version: z.int().positive(),
  ownerCount: z.int().min(0),
  rating: z.object({
    count: z.int().min(0),
    mean: z.int().min(0).max(50).meta({ description: 'In tenths of a star; 0 without ratings.' }),
  }),
}).meta({ id: 'WholePack' })

export const Artist = z
  .object({
    id: z.string(),
    handle: z.string(),
    name: z.string(),
    url: address,
    feed: address.meta({ description: 'New packs as an Atom feed.' }),
    packCount: z.int().min(0),
  })
  .meta({ id: 'Artist' })

export const WholeArtist = Artist.extend({ bio: z.string(), links: z.array(z.string()) }).meta({ id: 'WholeArtist' })

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'For programs: the same for the same fault.' }),
    detail: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' })

const next = z
  .string()
  .nullable()
  .meta({ description: 'Give it back as `after` for the next page; null on the last one.' })

export const PackList = z.object({ packs: z.array(Pack), next })
export const StickerList = z.object({ stickers: z.array(Sticker) })
export const ArtistList = z.object({ artists: z.array(Artist), next })
export const Found = PackList.extend({
  count: z.int().min(0).meta({ description: 'How many match; with `more` that many and more.' }),
  more: z.boolean(),
  corrected: z.string().nullable().meta({ description: 'The words that were searched instead of misspelt ones.' }),
})

export const OwnedPack = z
  .object({
    id: z.string(),
    slug: z
      .string()
      .nullable()
      .meta({ description: 'Of its address in the shop; null when it is not on sale any more.' }),
    title: z.string(),
    artists: z.array(z.string()),
    stickerCount: z.int().min(0),
    contentRating: z.enum(['everyone', 'teen', 'adult']),
  })
  .meta({ id: 'OwnedPack' })

export const Library = z.object({ packs: z.array(OwnedPack), next })

/** How many rows a page may have, and where the page before ended. */
export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(60).default(24),
  after: z
    .string()
    .regex(/^[0-9a-z]{1,11}\.[a-z]{3,5}_[0-9a-z]{26}$/)
    .optional(),
})

export const Owned = Paging.extend({
  after: z
    .string()
    .regex(/^own_[0-9a-z]{26}$/)
    .optional(),
})

/** Who asks has made sure that whoever sees the answer is of age. */
export const Adults = z.object({
  adults: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Packs for adults, too. They are left out unless asked for.' }),
})

export const Shelf = Paging.extend({
  ...Adults.shape,
  category: z.enum(CATEGORIES).optional(),
  tag: z.string().max(120).optional(),
  free: z.enum(['true', 'false']).optional(),
})

export const Wish = Paging.extend({
  ...Adults.shape,
  q: z.string().max(200).default(''),
  price: z.enum(['free', 'paid']).optional(),
  kind: z.enum(PACK_KINDS).optional(),
  stars: z.enum(['3', '4']).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  platform: z.enum(PLATFORMS.map(({ id }) => id)).optional(),
  category: z.enum(CATEGORIES).optional(),
} satisfies Record<'q' | 'adults' | (typeof FACETS)[number], z.ZodType>)
