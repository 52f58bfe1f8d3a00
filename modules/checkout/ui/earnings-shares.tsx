import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Table, Td, Th } from '@/ui/table'
import type { Share } from '../find-earnings'
import { Figure } from './figure'

interface Row extends Share {
  key: string
  name: ReactNode
  href: string
}

const SHOWN = 12

/** What packs or countries brought: a bar each, and beside it the figures, which lead to their sales. */
export async function EarningsShares({ title, what, rows }: { title: string; what: string; rows: readonly Row[] }) {
  const t = await getTranslations('earnings.shares')
  const format = await getFormatter()
  const most = rows.reduce((top, { total: { minor } }) => (minor > top ? minor : top), 1n)
  const shown = rows.slice(0, SHOWN)
  return (
    <div className="grid min-w-0 content-start gap-4">
      <h2 className="type-t4">{title}</h2>
      <Table
        label={title}
        head={
          <>
            <Th>{what}</Th>
            <Th aria-hidden className="w-2/5 max-sm:hidden" />
            <Th end>{t('sales')}</Th>
            <Th end>{t('part')}</Th>
          </>
        }
      >
        {shown.map(({ key, name, href, total, sales }) => (
          <tr key={key}>
            <Td>{name}</Td>
            <Td aria-hidden className="max-sm:hidden">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="flips block h-3 w-full min-w-24">
                <rect
                  width={total.minor > 0n ? Number((total.minor * 10_000n) / most) / 100 : 0}
                  height="10"
                  rx="1"
                  className="fill-accent"
                />
              </svg>
            </Td>
            <Td end>{format.number(sales)}</Td>
            <Td end className="strong">
              <Figure of={total} href={href} />
            </Td>
          </tr>
        ))}
      </Table>
      {rows.length > SHOWN && <p className="text-ink-2 type-small">{t('more', { count: rows.length - SHOWN })}</p>}
    </div>
  )
}
