import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { money, sum, type Money } from '@/core/money'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { Table, Td, Th } from '@/ui/table'
import { Tag } from '@/ui/tag'
import type { EntryView } from '../list-entries'
import { AccountName } from './account-name'

/**
 * An entry as a page of its own: what it is, every posting by name, and in words that it sums to zero.
 * @param me The reader, if his own part should stand out.
 * @param accountHref Where an account's path leads, for those who may read the books.
 */
export async function EntrySheet({
  entry,
  names,
  me,
  accountHref,
  children,
}: {
  entry: EntryView
  names: ReadonlyMap<string, { displayName: string }>
  me?: string
  accountHref?: (path: string) => string
  children?: ReactNode
}) {
  const t = await getTranslations('books')
  const format = await getFormatter()
  return (
    <div className="grid gap-6">
      <div>
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="type-t2">{t(`kinds.${entry.kind}`)}</h1>
          {entry.book === 'test' && <Tag tone="warn">{t('play')}</Tag>}
        </div>
        <p className="text-ink-2 mt-2 flex flex-wrap gap-x-4 gap-y-1">
          <time dateTime={entry.at.toISOString()}>
            {format.dateTime(entry.at, { dateStyle: 'long', timeStyle: 'medium' })} UTC
          </time>
          <bdi dir="ltr" className="type-code text-ink-3 self-center break-all">
            {entry.key}
          </bdi>
        </p>
        {entry.note && (
          <p className="mt-2">
            <bdi>{entry.note}</bdi>
          </p>
        )}
      </div>
      {children}
      <Table
        label={t('postings')}
        head={
          <>
            <Th>{t('account')}</Th>
            <Th end>{t('debit')}</Th>
            <Th end>{t('credit')}</Th>
          </>
        }
      >
        {entry.postings.map(({ position, accountPath, account: { ownerId }, amountMinor, currency }) => {
          const mine = me !== undefined && ownerId === me
          const owner = ownerId ? (names.get(ownerId)?.displayName ?? t('someone')) : undefined
          const amount = <Price of={money(amountMinor < 0n ? -amountMinor : amountMinor, currency)} />
          return (
            <tr key={position} className={mine ? 'strong' : undefined}>
              <Td className="max-w-[24rem] min-w-[11rem] whitespace-normal">
                <AccountName path={accountPath} mine={mine} {...(owner !== undefined && { owner })} />
                {accountHref && (
                  <Link
                    prefetch={false}
                    href={accountHref(accountPath)}
                    className="link type-code text-ink-3 block min-h-6 break-all"
                  >
                    <bdi dir="ltr">{accountPath}</bdi>
                  </Link>
                )}
              </Td>
              <Td end>{amountMinor > 0n && amount}</Td>
              <Td end>{amountMinor < 0n && amount}</Td>
            </tr>
          )
        })}
      </Table>
      {sumsOf(entry).map(({ debit, credit }) =>
        debit.minor === credit.minor ? (
          <p key={debit.currency} className="text-ok flex items-start gap-2">
            <Icon of={CheckCircleIcon} weight="fill" size={20} className="mt-0.5" />
            <span>{t.rich('sumsToZero', { ...inPrice, amount: formatPrice(debit) })}</span>
          </p>
        ) : (
          <Notice key={debit.currency} tone="bad" role="alert">
            {t.rich('sumsNotToZero', { ...inPrice, debit: formatPrice(debit), credit: formatPrice(credit) })}
          </Notice>
        ),
      )}
    </div>
  )
}

function sumsOf({ postings }: EntryView): { debit: Money; credit: Money }[] {
  return [...new Set(postings.map((posting) => posting.currency))].map((currency) => {
    const side = (sign: 1n | -1n) =>
      sum(
        postings
          .filter((posting) => posting.currency === currency && posting.amountMinor * sign > 0n)
          .map((posting) => money(posting.amountMinor * sign, currency)),
        currency,
      )
    return { debit: side(1n), credit: side(-1n) }
  })
}
