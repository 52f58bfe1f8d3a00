import { TrashIcon } from '@phosphor-icons/react/dist/ssr/Trash'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { toDecimal } from '@/core/money'
import { localHref, type Locale } from '@/i18n/routing'
import { ActionForm } from '@/ui/action-form'
import { iconButtonLook } from '@/ui/button'
import { TextField } from '@/ui/field'
import { Icon } from '@/ui/icon'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { changeCartAmount, takeOutOfCart } from '../actions'
import type { CartLine } from '../list-cart'
import { TakeFree } from './buy-button'
import { LinePack } from './line-pack'

/** One pack in the cart, or why it cannot be bought; taking it out is always there. */
export async function CartRow({ locale, line }: { locale: Locale; line: CartLine }) {
  const t = await getTranslations('cart')
  const packId = line.kind === 'gone' ? line.packId : line.pack.id
  const title = line.kind === 'gone' ? line.title || t('unknown') : line.pack.title
  return (
    <li className="grid gap-3 py-5">
      <div className="flex items-center gap-4">
        {line.kind === 'gone' ? (
          <p className="type-t5 text-ink-3 min-w-0 grow [overflow-wrap:anywhere]">
            <bdi>{title}</bdi>
          </p>
        ) : (
          <Link prefetch={false} href={localHref(locale, `/packs/${line.pack.slug}`)} className="min-w-0 grow">
            <LinePack pack={line.pack} />
          </Link>
        )}
        {line.kind === 'ready' && <Price of={line.amount} className="strong figures" />}
        <ActionForm action={takeOutOfCart}>
          <input type="hidden" name="packId" value={packId} />
          <button className={iconButtonLook()} aria-label={t('remove', { title })} title={t('remove', { title })}>
            <Icon of={TrashIcon} />
          </button>
        </ActionForm>
      </div>
      {line.kind !== 'ready' && <p className="text-ink-2">{t(`left.${line.kind}`)}</p>}
      {line.kind === 'free' && (
        <div className="max-w-60">
          <TakeFree packId={packId} words={t('take')} />
        </div>
      )}
      {(line.kind === 'ready' || line.kind === 'free') && line.pack.pricing === 'choose' && (
        <ActionForm action={changeCartAmount} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="packId" value={packId} />
          <TextField
            label={t('amount')}
            hint={
              line.pack.price.minor > 0n
                ? t.rich('least', { ...inPrice, least: formatPrice(line.pack.price) })
                : t('any')
            }
            name="amount"
            inputMode="decimal"
            dir="ltr"
            autoComplete="off"
            className="w-44"
            defaultValue={line.kind === 'ready' ? toDecimal(line.amount) : ''}
          />
          <SubmitButton kind="outline" className="mb-7">
            {t('change')}
          </SubmitButton>
        </ActionForm>
      )}
    </li>
  )
}
