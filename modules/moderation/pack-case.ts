/** What a pack can be reported for. `copy` is the reporter's own art. */
export const REPORT_CATEGORIES = ['copy', 'brand', 'adult', 'hate', 'person', 'law', 'other'] as const
/** What an artist's page can be reported for: name, words, links, banner or portrait. */
export const PAGE_CATEGORIES = ['impersonation', 'copy', 'adult', 'hate', 'links', 'law', 'other'] as const
export type PageCategory = (typeof PAGE_CATEGORIES)[number]
export type ReportCategory = (typeof REPORT_CATEGORIES)[number] | PageCategory
/** What a review can be reported for. */
export const REVIEW_CATEGORIES = ['hate', 'person', 'law', 'other'] as const satisfies readonly ReportCategory[]

/**
 * `review`: a report of what one person says of the pack. `page`: a report of an artist's page, which has no pack. `look`: a banner or a
 * portrait that was set, which nobody reported.
 */
export type PackCaseKind = 'report' | 'appeal' | 'review' | 'page' | 'look'
/** `upheld`: whoever complained is right. A report then takes down what it is about, an appeal undoes the first decision. */
export type PackCaseState = 'open' | 'upheld' | 'dismissed'

/** What the audit log calls a case of a kind. `page.` there is what was done to the page itself. */
export function auditNoun(kind: PackCaseKind): string {
  return kind === 'page' ? 'page_report' : kind === 'look' ? 'page_look' : kind
}

/** How long a pack may be taken down for; without a number, until somebody takes it back. */
export const TAKEDOWN_DAYS = [7, 30, 90] as const

export function takedownEnd(now: Date, days: number | undefined): Date | null {
  return days === undefined ? null : new Date(now.getTime() + days * 86_400_000)
}

/** An appeal is heard within three times the promise of a first look. */
export const APPEAL_PROMISES = 3

/** So long can an artist appeal against what was taken off the page; it is kept until then, and while an appeal is open. */
export const PAGE_APPEAL_DAYS = 30

export function pageAppealEnd(decidedAt: Date): Date {
  return new Date(decidedAt.getTime() + PAGE_APPEAL_DAYS * 86_400_000)
}
