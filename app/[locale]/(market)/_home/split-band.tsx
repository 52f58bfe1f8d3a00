import { getTranslations } from 'next-intl/server'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { quoteParts } from '@/modules/checkout/ui/quote-parts'
import { formatPrice, inPrice } from '@/ui/price'
import { SplitBar, SplitList } from '@/ui/split-bar'
import { packPage } from '../_shelf/reads'

/** A real price of the shop and who gets it: of several hands if there is such a pack. */
export async function SplitBand({ packs }: { packs: readonly ShelfPack[] }) {
  const t = await getTranslations('home.split')
  const priced = packs.filter((pack) => pack.pricing === 'fixed')
  const example = priced.find((pack) => pack.artists.length > 1) ?? priced[0]
  const pack = example && (await packPage(example.slug))
  if (!pack?.quote) return null
  const parts = await quoteParts(pack.quote)

  return (
    <section
      id="split"
      aria-labelledby="split-title"
      className="later bg-well mt-16 grid gap-x-14 gap-y-8 rounded-xl px-6 py-9 md:mt-20 lg:grid-cols-[minmax(0,26rem)_1fr] lg:p-14"
    >
      <div>
        <h2 id="split-title" className="type-t2">
          {t('title')}
        </h2>
        <p className="type-lead text-ink-2 mt-4">{t('words')}</p>
      </div>
      <div className="grid content-center gap-3.5">
        <p className="flex items-baseline justify-between gap-4">
          <bdi className="strong">{pack.title}</bdi>
          <span className="text-ink-2">{t.rich('pays', { ...inPrice, amount: formatPrice(pack.price) })}</span>
        </p>
        <SplitBar parts={parts} tall />
        <SplitList parts={parts} inline />
      </div>
    </section>
  )
}
