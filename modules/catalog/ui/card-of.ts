import { getFormatter, getTranslations } from 'next-intl/server'
import { isolate } from '@/core/text'
import type { Locale } from '@/i18n/routing'
import { formatPrice } from '@/ui/price'
import { addressOf } from '../pack'
import type { Card, PriceWords } from '../card'
import type { ShelfPack } from '../shelf-pack'
import { titleIn } from '../translations'

/** A pack as its card says it, in the page's language. */
export async function cardOf(pack: ShelfPack, locale: Locale): Promise<Card> {
  const format = await getFormatter({ locale })
  return {
    id: pack.id,
    address: addressOf(pack),
    title: titleIn(pack, locale),
    // Each name keeps its own direction; the words between them have the page's.
    by: format.list(pack.artists.map(({ name }) => isolate(name))),
    price: await priceWords(pack, locale),
    ...(pack.cardKey ? { card: pack.cardKey } : { cover: pack.coverKeys[0] }),
    ...(pack.movingKey && { moving: pack.movingKey }),
  }
}

/** Stands for the amount until the words around it are known. */
const AMOUNT = '\uE000'

async function priceWords({ pricing, price }: ShelfPack, locale: Locale): Promise<PriceWords> {
  const t = await getTranslations({ locale, namespace: 'shop' })
  if (pricing === 'free' || price.minor === 0n) return [pricing === 'choose' ? t('chooseFree') : t('free')]
  if (pricing === 'fixed') return ['', formatPrice(price)]
  const [before = '', after = ''] = t.markup('from', { price: (amount) => amount, amount: AMOUNT }).split(AMOUNT)
  return [before, formatPrice(price, true), after]
}
