import { getTranslations } from 'next-intl/server'
import { money } from '@/core/money'
import { formatPrice, inPrice } from '@/ui/price'
import { SplitBar, SplitList, type SplitPart } from '@/ui/split-bar'

export async function SplitBand() {
  const t = await getTranslations('home')
  const usd = (n: bigint) => money(n, 'USD')
  const parts: SplitPart[] = [
    { kind: 'artist', name: 'Mina Haddad', amount: usd(154n) },
    { kind: 'artist', name: 'Jo Park', amount: usd(66n) },
    { kind: 'tax', name: 'VAT', amount: usd(50n) },
    { kind: 'shop', name: 'Mulsaq', amount: usd(29n) },
  ]
  return (
    <section
      id="split"
      aria-labelledby="split-title"
      className="bg-well mt-16 grid gap-x-14 gap-y-8 rounded-xl px-6 py-9 md:mt-20 lg:grid-cols-[minmax(0,26rem)_1fr] lg:p-14"
    >
      <div>
        <h2 id="split-title" className="type-t2">
          {t('split.title')}
        </h2>
        <p className="type-lead text-ink-2 mt-4">{t('split.words')}</p>
      </div>
      <div className="grid content-center gap-3.5">
        <p className="flex items-baseline justify-between gap-4">
          <bdi className="strong">Cat Meetings</bdi>
          <span className="text-ink-2">{t.rich('split.pays', { ...inPrice, amount: formatPrice(usd(299n)) })}</span>
        </p>
        <SplitBar parts={parts} tall />
        <SplitList parts={parts} inline />
      </div>
    </section>
  )
}
