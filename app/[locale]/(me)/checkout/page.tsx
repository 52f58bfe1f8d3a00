import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { isCountry } from '@/core/countries'
import { localHref } from '@/i18n/routing'
import { env } from '@/infra/env'
import { currentActor } from '@/infra/session'
import { findAccount } from '@/modules/accounts/find-account'
import { askToBuyCart } from '@/modules/checkout/ask-to-buy'
import { ConfirmOrder } from '@/modules/checkout/ui/confirm-order'
import { ButtonLink } from '@/ui/button-link'
import { Notice } from '@/ui/notice'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkout'))('title'), robots: { index: false } }
}

/** The confirm step of a cart: every pack with its own split, one total, one button. */
export default async function CartCheckoutPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { country: wanted, code: typed } = await searchParams
  const code = typeof typed === 'string' && typed.trim() ? typed.slice(0, 60) : undefined
  const actor = await currentActor()
  const { country: own } = await asked(locale, findAccount(actor))
  const country = isCountry(wanted) ? wanted : (own ?? env.SHOP_COUNTRY)
  const { left, ...toPay } = await askToBuyCart(actor, country, code)
  if (toPay.lines.length === 0) redirect(localHref(locale, '/cart'))
  const t = await getTranslations('checkout')
  const cart = await getTranslations('cart')
  return (
    <div className="page-column max-w-[1040px] pt-8 pb-16">
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2 mt-2 mb-7">{t('lead')}</p>
      <ConfirmOrder locale={locale} asked={toPay} from="cart">
        {left.length > 0 && (
          <Notice
            title={cart('leftTitle')}
            action={
              <ButtonLink size="s" href={localHref(locale, '/cart')}>
                {cart('open')}
              </ButtonLink>
            }
          >
            <ul className="grid gap-1">
              {left.map((line) => {
                const title =
                  line.kind === 'gone' ? line.title || cart('unknown') : line.kind !== 'ready' ? line.pack.title : ''
                return (
                  <li key={title}>
                    <bdi className="strong">{title}</bdi>: {line.kind !== 'ready' && cart(`left.${line.kind}`)}
                  </li>
                )
              })}
            </ul>
          </Notice>
        )}
      </ConfirmOrder>
    </div>
  )
}
