import { randomUUID } from 'node:crypto'
import { clsx } from 'clsx'
import { getTranslations } from 'next-intl/server'
import { COUNTRIES } from '@/core/countries'
import { toDecimal } from '@/core/money'
import { localHref, type Locale } from '@/i18n/routing'
import { Button, ButtonLink } from '@/ui/button'
import { countryName } from '@/ui/country'
import { CheckField, SelectField, TextField } from '@/ui/field'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { SplitBar, SplitList } from '@/ui/split-bar'
import { Sticker } from '@/ui/sticker'
import { SubmitButton } from '@/ui/submit-button'
import { confirmOrder } from '../actions'
import type { Asked } from '../ask-to-buy'
import { CONSENT_VERSION } from '../order'
import { writeSeen } from '../quote'
import { ActionForm } from '@/ui/action-form'
import { quoteParts } from './quote-parts'

/** The words of the confirm step: what, for whom, how much, to whom, how, and the one button. */
export async function ConfirmOrder({ locale, asked }: { locale: Locale; asked: Extract<Asked, { kind: 'pay' }> }) {
  const t = await getTranslations('checkout')
  const { pack, quote, providers } = asked
  const parts = await quoteParts(quote)
  const chooses = pack.pricing === 'choose'
  const here = localHref(locale, `/checkout/${pack.id}`)
  const names = COUNTRIES.map((code) => ({ code, name: countryName(locale, code) })).toSorted((a, b) =>
    a.name.localeCompare(b.name, locale),
  )
  const usable = providers.filter((provider) => !provider.least)
  const cardLeast = providers.find((provider) => provider.least)?.least

  return (
    <div className="grid items-start gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_minmax(360px,440px)]">
      <div className="grid gap-7">
        <div className="flex items-center gap-4">
          <span aria-hidden className="flex shrink-0">
            {pack.coverKeys.slice(0, 3).map((key, index) => (
              <span
                key={key}
                className={clsx(
                  ['-rotate-6', 'rotate-3', 'rotate-8'][index],
                  index > 0 && '-ms-7',
                  index > 1 && 'max-sm:hidden',
                )}
              >
                <Sticker src={`/media/${key}/224.webp`} alt="" side={96} first={index === 0} />
              </span>
            ))}
          </span>
          <div className="min-w-0">
            <p className="type-t3 [overflow-wrap:anywhere]">
              <bdi>{pack.title}</bdi>
            </p>
            <p className="text-ink-2">{t('by', { artist: quote.names[0] ?? '' })}</p>
          </div>
        </div>
        {/* Another country or amount is another quote: the page is asked again, with no script needed. */}
        <form action={here} className="grid items-end gap-4 sm:grid-cols-[1fr_auto]">
          <div className="grid gap-4">
            {chooses && (
              <TextField
                label={t('amount')}
                hint={
                  pack.price.minor > 0n ? t.rich('least', { ...inPrice, least: formatPrice(pack.price) }) : t('any')
                }
                name="price"
                inputMode="decimal"
                dir="ltr"
                autoComplete="off"
                defaultValue={toDecimal(quote.gross)}
              />
            )}
            <SelectField label={t('where')} hint={t('whereHint')} name="country" defaultValue={quote.country}>
              {names.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </SelectField>
          </div>
          <Button type="submit" kind="outline" className="sm:mb-7">
            {t('update')}
          </Button>
        </form>
      </div>

      <ActionForm
        action={confirmOrder}
        className="border-line bg-sheet shadow-e1 grid gap-5 rounded-l border p-6"
        way={<ButtonLink href={`${here}?country=${quote.country}`}>{t('changedAgain')}</ButtonLink>}
      >
        <input type="hidden" name="packId" value={pack.id} />
        {chooses && <input type="hidden" name="chosenMinor" value={quote.gross.minor.toString()} />}
        <input type="hidden" name="seen" value={writeSeen(quote)} />
        <input type="hidden" name="country" value={quote.country} />
        <input type="hidden" name="key" value={randomUUID()} />
        <div>
          <p className="type-small text-ink-3">{t('total')}</p>
          <Price of={quote.gross} className="type-t2 block" />
        </div>
        <SplitBar parts={parts} />
        <SplitList parts={parts} />
        <p className="type-small text-ink-3">
          {quote.tax.minor === 0n && <>{t('noTax', { country: countryName(locale, quote.country) })} </>}
          {t('entry')}
        </p>
        {/* The rule stands on a box around it: a fieldset would put its legend on the rule. */}
        <div className="perforated-t pt-4">
          <fieldset>
            <legend className="type-small strong mb-1">{t('provider')}</legend>
            {providers.map(({ id, least }) => (
              <CheckField
                key={id}
                type="radio"
                name="provider"
                value={id}
                required
                disabled={least !== undefined}
                defaultChecked={id === usable[0]?.id}
                label={t(`providers.${id}`)}
                hint={t(`providerHints.${id}`)}
              />
            ))}
          </fieldset>
        </div>
        {cardLeast && (
          <p className="type-small text-ink-2">{t.rich('cardLeast', { ...inPrice, least: formatPrice(cardLeast) })}</p>
        )}
        <CheckField name="consent" value={CONSENT_VERSION} required label={t('consent')} />
        <SubmitButton kind="main" size="l" className="w-full">
          {t.rich('pay', { ...inPrice, amount: formatPrice(quote.gross) })}
        </SubmitButton>
      </ActionForm>
    </div>
  )
}
