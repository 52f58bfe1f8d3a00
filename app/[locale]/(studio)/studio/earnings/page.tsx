import { DownloadSimpleIcon } from '@phosphor-icons/react/dist/ssr/DownloadSimple'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { localeOf } from '@/app/_shell/locale-of'
import { money, type Money, sum } from '@/core/money'
import { localHref, type Locale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { requireSignedIn } from '@/infra/session'
import { art } from '@/modules/catalog/ui/art'
import { type Earnings, findEarnings } from '@/modules/checkout/find-earnings'
import { listSales, type Sale } from '@/modules/checkout/list-sales'
import { readPeriod } from '@/modules/checkout/period'
import { ChoosePeriod } from '@/modules/checkout/ui/choose-period'
import { EarningsChart } from '@/modules/checkout/ui/earnings-chart'
import { EarningsShares } from '@/modules/checkout/ui/earnings-shares'
import type { SalesHref } from '@/modules/checkout/ui/figure'
import { releasedFrom } from '@/modules/ledger/earnings'
import { type PayoutsView, findMyPayouts } from '@/modules/payouts/find-payable'
import { RequestPayout } from '@/modules/payouts/ui/request-payout'
import { buttonLook } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { countryName } from '@/ui/country'
import { EmptyState } from '@/ui/empty-state'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'
import { Pager } from '@/ui/pager'
import { formatPrice, inPrice, isolated, Price } from '@/ui/price'
import { Sticker } from '@/ui/sticker'
import { Table, Td, Th } from '@/ui/table'
import { Tag } from '@/ui/tag'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('earnings'))('title') }
}

export default async function EarningsPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const query = await searchParams
  const asked = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 60) : undefined)
  const wanted = asked('book')
  const me = await requireSignedIn('/studio/earnings')
  const period = readPeriod({ from: asked('from'), to: asked('to') }, new Date())
  const earnings = await findEarnings(me, period)
  const payouts = await findMyPayouts(me)
  const books = new Set(earnings.map((row) => row.book))
  const book = wanted === 'test' || (wanted !== 'live' && books.has('test') && !books.has('live')) ? 'test' : 'live'
  const before = asked('before')
  const only = { packId: asked('pack'), country: readCountry(asked('country')) }
  const { sales, next } = await listSales(me, { book, period, ...only, before })
  const t = await getTranslations('earnings')
  const here = localHref(locale, '/studio/earnings')
  const listOf: SalesHref = ({ from, to, packId, country }) =>
    `?${new URLSearchParams({ book, from, to, ...(packId && { pack: packId }), ...(country && { country }) }).toString()}`
  const list = listOf({ ...period, ...only })
  const salesHref: SalesHref = (of) => `${here}${listOf(of)}#sales`
  const shown = earnings.filter((row) => row.book === book)
  const about = aboutOf(shown[0], only, (country) => countryName(locale, country))
  const format = await getFormatter()

  return (
    <div className="grid gap-7">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div>
          <h1 className="type-page">{t('title')}</h1>
          <p className="text-ink-2 mt-2">{t('lead')}</p>
        </div>
        {sales.length > 0 && (
          // A file, not a page: the router must not try to render it.
          <a href={`/api/earnings${list}`} download className={buttonLook('outline')}>
            <Icon of={DownloadSimpleIcon} />
            {t('download')}
          </a>
        )}
      </div>
      {books.size > 1 && (
        <nav aria-label={t('books')} className="flex flex-wrap gap-2">
          {(['live', 'test'] as const).map((one) => (
            <ButtonLink
              key={one}
              kind={one === book ? 'strong' : 'outline'}
              href={`${localHref(locale, '/studio/earnings')}?book=${one}`}
              aria-current={one === book ? 'page' : undefined}
            >
              {t(one)}
            </ButtonLink>
          ))}
        </nav>
      )}
      {book === 'test' && (
        <Notice tone="warn" title={t('playTitle')}>
          {t('playWords')}
        </Notice>
      )}
      {shown.length === 0 ? (
        <EmptyState
          title={t('emptyTitle')}
          action={<ButtonLink href={localHref(locale, '/studio/packs')}>{t('toPacks')}</ButtonLink>}
        >
          <p>{t('empty')}</p>
        </EmptyState>
      ) : (
        shown.map((row) => (
          <div key={row.currency} className="grid gap-5">
            <Cards earnings={row} payouts={payouts} locale={locale} />
            <ChoosePeriod here={here} book={book} period={period} />
            <EarningsChart earnings={row} salesHref={salesHref} />
            {row.packs.length > 0 && (
              <div className="grid gap-x-5 gap-y-7 lg:grid-cols-2">
                <EarningsShares
                  title={t('byPack')}
                  what={t('pack')}
                  rows={row.packs.map(({ packId, title, ...share }) => ({
                    ...share,
                    key: packId,
                    name: <bdi className="block max-w-44 truncate">{title}</bdi>,
                    href: salesHref({ ...period, packId }),
                  }))}
                />
                <EarningsShares
                  title={t('byCountry')}
                  what={t('buyer')}
                  rows={row.countries.map(({ country, ...share }) => ({
                    ...share,
                    key: country,
                    name: countryName(locale, country),
                    href: salesHref({ ...period, country }),
                  }))}
                />
              </div>
            )}
          </div>
        ))
      )}
      {shown.length > 0 && (
        <div id="sales" className="grid min-w-0 scroll-mt-4 gap-4">
          <div>
            <h2 className="type-t3">{t('sales')}</h2>
            <p className="text-ink-2 mt-1">
              {t.rich('salesOf', {
                ...inPrice,
                what: isolated,
                amount: formatPrice(about.total),
                name: about.name ?? 'none',
                days: format.dateTimeRange(new Date(period.from), new Date(period.to), {
                  dateStyle: 'medium',
                  timeZone: 'UTC',
                }),
              })}{' '}
              {about.name && (
                <Link prefetch={false} href={salesHref(period)} className="link">
                  {t('salesAll')}
                </Link>
              )}
            </p>
          </div>
          {sales.length > 0 ? (
            <Sales sales={sales} me={me.id} locale={locale} />
          ) : (
            <p className="text-ink-2">{t('noneInPeriod')}</p>
          )}
        </div>
      )}
      <Pager
        label={t('pager')}
        next={next ? { href: `${here}${list}&before=${next}#sales`, words: t('older') } : undefined}
        first={before ? { href: `${here}${list}#sales`, words: t('newest') } : undefined}
      />
    </div>
  )
}

