import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { isCountry } from '@/core/countries'
import { fromDecimal } from '@/core/money'
import { Refusal } from '@/core/refusal'
import { localHref } from '@/i18n/routing'
import { env } from '@/infra/env'
import { currentActor } from '@/infra/session'
import { findAccount } from '@/modules/accounts/find-account'
import { askToBuy } from '@/modules/checkout/ask-to-buy'
import { ConfirmOrder } from '@/modules/checkout/ui/confirm-order'
import { TakeFree } from '@/modules/checkout/ui/buy-button'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'

interface Props {
  params: Promise<{ locale: string; packId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkout'))('title'), robots: { index: false } }
}

/** The confirm step: the buyer's own price and split, before anything is charged. */
export default async function CheckoutPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { packId } = await params
  const search = await searchParams
  const actor = await currentActor()
  const to = (path: string) => localHref(locale, path)
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined)

  if (actor.kind !== 'user') {
    const asked = ['country', 'price', 'gift', 'code'].flatMap((name) => (text(name) ? [[name, text(name) ?? '']] : []))
    const query = asked.length > 0 ? `?${new URLSearchParams(asked).toString()}` : ''
    redirect(`${to('/sign-in')}?next=${encodeURIComponent(to(`/checkout/${packId}${query}`))}`)
  }
  const t = await getTranslations('checkout')
  const refusals = await getTranslations('refusals')
  const wanted = text('country')
  const country = isCountry(wanted) ? wanted : ((await findAccount(actor)).country ?? env.SHOP_COUNTRY)
  const chosen = text('price') ? fromDecimal(text('price') ?? '', env.SHOP_CURRENCY) : undefined
  const gift = text('gift') === '1'
  const { asked, refused } = await askWithin(actor, packId, country, chosen, {
    gift,
    code: text('code')?.trim().slice(0, 60),
  })

  return (
    <div className="page-column max-w-[1040px] pt-8 pb-16">
      {asked.kind === 'gone' && (
        <EmptyState
          level="h1"
          title={t('gone.title')}
          action={<ButtonLink href={to('/')}>{t('gone.action')}</ButtonLink>}
        >
          <p>{t('gone.words')}</p>
        </EmptyState>
      )}
      {asked.kind === 'owned' && (
        <EmptyState
          level="h1"
          title={t('owned.title')}
          action={
            <ButtonLink kind="main" href={to('/library')}>
              {t('owned.action')}
            </ButtonLink>
          }
        >
          <p>{t('owned.words')}</p>
        </EmptyState>
      )}
      {asked.kind === 'own' && (
        <EmptyState
          level="h1"
          title={t('own.title')}
          action={<ButtonLink href={to('/studio')}>{t('own.action')}</ButtonLink>}
        >
          <p>{t('own.words')}</p>
        </EmptyState>
      )}
      {asked.kind === 'free' && (
        <div className="mx-auto grid max-w-[460px] gap-5 py-10 text-center">
          <h1 className="type-t2">{t('free.title')}</h1>
          <p className="text-ink-2">{t('free.words')}</p>
          <TakeFree packId={packId} words={t('free.take')} />
        </div>
      )}
      {asked.kind === 'pay' && (
        <>
          <h1 className="type-page">{gift ? t('titleGift') : t('title')}</h1>
          <p className="type-lead text-ink-2 mt-2 mb-7">{t('lead')}</p>
          {refused && (
            <div className="mb-5">
              <Notice tone="bad" role="alert">
                {refusals(refused.code, refused.params)}
              </Notice>
            </div>
          )}
          <ConfirmOrder locale={locale} asked={asked} from={gift ? 'gift' : 'pack'} />
        </>
      )}
    </div>
  )
}

/** An amount out of bounds is said beside the price that is in them. */
async function askWithin(...[actor, packId, country, chosen, how]: Parameters<typeof askToBuy>) {
  try {
    return { asked: await askToBuy(actor, packId, country, chosen, how), refused: undefined }
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error
    return { asked: await askToBuy(actor, packId, country, undefined, how), refused: error }
  }
}
