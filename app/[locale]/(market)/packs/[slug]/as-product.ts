import { toDecimal } from '@/core/money'
import { env } from '@/infra/env'
import { inStars } from '@/modules/catalog/stars'
import type { ReviewSummary } from '@/modules/reviews/review'
import type { ShownPack } from '../../_shelf/reads'

/** A pack as schema.org's Product: what a search engine may show of it. The price is the one on the page, or the least of `choose`. */
export function asProduct(pack: ShownPack, { count, mean }: ReviewSummary, url: string): Record<string, unknown> {
  return {
    '@type': 'Product',
    name: pack.title,
    url,
    sku: pack.id,
    ...(pack.description && { description: pack.description }),
    ...(pack.cardKey && { image: `${env.origin}/media/${pack.cardKey}/share.jpg` }),
    brand: pack.hands.map(({ displayName, handle }) => ({
      '@type': 'Person',
      name: displayName,
      url: `${env.origin}/artists/${handle}`,
    })),
    ...(count > 0 && {
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: inStars(mean),
        ratingCount: count,
        bestRating: 5,
        worstRating: 1,
      },
    }),
    offers: {
      '@type': 'Offer',
      url,
      price: toDecimal(pack.price),
      priceCurrency: pack.price.currency,
      availability: 'https://schema.org/InStock',
    },
  }
}
