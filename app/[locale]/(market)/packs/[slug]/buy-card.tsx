import { GiftIcon } from '@phosphor-icons/react/dist/ssr/Gift'
import { clsx } from 'clsx'
import { getLocale, getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { CartButton } from '@/modules/checkout/ui/cart-button'
import { BuyButton } from '@/modules/checkout/ui/buy-button'
import { quoteParts } from '@/modules/checkout/ui/quote-parts'
import { ButtonLink } from '@/ui/button-link'
import { Icon } from '@/ui/icon'
import { Price } from '@/ui/price'
import { countryName } from '@/ui/country'
import { SplitBar, SplitList } from '@/ui/split-bar'
import type { ShownPack } from '../../_shelf/reads'

/** What a pack costs, who gets it, and the button. On a phone the button and the bar stay at the foot of the window. */
export async function BuyCard({ pack }: { pack: ShownPack }) {
  const t = await getTranslations('pack.price')
  const locale = (await getLocale()) as Locale
  const cart = await getTranslations('cart')
  const parts = pack.quote && (await quoteParts(pack.quote))
  const chooses = pack.pricing === 'choose'
  const heading = chooses ? t('choose') : t('pays')
  return (
    <section aria-labelledby="price" className="border-line bg-sheet shadow-e1 mt-6 grid gap-4 rounded-l border p-6">
      <div className="flex items-end justify-between gap-4">
        <div>
          <h2 id="price" className="type-small text-ink-3">
            {heading}
          </h2>
          {pack.pricing === 'free' ? (
            <p className="type-t2 text-ok">{t('free')}</p>
          ) : (
            <Price of={pack.price} className="type-t2 block" />
          )}
        </div>
        <p className="type-small text-ink-3 max-w-[12rem] pb-1 text-end text-balance">
          {parts ? t('once') : t('freeWords')}
        </p>
      </div>
      {parts && !chooses && (
        <>
          <SplitBar parts={parts} />
          <SplitList parts={parts} />
        </>
      )}
      {/* What one chooses and its moving split want more room than the foot of a phone has. */}
      <div className={clsx('grid gap-3', !chooses && 'dock max-md:grid-cols-[minmax(0,1fr)_auto]')}>
        {parts && !chooses && (
          <div className="col-span-full grid gap-2.5 md:hidden">
            <SplitBar parts={parts} />
            <SplitList parts={parts} inline />
          </div>
        )}
        <BuyButton pack={pack} />
        {pack.pricing !== 'free' && (
          <CartButton
            packId={pack.id}
            href={localHref(locale, '/cart')}
            words={{ add: cart('add'), there: cart('there') }}
            docks={!chooses}
          />
        )}
      </div>
      {pack.pricing !== 'free' && (
        <ButtonLink
          kind="bare"
          href={localHref(locale, `/checkout/${pack.id}?gift=1`)}
          rel="nofollow"
          icon={<Icon of={GiftIcon} />}
        >
          {t('give')}
        </ButtonLink>
      )}
      {parts && (
        <p className="type-small text-ink-3 text-center text-balance">
          {t('shownFor', { country: countryName(locale, env.SHOP_COUNTRY) })}
        </p>
      )}
    </section>
  )
}
