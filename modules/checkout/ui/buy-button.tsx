import { getLocale, getTranslations } from 'next-intl/server'
import { type Money } from '@/core/money'
import { localHref, type Locale } from '@/i18n/routing'
import { Button } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { formatPrice, inPrice } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { takeFreePack } from '../actions'
import type { NamedQuote } from '../quote-pack'
import { ActionForm } from '@/ui/action-form'
import { AmountField } from './amount-field'

/** The way to own a pack, for a page that is the same for everyone: a link, or a form that needs no script. */
export async function BuyButton({
  pack,
}: {
  pack: { id: string; pricing: string; price: Money; quote?: NamedQuote | undefined; suggested?: Money | undefined }
}) {
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('checkout')
  const confirm = localHref(locale, `/checkout/${pack.id}`)

  if (pack.pricing === 'free') return <TakeFree packId={pack.id} words={t('get')} />
  if (pack.pricing === 'fixed')
    return (
      <ButtonLink kind="main" size="l" href={confirm} className="w-full">
        {t.rich('buy', { ...inPrice, amount: formatPrice(pack.price) })}
      </ButtonLink>
    )
  return (
    <form action={confirm} className="grid gap-3">
      <AmountField name="price" pack={pack} quote={pack.quote} />
      <Button type="submit" kind="main" size="l" className="w-full">
        {t('give')}
      </Button>
    </form>
  )
}

/** One click, and a pack that costs nothing is in the library. */
export function TakeFree({ packId, words }: { packId: string; words: string }) {
  return (
    <ActionForm action={takeFreePack} className="grid gap-3">
      <input type="hidden" name="packId" value={packId} />
      <SubmitButton kind="main" size="l" className="w-full">
        {words}
      </SubmitButton>
    </ActionForm>
  )
}
