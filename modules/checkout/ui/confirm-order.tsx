import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { sum, toDecimal } from '@/core/money'
import { localHref, type Locale } from '@/i18n/routing'
import { Button } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { countriesByName, countryName } from '@/ui/country'
import { CheckField } from '@/ui/check-field'
import { TextArea, TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { formatPrice, inPrice, isolated, Price } from '@/ui/price'
import { SplitBar, SplitList } from '@/ui/split-bar'
import { SubmitButton } from '@/ui/submit-button'
import { confirmOrder } from '../actions'
import type { ToPay } from '../ask-to-buy'
import { GIFT_DAYS, GIFT_FROM_MOST, GIFT_MESSAGE_MOST } from '../gift'
import { CONSENT_VERSION } from '../order'
import { writeSeen } from '../quote'
import { writeWishes } from '../wish'
import { ActionForm } from '@/ui/action-form'
import { LinePack } from './line-pack'
import { quoteParts } from './quote-parts'

type Line = ToPay['lines'][number]

/** The words of the confirm step: what, for whom, how much, to whom, how, and the one button. */
export async function ConfirmOrder({
  locale,
  asked,
  from,
  children,
}: {
  locale: Locale
  asked: ToPay
  /** The page it stands on: a pack's own, for oneself or as a gift, or that of the cart. */
  from: 'pack' | 'cart' | 'gift'
  /** More about what is bought, under it. */
  children?: ReactNode
}) {
  const t = await getTranslations('checkout')
  const { country, lines, total, providers, code, wallet } = asked
  const works = code && !code.refused ? code : undefined
  const one = from === 'cart' ? undefined : lines[0]
  const here = localHref(locale, one ? `/checkout/${one.pack.id}` : '/checkout')
  const usable = providers.filter((provider) => !provider.least)
  const cardLeast = providers.find((provider) => provider.least)?.least
  const wishes = lines.map(({ pack, quote }) => ({
    packId: pack.id,
    chosenMinor: pack.pricing === 'choose' ? quote.gross.minor : undefined,
  }))

  return (
    <div className="grid items-start gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_minmax(360px,440px)]">
      <div className="grid gap-7">
        {one ? (
          <LinePack pack={one.pack} artist={one.quote.names[0] ?? ''} large />
        ) : (
          <ul className="border-line bg-sheet shadow-e1 divide-line divide-y rounded-l border px-6">
            {lines.map((line) => (
              <CartLine key={line.pack.id} line={line} />
            ))}
          </ul>
        )}
        {children}
        <AskAnew locale={locale} country={country} here={here} one={one} gift={from === 'gift'} code={code} />
      </div>

      <ActionForm
        action={confirmOrder}
        className="border-line bg-sheet shadow-e1 grid gap-5 rounded-l border p-6"
        way={
          <ButtonLink href={`${here}?country=${country}${from === 'gift' ? '&gift=1' : ''}`}>
            {t('changedAgain')}
          </ButtonLink>
        }
      >
        <input type="hidden" name="wishes" value={writeWishes(wishes)} />
        <input type="hidden" name="from" value={from} />
        <input
          type="hidden"
          name="seen"
          value={writeSeen(lines.map(({ pack, quote }) => ({ packId: pack.id, quote })))}
        />
        <input type="hidden" name="country" value={country} />
        {works && <input type="hidden" name="code" value={works.typed} />}
        <input type="hidden" name="key" value={randomUUID()} />
        <div>
          <p className="type-small text-ink-3">{t('total')}</p>
          <Price of={total} className="type-t2 block" />
          {works && (
            <p className="type-small text-ok mt-1">
              {t.rich(works.bearer === 'shop' ? 'codeShop' : 'codeAll', {
                ...inPrice,
                bdi: isolated,
                code: works.typed,
                off: formatPrice(works.off),
              })}
            </p>
          )}
        </div>
        {one && <Split line={one} />}
        <p className="type-small text-ink-3">
          {lines.every(({ quote }) => quote.tax.minor === 0n) && (
            <>{t('noTax', { country: countryName(locale, country) })} </>
          )}
          {t('entry')}
        </p>
        {from === 'gift' && <GiftFields />}
        {/* The rule stands on a box around it: a fieldset would put its legend on the rule. */}
        <div className="perforated-t pt-4">
          <fieldset>
            <legend className="type-small strong mb-1">{t('provider')}</legend>
            {wallet && (wallet.enough || wallet.stars > 0n) && (
              <CheckField
                type="radio"
                name="provider"
                value="wallet"
                required
                disabled={!wallet.enough}
                defaultChecked={wallet.enough}
                label={t('providers.wallet')}
                hint={t(wallet.enough ? 'starsEnough' : 'starsShort', {
                  stars: Number(wallet.stars),
                  missing: Number(total.minor - wallet.stars),
                })}
              />
            )}
            {providers.map(({ id, least }) => (
              <CheckField
                key={id}
                type="radio"
                name="provider"
                value={id}
                required
                disabled={least !== undefined}
                defaultChecked={!wallet?.enough && id === usable[0]?.id}
                label={t(`providers.${id}`)}
                hint={t(`providerHints.${id}`)}
              />
            ))}
          </fieldset>
        </div>
        {cardLeast && (
          <div className="type-small text-ink-2 grid justify-items-start gap-2">
            <p>{t.rich('cardLeast', { ...inPrice, least: formatPrice(cardLeast) })}</p>
            <ButtonLink kind="outline" size="s" href={localHref(locale, '/new')}>
              {t('cardLeastAdd')}
            </ButtonLink>
            {wallet && !wallet.enough && (
              <ButtonLink kind="outline" size="s" href={localHref(locale, '/wallet')}>
                {t('cardLeastStars')}
              </ButtonLink>
            )}
          </div>
        )}
        <CheckField
          name="consent"
          value={CONSENT_VERSION}
          required
          label={from === 'gift' ? t('consentGift') : lines.length > 1 ? t('consentMany') : t('consent')}
        />
        <SubmitButton kind="main" size="l" className="w-full">
          {t.rich('pay', { ...inPrice, amount: formatPrice(total) })}
        </SubmitButton>
      </ActionForm>
    </div>
  )
}

/** What the giver says with it. Neither is needed, and nothing else of him is shown. */
async function GiftFields() {
  const t = await getTranslations('gift')
  return (
    <div className="perforated-t grid gap-4 pt-4">
      <TextField label={t('from')} hint={t('fromHint')} name="giftFrom" maxLength={GIFT_FROM_MOST} autoComplete="off" />
      <TextArea label={t('message')} hint={t('messageHint')} name="giftMessage" maxLength={GIFT_MESSAGE_MOST} />
      <p className="type-small text-ink-2">{t('terms', { days: GIFT_DAYS })}</p>
    </div>
  )
}

async function Split({ line }: { line: Line }) {
  const parts = await quoteParts(line.quote)
  return (
    <>
      <SplitBar parts={parts} />
      <SplitList parts={parts} />
    </>
  )
}

/** One pack of several, with its own split. */
function CartLine({ line }: { line: Line }) {
  return (
    <li className="grid gap-4 py-5">
      <div className="flex items-start justify-between gap-4">
        <LinePack pack={line.pack} artist={line.quote.names[0] ?? ''} />
        <div className="text-end">
          {line.quote.discount.minor > 0n && (
            <s className="type-small text-ink-3 figures block">
              <Price of={sum([line.quote.gross, line.quote.discount], line.quote.gross.currency)} />
            </s>
          )}
          <Price of={line.quote.gross} className="type-t4 figures" />
        </div>
      </div>
      <Split line={line} />
    </li>
  )
}

/** Another country or amount is another quote: the page is asked again, with no script needed. */
async function AskAnew({
  locale,
  country,
  here,
  one,
  gift,
  code,
}: {
  locale: Locale
  country: string
  here: string
  one: Line | undefined
  gift: boolean
  code: ToPay['code']
}) {
  const t = await getTranslations('checkout')
  const refusals = await getTranslations('refusals')
  return (
    <form action={here} className="grid items-end gap-4 sm:grid-cols-[1fr_auto]">
      {gift && <input type="hidden" name="gift" value="1" />}
      <div className="grid gap-4">
        {one?.pack.pricing === 'choose' && (
          <TextField
            label={t('amount')}
            hint={
              one.pack.price.minor > 0n ? t.rich('least', { ...inPrice, least: formatPrice(one.pack.price) }) : t('any')
            }
            name="price"
            inputMode="decimal"
            dir="ltr"
            autoComplete="off"
            defaultValue={toDecimal(one.quote.gross)}
          />
        )}
        <SelectField label={t('where')} hint={t('whereHint')} name="country" defaultValue={country}>
          {countriesByName(locale).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('code')}
          hint={t('codeHint')}
          error={code?.refused && refusals(code.refused.code, code.refused.params)}
          name="code"
          maxLength={60}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          defaultValue={code?.typed ?? ''}
        />
      </div>
      <Button type="submit" kind="outline" className="sm:mb-7">
        {t('update')}
      </Button>
    </form>
  )
}
