import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { money } from '@/core/money'
import { localHref, type Locale } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { listCharges } from '@/modules/payments/list-charges'
import { type Compared, openDay, reconcile } from '@/modules/payments/reconcile'
import { UnbookedCharges } from '@/modules/payments/ui/unbooked-charges'
import { Breadcrumbs } from '@/ui/breadcrumbs'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { Price } from '@/ui/price'
import { Table, Td, Th } from '@/ui/table'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reconcile'))('title') }
}

export default async function ProcessorsPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { at } = await searchParams
  const actor = await requireSignedIn('/desk/books/processors')
  const [compared, charges] = await asked(locale, Promise.all([reconcile(actor), listCharges(actor)]))
  const t = await getTranslations('reconcile')
  const books = await getTranslations('books')
  // `stripe live USD 2026-11-28`: a day of those shown.
  const [opened] = compared.flatMap((its) =>
    its.days.flatMap(({ day }) => (keyOf(its, day) === at ? [{ ...its, day }] : [])),
  )
  const sides = opened && (await asked(locale, openDay(actor, opened)))
  return (
    <div className="mx-auto grid w-full max-w-[1100px] gap-8">
      <div>
        <Breadcrumbs
          label={books('path')}
          crumbs={[{ href: localHref(locale, '/desk/books'), words: books('title') }]}
          here={t('title')}
        />
        <h1 className="type-t2">{t('title')}</h1>
        <p className="text-ink-2 mt-1 max-w-[75ch]">{t('lead')}</p>
      </div>
      {compared.length === 0 && (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('empty')}</p>
        </EmptyState>
      )}
      {sides && opened && <Sides sides={sides} opened={opened} locale={locale} />}
      {charges.length > 0 && <UnbookedCharges charges={charges} />}
      {compared.map((its) => (
        <Days key={keyOf(its, '')} compared={its} locale={locale} />
      ))}
    </div>
  )
}

function keyOf({ provider, test, currency }: Pick<Compared, 'provider' | 'test' | 'currency'>, day: string): string {
  return `${provider} ${test ? 'test' : 'live'} ${currency} ${day}`
}

function date(format: Awaited<ReturnType<typeof getFormatter>>, day: string, dateStyle: 'medium' | 'long'): string {
  return format.dateTime(new Date(day), { dateStyle, timeZone: 'UTC' })
}

async function Days({ compared, locale }: { compared: Compared; locale: Locale }) {
  const t = await getTranslations('reconcile')
  const format = await getFormatter()
  const { provider, currency, read } = compared
  const title = t('account', { provider, currency })
  const apart = compared.days.some(({ difference }) => difference.minor !== 0n)
  return (
    <div className="grid gap-4">
      <h2 className="type-t4">{title}</h2>
      {apart ? (
        <Notice tone="warn">{t('differ', { provider })}</Notice>
      ) : (
        <Notice tone="ok">{t('agree', { provider })}</Notice>
      )}
      {read && (
        <p className="text-ink-2">
          {t('read', { first: date(format, read.first, 'long'), last: date(format, read.last, 'long') })}
        </p>
      )}
      <Table
        label={title}
        head={
          <>
            <Th>{t('day')}</Th>
            <Th end>{t('booked')}</Th>
            <Th end>{t('said', { provider })}</Th>
            <Th end>{t('difference')}</Th>
            <Th end>{t('open')}</Th>
          </>
        }
      >
        {compared.days.map(({ day, booked, said, difference, open }) => (
          <tr key={day}>
            <Td>
              <Link
                prefetch={false}
                href={`${localHref(locale, '/desk/books/processors')}?at=${encodeURIComponent(keyOf(compared, day))}`}
                className="link inline-flex min-h-6 items-center whitespace-nowrap"
              >
                {date(format, day, 'medium')}
              </Link>
            </Td>
            <Td end>
              <Price of={booked} />
            </Td>
            <Td end>
              <Price of={said} />
            </Td>
            <Td end className={difference.minor === 0n ? 'text-ink-3' : 'strong text-warn'}>
              <Price of={difference} />
            </Td>
            <Td end className={open.minor === 0n ? 'text-ink-3' : 'text-warn'}>
              <Price of={open} />
            </Td>
          </tr>
        ))}
      </Table>
    </div>
  )
}

async function Sides({
  sides,
  opened: { provider, currency, day },
  locale,
}: {
  sides: Awaited<ReturnType<typeof openDay>>
  opened: Pick<Compared, 'provider' | 'currency'> & { day: string }
  locale: Locale
}) {
  const t = await getTranslations('reconcile')
  const books = await getTranslations('books')
  const format = await getFormatter()
  const time = (at: Date) => format.dateTime(at, { timeStyle: 'medium', timeZone: 'UTC' })
  const head = (
    <>
      <Th>{t('when')}</Th>
      <Th>{t('what')}</Th>
      <Th end>{t('amount')}</Th>
    </>
  )
  return (
    <section aria-labelledby="opened" className="grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h2 id="opened" className="type-t3">
          {date(format, day, 'long')}
        </h2>
        <Link prefetch={false} href={localHref(locale, '/desk/books/processors')} className="link">
          {t('back')}
        </Link>
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="grid gap-3">
          <h3 className="type-t5">{t('entries')}</h3>
          {sides.entries.length === 0 && <p className="text-ink-2">{t('noneBooked')}</p>}
          {sides.entries.length > 0 && (
            <Table label={t('entries')} head={head}>
              {sides.entries.map(({ id, kind, key, at, minor }) => (
                <tr key={id} className="align-top">
                  <Td className="whitespace-nowrap">{time(at)}</Td>
                  <Td>
                    <Link
                      prefetch={false}
                      href={localHref(locale, `/desk/books/entries/${id}`)}
                      className="link inline-flex min-h-6 items-center"
                    >
                      {books(`kinds.${kind}`)}
                    </Link>
                    <bdi dir="ltr" className="type-code text-ink-3 block max-w-60 break-all">
                      {key}
                    </bdi>
                  </Td>
                  <Td end>
                    <Price of={money(minor, currency)} />
                  </Td>
                </tr>
              ))}
            </Table>
          )}
        </div>
        <div className="grid gap-3">
          <h3 className="type-t5">{t('movements', { provider })}</h3>
          {sides.movements.length === 0 && <p className="text-ink-2">{t('noneSaid', { provider })}</p>}
          {sides.movements.length > 0 && (
            <Table label={t('movements', { provider })} head={head}>
              {sides.movements.map(({ id, kind, source, at, minor }) => (
                <tr key={id} className="align-top">
                  <Td className="whitespace-nowrap">
                    {provider === 'manual' ? date(format, day, 'medium') : time(at)}
                  </Td>
                  <Td>
                    <bdi>{kind}</bdi>
                    <bdi dir="ltr" title={t('source')} className="type-code text-ink-3 block max-w-60 break-all">
                      {source}
                    </bdi>
                  </Td>
                  <Td end>
                    <Price of={money(minor, currency)} />
                  </Td>
                </tr>
              ))}
            </Table>
          )}
        </div>
      </div>
    </section>
  )
}
