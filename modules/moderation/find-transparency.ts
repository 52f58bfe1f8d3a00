import { type Clock, systemClock } from '@/core/clock'
import { readLong } from '@/infra/db'
import {
  countNotices,
  countPackCases,
  countReasons,
  countReports,
  countReviews,
  countTakedowns,
  type NoticeCounts,
  type PackCaseCounts,
  type ReviewCounts,
  type TakedownCounts,
} from './db/transparency'

const QUARTERS = 8

export interface TransparencyQuarter {
  /** `2026-Q4`. */
  quarter: string
  reviews: ReviewCounts | undefined
  /** Reports people sent, by what they were for. Several about one pack, review or page are one case. */
  reports: { category: string; count: number }[]
  reportCases: PackCaseCounts | undefined
  /** Artists' pages that were reported; `upheld`: something was taken off. */
  pages: PackCaseCounts | undefined
  /** Banners and portraits that were looked at unasked. */
  looks: PackCaseCounts | undefined
  appeals: PackCaseCounts | undefined
  takedowns: TakedownCounts | undefined
  notices: NoticeCounts | undefined
  reasons: { reason: string; rejections: number; takedowns: number }[]
}

/**
 * What was reported, decided, appealed and taken down, quarter by quarter, newest first, counted from the cases themselves. For
 * everyone: there is no name in it. Quarters in which nothing happened are left out.
 */
export async function findTransparency(
  clock: Clock = systemClock,
): Promise<{ quarters: TransparencyQuarter[]; at: Date }> {
  const at = clock.now()
  const since = new Date(Date.UTC(at.getUTCFullYear(), Math.floor(at.getUTCMonth() / 3) * 3 - 3 * (QUARTERS - 1), 1))
  const [reviews, cases, reports, takedowns, reasons, notices] = await readLong(
    async (tx) =>
      [
        await countReviews(tx, since),
        await countPackCases(tx, since),
        await countReports(tx, since),
        await countTakedowns(tx, since),
        await countReasons(tx, since),
        await countNotices(tx, since),
      ] as const,
  )
  const names = new Set(
    [...reviews, ...cases, ...reports, ...takedowns, ...reasons, ...notices].map(({ quarter }) => quarter),
  )
  const quarters = [...names].toSorted().toReversed()
  return {
    at,
    quarters: quarters.map((quarter) => {
      const here = (row: { quarter: string }) => row.quarter === quarter
      return {
        quarter,
        reviews: reviews.find(here),
        reports: reports.filter(here).map(({ category, count }) => ({ category, count })),
        reportCases: cases.find((row) => here(row) && row.kind === 'report'),
        pages: cases.find((row) => here(row) && row.kind === 'page'),
        looks: cases.find((row) => here(row) && row.kind === 'look'),
        appeals: cases.find((row) => here(row) && row.kind === 'appeal'),
        takedowns: takedowns.find(here),
        notices: notices.find(here),
        reasons: reasons.filter(here).map(({ reason, rejections, takedowns }) => ({ reason, rejections, takedowns })),
      }
    }),
  }
}
