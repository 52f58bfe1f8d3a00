import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { money } from '@/core/money'
import { localHref, type Locale } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { ENTRY_KINDS } from '@/modules/ledger/entry'
import { type EntryView, listEntries } from '@/modules/ledger/list-entries'
import { AccountName } from '@/modules/ledger/ui/account-name'
import { Breadcrumbs } from '@/ui/breadcrumbs'
import { Button } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { Pager } from '@/ui/pager'
import { Price } from '@/ui/price'
import { Table, Td, Th } from '@/ui/table'
import { Tag } from '@/ui/tag'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('books'))('entries') }
}

export default async function EntriesPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const search = await searchParams
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 120) : undefined
  }
  const actor = await requireSignedIn('/desk/books/entries')
  const query = { book: text('book'), kind: text('kind'), order: text('order'), account: text('account') }
  const before = text('before')
  const { entries, next } = await asked(
    locale,
    listEntries(
      actor,
      {
        book: query.book === 'live' || query.book === 'test' ? query.book : undefined,
        kind: query.kind,
        orderId: query.order,
        accountPath: query.account,
      },
      before,
    ),
  )
  const names = await findProfiles(
    entries.flatMap((entry) => entry.postings.flatMap((posting) => posting.account.ownerId ?? [])),
  )
  const t = await getTranslations('books')
  const here = localHref(locale, '/desk/books/entries')
  const asks = Object.entries(query).filter((one): one is [string, string] => one[1] !== undefined)
  const at = (more: Record<string, string> = {}) =>
    `${here}?${new URLSearchParams({ ...Object.fromEntries(asks), ...more }).toString()}`

  return (
    <div className="mx-auto grid w-full max-w-[1360px] gap-5">
      <div>
        <Breadcrumbs
          label={t('path')}
          crumbs={[{ href: localHref(locale, '/desk/books'), words: t('title') }]}
          here={t('entries')}
        />
        <h1 className="type-t2">{t('entries')}</h1>
        <p className="text-ink-2 mt-1">{t('entriesLead')}</p>
      </div>
      <search>
        <form className="grid items-end gap-3.5 sm:grid-cols-2 lg:grid-cols-[0.7fr_0.8fr_1.2fr_1.4fr_auto_auto]">
          <SelectField label={t('book')} name="book" defaultValue={query.book ?? ''}>
            <option value="">{t('all')}</option>
            <option value="live">{t('live')}</option>
            <option value="test">{t('play')}</option>
          </SelectField>
          <SelectField label={t('kind')} name="kind" defaultValue={query.kind ?? ''}>
            <option value="">{t('all')}</option>
            {ENTRY_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </SelectField>
          <TextField label={t('order')} name="order" defaultValue={query.order} dir="ltr" spellCheck={false} />
          <TextField label={t('account')} name="account" defaultValue={query.account} dir="ltr" spellCheck={false} />
          <Button type="submit" kind="strong">
            {t('apply')}
          </Button>
          {asks.length > 0 && (
            <ButtonLink kind="bare" href={here}>
              {t('clear')}
            </ButtonLink>
          )}
        </form>
      </search>
      {entries.length === 0 ? (
        <EmptyState title={t('noEntries')}>
          <p>{asks.length > 0 ? t('noEntriesFor') : t('empty')}</p>
        </EmptyState>
      ) : (
        <Table
          label={t('entries')}
          head={
            <>
              <Th>{t('at')}</Th>
              <Th>{t('entry')}</Th>
              <Th>{t('account')}</Th>
              <Th end>{t('debit')}</Th>
              <Th end>{t('credit')}</Th>
            </>
          }
        >
          {entries.map((entry) => (
            <Rows key={entry.id} entry={entry} names={names} locale={locale} />
          ))}
        </Table>
      )}
      <Pager
        label={t('pager')}
        next={next ? { href: at({ before: next }), words: t('older') } : undefined}
        first={before ? { href: at(), words: t('newest') } : undefined}
      />
    </div>
  )
}

/** An entry: a row for each posting, the first two cells stand for all of them. */
async function Rows({
  entry,
  names,
  locale,
}: {
  entry: EntryView
  names: ReadonlyMap<string, { displayName: string }>
  locale: Locale
}) {
  const t = await getTranslations('books')
  const format = await getFormatter()
  const rows = entry.postings.length
  return entry.postings.map(({ position, accountPath, account: { ownerId }, amountMinor, currency }, index) => {
    const owner = ownerId ? (names.get(ownerId)?.displayName ?? t('someone')) : undefined
    const amount = <Price of={money(amountMinor < 0n ? -amountMinor : amountMinor, currency)} />
    const tight = index === 0 ? 'pb-1' : index === rows - 1 ? 'border-t-0 pt-1' : 'border-t-0 py-1'
    return (
      <tr key={`${entry.id}-${position}`} className="align-top">
        {index === 0 && (
          <>
            <Td rowSpan={rows} className="whitespace-nowrap">
              <time dateTime={entry.at.toISOString()}>
                {format.dateTime(entry.at, { dateStyle: 'medium', timeStyle: 'medium' })}
              </time>
            </Td>
            <Td rowSpan={rows}>
              <Link
                prefetch={false}
                href={localHref(locale, `/desk/books/entries/${entry.id}`)}
                className="link strong inline-flex min-h-6 items-center"
              >
                {t(`kinds.${entry.kind}`)}
              </Link>
              {entry.book === 'test' && (
                <Tag tone="warn" className="ms-2">
                  {t('play')}
                </Tag>
              )}
              <bdi dir="ltr" className="type-code text-ink-3 block max-w-80 break-all">
                {entry.key}
              </bdi>
            </Td>
          </>
        )}
        <Td className={tight}>
          <AccountName path={accountPath} {...(owner !== undefined && { owner })} />
        </Td>
        <Td end className={tight}>
          {amountMinor > 0n && amount}
        </Td>
        <Td end className={tight}>
          {amountMinor < 0n && amount}
        </Td>
      </tr>
    )
  })
}
