/** What a pack can be reported for. `copy` is the reporter's own art. */
export const REPORT_CATEGORIES = ['copy', 'brand', 'adult', 'hate', 'person', 'law', 'other'] as const
export type ReportCategory = (typeof REPORT_CATEGORIES)[number]
/** What a review can be reported for. */
export const REVIEW_CATEGORIES = ['hate', 'person', 'law', 'other'] as const satisfies readonly ReportCategory[]

/** `review`: a report of what one person says of the pack. */
export type PackCaseKind = 'report' | 'appeal' | 'review'
/** `upheld`: whoever complained is right. A report then takes the pack down, an appeal undoes the first decision. */
export type PackCaseState = 'open' | 'upheld' | 'dismissed'

/** How long a pack may be taken down for; without a number, until somebody takes it back. */
export const TAKEDOWN_DAYS = [7, 30, 90] as const

export function takedownEnd(now: Date, days: number | undefined): Date | null {
  return days === undefined ? null : new Date(now.getTime() + days * 86_400_000)
}

/** An appeal is heard within three times the promise of a first look. */
export const APPEAL_PROMISES = 3
