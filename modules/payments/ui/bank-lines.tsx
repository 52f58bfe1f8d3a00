import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localHref, type Locale } from '@/i18n/routing'
import { ActionForm } from '@/ui/action-form'
import { TextField } from '@/ui/field'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { Table, Td, Th } from '@/ui/table'
import { Tag } from '@/ui/tag'
import { bookLineAsCharge, setLineAside } from '../actions'
import type { WaitingLine } from '../list-bank-lines'

/** Lines that bring what their orders ask, as a table. */
export async function BankLines({ lines, locale }: { lines: readonly WaitingLine[]; locale: Locale }) {
  const t = await getTranslations('bank')
  const format = await getFormatter()
  return (
    <Table
      label={t('exactTable')}
      head={
        <>
          <Th>{t('day')}</Th>
          <Th>{t('reference')}</Th>
          <Th>{t('payer')}</Th>
          <Th end>{t('amount')}</Th>
        </>
      }
    >
      {lines.map((line) => (
        <tr key={line.hash}>
          <Td className="whitespace-nowrap">{format.dateTime(line.day, { dateStyle: 'medium', timeZone: 'UTC' })}</Td>
          <Td>
            <OrderLink line={line} locale={locale} />
          </Td>
          <Td className="max-w-[36ch] [overflow-wrap:anywhere]">
            <bdi>{line.payer || line.text}</bdi>
          </Td>
          <Td end>
            <Price of={line.amount} />
          </Td>
        </tr>
      ))}
    </Table>
  )
}

function OrderLink({ line: { ref, orderId }, locale }: { line: WaitingLine; locale: Locale }) {
  if (!orderId) return <bdi dir="ltr">{ref}</bdi>
  return (
    <Link
      prefetch={false}
      href={localHref(locale, `/desk/orders/${orderId}`)}
      className="link figures inline-flex min-h-6 items-center"
    >
      <bdi dir="ltr">{ref}</bdi>
    </Link>
  )
}

const TONES = { exact: 'ok', partial: 'warn', surplus: 'warn', unknown: 'quiet', out: 'quiet' } as const

/** A line that a person must look at: what it says, what stands against it, and the two things that can be done. */
export async function BankLineRow({
  line,
  locale,
  book,
}: {
  line: WaitingLine
  locale: Locale
  book: typeof setLineAside
}) {
  const t = await getTranslations('bank')
  const format = await getFormatter()
  const { hash, match, open, payer, text, day } = line
  return (
    <article className="border-line bg-sheet grid gap-4 rounded-l border p-5">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2">
        <Tag tone={TONES[match]}>{t(`match.${match}`)}</Tag>
        <Price of={line.amount} className="strong" />
        <span className="text-ink-2">{format.dateTime(day, { dateStyle: 'medium', timeZone: 'UTC' })}</span>
        {line.ref && <OrderLink line={line} locale={locale} />}
      </div>
      <p className="[overflow-wrap:anywhere]">
        {payer && (
          // The room beside it is on the page's side, whatever way the name reads.
          <span className="strong me-3">
            <bdi>{payer}</bdi>
          </span>
        )}
        <bdi className="text-ink-2">{text}</bdi>
      </p>
      <p className="text-ink-2">{t.rich(`means.${match}`, { ...inPrice, open: open ? formatPrice(open) : '' })}</p>
      <div className="grid gap-5 lg:grid-cols-2">
        {match !== 'out' && (
          <ActionForm
            action={book}
            className="grid content-start items-end gap-3 sm:grid-cols-[minmax(0,16rem)_auto] sm:justify-start"
          >
            <input type="hidden" name="hash[]" value={hash} />
            <TextField
              label={t('reference')}
              name="ref[]"
              required
              defaultValue={line.ref ?? ''}
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
            />
            <SubmitButton>{t('book')}</SubmitButton>
          </ActionForm>
        )}
        {match === 'out' && (
          <ActionForm action={bookLineAsCharge} className="grid content-end justify-items-start gap-3">
            <input type="hidden" name="hash" value={hash} />
            <SubmitButton>{t('bookCharge')}</SubmitButton>
          </ActionForm>
        )}
        <ActionForm
          action={setLineAside}
          className="grid content-start items-end gap-3 sm:grid-cols-[minmax(0,16rem)_auto] sm:justify-start"
        >
          <input type="hidden" name="hash" value={hash} />
          <TextField label={t('why')} name="note" required maxLength={300} autoComplete="off" />
          <SubmitButton kind="bare">{t('setAside')}</SubmitButton>
        </ActionForm>
      </div>
    </article>
  )
}
