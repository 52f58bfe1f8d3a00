import { WHOLE } from '@/core/percent'
import type { Problem } from '@/core/refusal'
import { graphemes } from '@/core/text'
import { markOfSticker } from './judged'
import { LIMITS } from './limits'
import type { CollaboratorState } from './shares'

export interface DraftSticker {
  id: string
  masterHash: string
  emoji: readonly string[]
  tags: readonly string[]
  alt: string
  extras: unknown
  /** What the last reviewer said of it, and the mark of it as it was then. */
  reasons: readonly string[]
  judgedAs: string | null
}

/** Everything the rules look at. */
export interface Draft {
  title: string
  description: string
  languages: readonly string[]
  tags: readonly string[]
  category: string
  rating: string
  stickers: readonly DraftSticker[]
  people: readonly { name: string; points: number; state: CollaboratorState }[]
  /** Uploads whose verdict is not known yet. */
  uploadsUnderWay: number
  /** What catalog's pricing rules find (catalog/price.ts). */
  priceProblems: readonly Problem[]
}

/**
 * What still stands between this draft and the reviewers, as a list to show. Faults keep it from being sent;
 * warnings are advice. `file` is the number of the sticker, counted from 1, where a finding is about one.
 */
export function checkDraft(draft: Draft): Problem[] {
  return [...checkListing(draft), ...draft.priceProblems, ...checkStickers(draft), ...checkPeople(draft)]
}

/** Whether a draft with these findings may be sent for review. */
export function isReady(problems: readonly Problem[]): boolean {
  return !problems.some((problem) => problem.severity === 'fault')
}

function checkListing(draft: Draft): Problem[] {
  const found: Problem[] = []
  const length = graphemes(draft.title)
  if (length === 0) found.push(fault('studio.title_missing'))
  if (length > LIMITS.title) found.push(fault('studio.title_long', { length, limit: LIMITS.title }))
  if (draft.description === '') found.push(warning('studio.description_missing'))
  if (draft.languages.length === 0) found.push(fault('studio.languages_missing'))
  if (draft.category === '') found.push(fault('studio.category_missing'))
  if (draft.tags.length === 0) found.push(warning('studio.tags_missing'))
  return found
}

function checkStickers({ stickers, uploadsUnderWay }: Draft): Problem[] {
  const found: Problem[] = []
  const count = stickers.length
  if (uploadsUnderWay > 0) found.push(fault('studio.uploads_under_way', { count: uploadsUnderWay }))
  if (count < LIMITS.minStickers) found.push(fault('studio.stickers_few', { count, limit: LIMITS.minStickers }))
  if (count > LIMITS.maxStickers) found.push(fault('studio.stickers_many', { count, limit: LIMITS.maxStickers }))

  stickers.forEach((sticker, index) => {
    const file = String(index + 1)
    if (sticker.emoji.length === 0) found.push({ ...fault('studio.emoji_missing'), file })
    if (sticker.alt === '') found.push({ ...warning('studio.alt_missing'), file })
    // A reviewer said no to exactly this. Sending it again unchanged would only cost both a day.
    if (sticker.reasons.length > 0 && sticker.judgedAs === markOfSticker(sticker))
      found.push({ ...fault('studio.sticker_unanswered'), file })
  })

  const seen = new Map<string, number>()
  stickers.forEach((sticker, index) => {
    const first = seen.get(sticker.masterHash)
    if (first === undefined) seen.set(sticker.masterHash, index)
    else found.push({ ...fault('studio.sticker_twice', { first: first + 1 }), file: String(index + 1) })
  })
  return found
}

function checkPeople({ people }: Draft): Problem[] {
  const found: Problem[] = []
  const sum = people.reduce((total, person) => total + person.points, 0)
  if (sum !== WHOLE) found.push(fault('studio.shares_sum', { points: sum }))
  for (const person of people) {
    if (person.state === 'invited') found.push(fault('studio.share_unaccepted', { name: person.name }))
    if (person.state === 'declined') found.push(fault('studio.share_declined', { name: person.name }))
  }
  return found
}

function fault(code: string, params: Problem['params'] = {}): Problem {
  return { code, severity: 'fault', params }
}

function warning(code: string, params: Problem['params'] = {}): Problem {
  return { code, severity: 'warning', params }
}