/** A country as it stands in an address; what is none asks for all. */
function readCountry(text: string | undefined): string | undefined {
  return text && /^[A-Z]{2}$/.test(text) ? text : undefined
}

/** What the listed sales are of, and what they add up to: the number that was followed here. */
function aboutOf(
  earnings: Earnings | undefined,
  { packId, country }: { packId?: string | undefined; country?: string | undefined },
  nameOf: (country: string) => string,
): { name: string | undefined; total: Money } {
  const none = money(0n, env.SHOP_CURRENCY)
  if (packId) {
    const pack = earnings?.packs.find((one) => one.packId === packId)
    return { name: pack?.title ?? packId, total: pack?.total ?? none }
  }
  if (country)
    return {
      name: nameOf(country),
      total: earnings?.countries.find((one) => one.country === country)?.total ?? none,
    }
  return { name: undefined, total: earnings?.total ?? none }
}

async function Cards({ earnings, payouts, locale }: { earnings: Earnings; payouts: PayoutsView; locale: Locale }) {
  const { book, available, pending, held, next, holdDays } = earnings
  const stopped = sum(
    payouts.statement.stopped.map(({ amount }) => amount),
    payouts.payable.currency,
  )
  const t = await getTranslations('earnings')
  const format = await getFormatter()
  return (
    <div className="grid gap-5 md:grid-cols-[1.25fr_1fr_1fr]">
      <Card ink title={t('available')} amount={available}>
        {book === 'test' ? (
          t('payoutsNever')
        ) : (
          <div className="grid justify-items-start gap-2">
            {stopped.minor > 0n && (
              <p>
                {t.rich('stopped', { ...inPrice, amount: formatPrice(stopped) })}{' '}
                <Link
                  href={localHref(locale, '/studio/earnings/payouts#stopped')}
                  className="link inline-flex min-h-6 items-center"
                >
                  {t('stoppedWhy')}
                </Link>
              </p>
            )}
            <RequestPayout view={payouts} locale={locale} />
            <Link
              href={localHref(locale, '/studio/earnings/payouts')}
              className="link strong inline-flex min-h-11 items-center"
            >
              {t('toPayouts')}
            </Link>
          </div>
        )}
      </Card>
      <Card title={t('pending')} amount={pending}>
        {pending.minor < 0n
          ? t('pendingBelow')
          : next
            ? t.rich('pendingNext', {
                amount: formatPrice(next.amount),
                day: format.dateTime(next.at, { weekday: 'long', day: 'numeric', month: 'long' }),
                days: holdDays,
                ...inPrice,
              })
            : t('pendingNone', { days: holdDays })}
      </Card>
      <Card title={t('held')} amount={held}>
        {held.minor === 0n ? t('heldNone') : t('heldWords')}
      </Card>
    </div>
  )
}

