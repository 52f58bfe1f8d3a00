'use client'

import { WishButton } from '@/app/_shell/wish-button'
import type { Card } from '@/modules/catalog/card'
import { PackCard } from '@/modules/catalog/ui/pack-card'
import { CartButton } from '@/modules/checkout/ui/cart-button'

interface Props {
  cards: readonly Card[]
  packs: string
  cart: string
  /** Each with `{title}` where the pack's is to stand. */
  words: { wish: string; unwish: string; add: string; there: string }
  first: boolean
  /** A taste of a longer shelf: no row but the first is left half full. */
  taste: boolean
}

/**
 * The cards of a shelf, drawn in the browser too: sixty of them as elements would go out twice, once as markup and once as React's
 * account of it. Like this the second time is a line each.
 */
export function PackCards({ cards, packs, cart, words, first, taste }: Props) {
  return (
    <ul className={taste ? 'pack-grid pack-grid-whole' : 'pack-grid'}>
      {cards.map((card, index) => {
        const named = (said: string) => said.replace('{title}', () => card.title)
        return (
          <li key={card.id}>
            <PackCard
              card={card}
              packs={packs}
              first={first && index < 2}
              corners={
                <>
                  <WishButton corner packId={card.id} words={{ add: named(words.wish), drop: words.unwish }} />
                  {card.price.length > 1 && (
                    <CartButton
                      corner
                      packId={card.id}
                      href={cart}
                      words={{ add: named(words.add), there: named(words.there) }}
                    />
                  )}
                </>
              }
            />
          </li>
        )
      })}
    </ul>
  )
}
