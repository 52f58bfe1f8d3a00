import { getFormatter, getTranslations } from 'next-intl/server'
import { money } from '@/core/money'
import { Price } from '@/ui/price'
import { Table, Td, Th } from '@/ui/table'
import { Tag } from '@/ui/tag'
import type { EntryView } from '../list-entries'

/** A ledger entry with every posting: what it says, and that it balances. `me` marks one's own lines. */
export async function EntryCard({ entry, me }: { entry: EntryView; me?: string | undefined }) {
  const t = await getTranslations('earnings')
  const format = await getFormatter()
  const currency = entry.postings[0]?.currency ?? 'USD'
  const debit = entry.postings.reduce((sum, { amountMinor }) => (amountMinor > 0n ? sum + amountMinor : sum), 0n)
  const facts = [
    { name: t('kind'), words: t(`kinds.${entry.kind}`) },
    { name: t('at'), words: format.dateTime(entry.at, { dateStyle: 'long', timeStyle: 'medium' }) },
    { name: t('book'), words: t(`books.${entry.book}`) },
  ]
  const codes = [
    { name: t('key'), words: entry.key },
    { name: t('order'), words: entry.orderId },
    { name: t('reverses'), words: entry.reversesId },
    { name: t('note'), words: entry.note },
  ].filter(({ words }) => words)
  return (
    <div className="grid gap-5">
      <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[auto_1fr]">
        {facts.map(({ name, words }) => (
          <Fact key={name} name={name} words={words} />
        ))}
        {codes.map(({ name, words }) => (
          <Fact key={name} name={name} words={words ?? ''} code />
        ))}
      </dl>
      <Table
        label={t('entryTitle')}
        head={
          <>
            <Th>{t('account')}</Th>
            <Th end>{t('debit')}</Th>
            <Th end>{t('credit')}</Th>
          </>
        }
      >
        {entry.postings.map((posting) => (
          <tr key={posting.position}>
            <Td>
              <span className="flex flex-wrap items-center gap-2">
                <bdi dir="ltr" className="font-mono text-[0.86em]">
                  {posting.accountPath}
                </bdi>
                {me !== undefined && posting.account.ownerId === me && <Tag tone="accent">{t('yours')}</Tag>}
              </span>
            </Td>
            <Td end>{posting.amountMinor > 0n && <Price of={money(posting.amountMinor, posting.currency)} />}</Td>
            <Td end>{posting.amountMinor < 0n && <Price of={money(-posting.amountMinor, posting.currency)} />}</Td>
          </tr>
        ))}
        <tr>
          <Td className="strong">{t('sum2')}</Td>
          <Td end>
            <Price of={money(debit, currency)} className="strong" />
          </Td>
          <Td end>
            <Price of={money(debit, currency)} className="strong" />
          </Td>
        </tr>
      </Table>
      <p className="text-ink-2">{t('balances')}</p>
    </div>
  )
}

function Fact({ name, words, code = false }: { name: string; words: string; code?: boolean }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className={code ? 'font-mono text-[0.86em] break-all' : undefined}>
        <bdi>{words}</bdi>
      </dd>
    </>
  )
}
