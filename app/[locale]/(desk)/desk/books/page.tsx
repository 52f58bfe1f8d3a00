import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { money } from '@/core/money'
import { localHref, type Locale } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { auditBooks } from '@/modules/checkout/audit-books'
import { BooksCheck } from '@/modules/checkout/ui/books-check'
import { trialBalance, type TrialBalance } from '@/modules/ledger/trial-balance'
import { AccountName } from '@/modules/ledger/ui/account-name'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { Table, Td, Th } from '@/ui/table'
import { Tag } from '@/ui/tag'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('books'))('title') }
}

export default async function BooksPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { check } = await searchParams
  const actor = await requireSignedIn('/desk/books')
  const balances = await asked(locale, trialBalance(actor))
  // Asked for by a link, since it reads everything there is.
  const checked = check === '1' ? await asked(locale, auditBooks(actor)) : undefined
  const t = await getTranslations('books')
  return (
    <div className="mx-auto grid w-full max-w-[1100px] gap-9">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="type-t2">{t('title')}</h1>
          <p className="text-ink-2 mt-1">{t('lead')}</p>
        </div>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`${localHref(locale, '/desk/books')}?check=1`}>{t('check.ask')}</ButtonLink>
          <ButtonLink href={localHref(locale, '/desk/books/processors')}>{t('reconcile')}</ButtonLink>
          <ButtonLink href={localHref(locale, '/desk/books/entries')}>{t('entries')}</ButtonLink>
        </div>
      </div>
      {checked && <BooksCheck locale={locale} checked={checked} />}
      {balances.length === 0 && (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('empty')}</p>
        </EmptyState>
      )}
      {balances.map((balance) => (
        <Balance key={`${balance.book}-${balance.currency}`} balance={balance} locale={locale} />
      ))}
    </div>
  )
}

async function Balance({ balance, locale }: { balance: TrialBalance; locale: Locale }) {
  const { book, currency, lines, debit, credit, difference } = balance
  const t = await getTranslations('books')
  const format = await getFormatter()
  const title = t(`bookTitle.${book}`, { currency })
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="type-t3">{title}</h2>
        {book === 'test' && <Tag tone="warn">{t('play')}</Tag>}
      </div>
      {difference.minor === 0n ? (
        <Notice tone="ok">{t.rich('balanced', { ...inPrice, amount: formatPrice(debit) })}</Notice>
      ) : (
        <Notice tone="bad" role="alert">
          {t.rich('unbalanced', {
            ...inPrice,
            debit: formatPrice(debit),
            credit: formatPrice(credit),
            difference: formatPrice(difference),
          })}
        </Notice>
      )}
      <Table
        label={title}
        head={
          <>
            <Th>{t('account')}</Th>
            <Th>{t('type')}</Th>
            <Th end>{t('count')}</Th>
            <Th end>{t('debit')}</Th>
            <Th end>{t('credit')}</Th>
          </>
        }
      >
        {lines.map(({ heading, kind, accounts, balance: { minor } }) => {
          const amount = <Price of={money(minor < 0n ? -minor : minor, currency)} />
          return (
            <tr key={heading}>
              <Td>
                <AccountName path={heading} />
                <Link
                  prefetch={false}
                  href={`${localHref(locale, '/desk/books/entries')}?account=${encodeURIComponent(heading)}`}
                  className="link type-code text-ink-3 flex min-h-6 items-center"
                >
                  <bdi dir="ltr">{heading}</bdi>
                </Link>
              </Td>
              <Td>{t(`types.${kind}`)}</Td>
              <Td end>{format.number(accounts)}</Td>
              <Td end>{minor > 0n && amount}</Td>
              <Td end>{minor < 0n && amount}</Td>
            </tr>
          )
        })}
        <tr className="strong">
          <Td colSpan={3}>{t('total')}</Td>
          <Td end>
            <Price of={debit} />
          </Td>
          <Td end>
            <Price of={credit} />
          </Td>
        </tr>
      </Table>
    </div>
  )
}
