import { DownloadSimpleIcon } from '@phosphor-icons/react/dist/ssr/DownloadSimple'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { WHOLE } from '@/core/percent'
import { localHref, type Locale } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { listTaxRates } from '@/modules/checkout/list-tax-rates'
import { taxReport, type TaxRow } from '@/modules/checkout/tax-report'
import { TaxRateForm, TaxRates } from '@/modules/checkout/ui/tax-rates'
import { listWithholding } from '@/modules/payouts/keep-withholding'
import { WithholdingDesk } from '@/modules/payouts/ui/withholding-desk'
import { Button, buttonLook } from '@/ui/button'
import { countryName } from '@/ui/country'
import { TextField } from '@/ui/field'
import { Icon } from '@/ui/icon'
import { Price } from '@/ui/price'
import { Table, Td, Th } from '@/ui/table'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tax'))('title') }
}

export default async function TaxPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const search = await searchParams
  const actor = await requireSignedIn('/desk/tax')
  const now = new Date().toISOString().slice(0, 7)
  const month = (value: unknown, otherwise: string) =>
    typeof value === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(value) ? value : otherwise
  const from = month(search.from, now)
  const last = month(search.to, now)
  const to = last < from ? from : last
  const rates = await asked(locale, listTaxRates(actor))
  const rows = await asked(locale, taxReport(actor, { from, to }))
  const kept = await asked(locale, listWithholding(actor))
  const t = await getTranslations('tax')
  return (
    <div className="mx-auto grid w-full max-w-[1100px] gap-9">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="text-ink-2 mt-1">{t('lead')}</p>
      </div>
      <section aria-labelledby="report" className="grid gap-4">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <h2 id="report" className="type-t4">
            {t('report')}
          </h2>
          {rows.length > 0 && (
            <a href={`/api/desk/tax?from=${from}&to=${to}`} download className={buttonLook('outline')}>
              <Icon of={DownloadSimpleIcon} />
              {t('download')}
            </a>
          )}
        </div>
        <search>
          <form
            action={localHref(locale, '/desk/tax')}
            className="grid items-end gap-3 sm:grid-cols-[minmax(0,13rem)_minmax(0,13rem)_auto] sm:justify-start"
          >
            <TextField label={t('fromMonth')} name="from" type="month" defaultValue={from} />
            <TextField label={t('toMonth')} name="to" type="month" defaultValue={to} />
            <Button type="submit" kind="strong">
              {t('show')}
            </Button>
          </form>
        </search>
        {rows.length === 0 ? <p className="text-ink-2">{t('nothing')}</p> : <Report rows={rows} locale={locale} />}
      </section>
      <section aria-labelledby="rates" className="grid gap-4">
        <div>
          <h2 id="rates" className="type-t4">
            {t('rates')}
          </h2>
          <p className="text-ink-2 mt-1">{t('ratesLead')}</p>
        </div>
        <TaxRateForm locale={locale} />
        {rates.length > 0 && <TaxRates rates={rates} locale={locale} />}
      </section>
      <WithholdingDesk rates={kept} locale={locale} months={{ from, to }} />
    </div>
  )
}

async function Report({ rows, locale }: { rows: TaxRow[]; locale: Locale }) {
  const t = await getTranslations('tax')
  const format = await getFormatter()
  return (
    <Table
      label={t('reportTable')}
      head={
        <>
          <Th>{t('month')}</Th>
          <Th>{t('country')}</Th>
          <Th end>{t('rate')}</Th>
          <Th end>{t('lines')}</Th>
          <Th end>{t('proven')}</Th>
          <Th end>{t('gross')}</Th>
          <Th end>{t('net')}</Th>
          <Th end>{t('tax')}</Th>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={`${row.month} ${row.country} ${row.points} ${row.gross.currency}`}>
          <Td className="whitespace-nowrap">
            {format.dateTime(new Date(`${row.month}-01`), { year: 'numeric', month: 'long', timeZone: 'UTC' })}
          </Td>
          <Td>{countryName(locale, row.country)}</Td>
          <Td end>{format.number(row.points / WHOLE, { style: 'percent', maximumFractionDigits: 2 })}</Td>
          <Td end>{format.number(row.lines)}</Td>
          <Td end>
            {format.number(row.proven)}
            {row.conflicting > 0 && (
              <span className="text-ink-3 block">{t('conflicting', { count: row.conflicting })}</span>
            )}
          </Td>
          <Td end>
            <Price of={row.gross} />
          </Td>
          <Td end>
            <Price of={row.net} />
          </Td>
          <Td end className="strong">
            <Price of={row.tax} />
          </Td>
        </tr>
      ))}
    </Table>
  )
}
