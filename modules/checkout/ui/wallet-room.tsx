import { randomUUID } from 'node:crypto'
import { getFormatter, getTranslations } from 'next-intl/server'
import { money, toDecimal } from '@/core/money'
import { localHref, type Locale } from '@/i18n/routing'
import { env } from '@/infra/env'
import type { StarMove } from '@/modules/ledger/list-stars'
import { LEAST_TOP_UP, MOST_TOP_UP, type Stars } from '@/modules/wallet/wallet'
import { ActionForm } from '@/ui/action-form'
import { EmptyState } from '@/ui/empty-state'
import { CheckField } from '@/ui/check-field'
import { Notice } from '@/ui/notice'
import { formatPrice } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { Table, Td, Th } from '@/ui/table'
import { topUpNow } from '../actions'
import { ChooseAmount } from './choose-amount'

const CHIPS = [500n, 1_000n, 2_000n]

/** One's stars: how many, where more come from, and where they went. */
export async function WalletRoom({
  locale,
  stars,
  moves,
  held,
  owed,
  test,
  providers,
}: {
  locale: Locale
  stars: Stars
  moves: StarMove[]
  /** Whose money one’s bank has taken back for now, and what one owes since it did for good. */
  held: bigint
  owed: bigint
  test: boolean
  providers: string[]
}) {
  const t = await getTranslations('wallet')
  const ways = await getTranslations('checkout')
  const format = await getFormatter()
  const price = (minor: bigint) => formatPrice(money(minor, env.SHOP_CURRENCY))
  const count = (minor: bigint) => format.number(minor)
  return (
    <div className="page-column max-w-[1040px] pt-8 pb-16">
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2 mt-2 mb-7 max-w-[60ch]">{t('lead', { one: price(1n) })}</p>
      {(held > 0n || owed > 0n) && (
        <div className="mb-6 grid gap-3">
          {held > 0n && <Notice tone="warn">{t('heldStars', { stars: Number(held) })}</Notice>}
          {owed > 0n && <Notice tone="warn">{t('owedStars', { stars: Number(owed) })}</Notice>}
        </div>
      )}
      <div className="grid items-start gap-7 lg:grid-cols-[minmax(0,1fr)_minmax(320px,400px)]">
        <section aria-labelledby="stars" className="bg-ink text-paper grid gap-2 rounded-l p-6">
          <h2 id="stars" className="type-small">
            {t('yours')}
          </h2>
          <p className="type-t2 figures">
            <bdi dir="ltr">★ {count(stars.paid.minor + stars.promo.minor)}</bdi>
          </p>
          <p className="type-small">
            {t('pots', { paid: Number(stars.paid.minor), promo: Number(stars.promo.minor) })}
          </p>
        </section>
        <ActionForm action={topUpNow} className="border-line bg-sheet shadow-e1 grid gap-5 rounded-l border p-6">
          <h2 className="type-t4">{t('more')}</h2>
          <input type="hidden" name="key" value={randomUUID()} />
          <ChooseAmount
            name="amount"
            currency={env.SHOP_CURRENCY}
            least={LEAST_TOP_UP.toString()}
            most={MOST_TOP_UP.toString()}
            first={toDecimal(money(CHIPS[1] ?? LEAST_TOP_UP, env.SHOP_CURRENCY))}
            chips={CHIPS.map(String)}
            words={{
              label: t('amount'),
              hint: t('amountHint', { least: price(LEAST_TOP_UP) }),
              below: ways('leastPlain', { least: price(LEAST_TOP_UP) }),
              above: ways('mostPlain', { most: price(MOST_TOP_UP) }),
              chips: ways('chips'),
            }}
          />
          <fieldset>
            <legend className="type-small strong mb-1">{ways('provider')}</legend>
            {providers.map((id, index) => (
              <CheckField
                key={id}
                type="radio"
                name="provider"
                value={id}
                required
                defaultChecked={index === 0}
                label={ways(`providers.${id}`)}
              />
            ))}
          </fieldset>
          <SubmitButton kind="main" size="l" className="w-full">
            {t('topUp')}
          </SubmitButton>
          <p className="type-small text-ink-3">{t('terms')}</p>
        </ActionForm>
      </div>
      {test && (
        <div className="mt-6">
          <Notice>{t('test')}</Notice>
        </div>
      )}
      <h2 className="type-t3 mt-12 mb-5">{t('history')}</h2>
      {moves.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>
      ) : (
        <Table
          label={t('history')}
          head={
            <>
              <Th>{t('when')}</Th>
              <Th>{t('what')}</Th>
              <Th>{t('pot')}</Th>
              <Th end>{t('stars')}</Th>
            </>
          }
        >
          {moves.map(({ entryId, at, kind, orderId, pot, stars: moved }) => (
            <tr key={entryId + pot}>
              <Td>{format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })}</Td>
              <Td>
                {orderId ? (
                  <a href={localHref(locale, `/orders/${orderId}`)} className="link">
                    {t(`moves.${kind}`)}
                  </a>
                ) : (
                  t(`moves.${kind}`)
                )}
              </Td>
              <Td>{t(`potNames.${pot}`)}</Td>
              <Td end>
                <bdi dir="ltr">
                  {moved > 0n ? '+' : '−'}
                  {count(moved > 0n ? moved : -moved)}
                </bdi>
              </Td>
            </tr>
          ))}
        </Table>
      )}
    </div>
  )
}
