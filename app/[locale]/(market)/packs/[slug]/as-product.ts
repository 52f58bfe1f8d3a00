import { toDecimal } from '@/core/money'
import { env } from '@/infra/env'
import type { ShownPack } from '../../_shelf/reads'

/** A pack as schema.org's Product: what a search engine may show of it. The price is the one on the page, or the least of `choose`. */
export function asProduct(pack: ShownPack, url: string): Record<string, unknown> {
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
    offers: {
      '@type': 'Offer',
      url,
      price: toDecimal(pack.price),
      priceCurrency: pack.price.currency,
      availability: 'https://schema.org/InStock',
    },
  }
}