function Card({
  title,
  amount,
  ink = false,
  children,
}: {
  title: string
  amount: Money
  ink?: boolean
  children: ReactNode
}) {
  return (
    <section
      className={`shadow-e1 grid content-between gap-6 rounded-l border p-6 md:min-h-52 ${ink ? 'bg-ink text-paper border-transparent' : 'bg-sheet border-line'}`}
    >
      <div>
        <h2 className="strong">{title}</h2>
        <p className={ink ? 'type-t2 mt-1' : 'type-t3 mt-1'}>
          <Price of={amount} />
        </p>
      </div>
      <div className={`type-small ${ink ? '' : 'text-ink-2'}`}>{children}</div>
    </section>
  )
}

async function Sales({ sales, me, locale }: { sales: Sale[]; me: string; locale: Locale }) {
  const t = await getTranslations('earnings')
  const format = await getFormatter()
  const now = new Date()
  return (
    <div className="min-w-0">
      <Table
        label={t('sales')}
        head={
          <>
            <Th>{t('time')}</Th>
            <Th>{t('pack')}</Th>
            <Th>{t('buyer')}</Th>
            <Th end>{t('paid')}</Th>
            <Th end>{t('tax')}</Th>
            <Th end>{t('fee')}</Th>
            <Th end>{t('others')}</Th>
            <Th end>{t('you')}</Th>
            <Th>{t('entry')}</Th>
            <Th>{t('state')}</Th>
          </>
        }
      >
        {sales.map((sale) => {
          const others = sale.shares.filter((share) => share.userId !== me)
          const from = releasedFrom(sale.at, env.HOLD_DAYS)
          return (
            <tr key={`${sale.entryId}-${sale.packId}`}>
              <Td className="whitespace-nowrap">
                <time dateTime={sale.at.toISOString()}>
                  {format.dateTime(sale.at, { day: 'numeric', month: 'short' })}
                  <span className="text-ink-3 ms-2">{format.dateTime(sale.at, { timeStyle: 'short' })}</span>
                </time>
              </Td>
              <Td>
                <span className="flex items-center gap-3">
                  {sale.coverKey && <Sticker {...art(sale.coverKey, 36)} alt="" side={36} />}
                  <bdi className="strong max-w-56 truncate">{sale.title}</bdi>
                  {sale.back && <Tag>{t(sale.disputed ? 'lost' : 'refund')}</Tag>}
                </span>
              </Td>
              <Td>{countryName(locale, sale.country)}</Td>
              <Td end>
                <Price of={sale.gross} />
              </Td>
              <Td end>{sale.tax.minor === 0n ? t('none') : <Price of={sale.tax} />}</Td>
              <Td end>
                <Price of={sale.fee} />
              </Td>
              <Td end>
                {others.length === 0
                  ? '–'
                  : others.map((share) => (
                      <span key={share.userId} className="block whitespace-nowrap">
                        <span className="text-ink-3 type-small me-2 inline-block max-w-32 truncate align-bottom">
                          <bdi>{share.name}</bdi>
                        </span>
                        <Price of={share.amount} />
                      </span>
                    ))}
              </Td>
              <Td end className="strong">
                <Price of={sale.mine} />
              </Td>
              <Td>
                <Link
                  prefetch={false}
                  href={localHref(locale, `/studio/earnings/entries/${sale.entryId}`)}
                  className="link text-accent-text type-code inline-flex min-h-11 items-center"
                >
                  <bdi dir="ltr">{`ent…${sale.entryId.slice(-8)}`}</bdi>
                </Link>
              </Td>
              <Td className="text-ink-2 type-small whitespace-nowrap">
                {sale.back
                  ? t('takenBack')
                  : from <= now
                    ? t('availableNow')
                    : t('availableFrom', { day: format.dateTime(from, { day: 'numeric', month: 'short' }) })}
              </Td>
            </tr>
          )
        })}
      </Table>
    </div>
  )
}
