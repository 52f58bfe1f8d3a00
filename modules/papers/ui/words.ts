import { createTranslator } from 'next-intl'
import { WHOLE } from '@/core/percent'
import { isolate, isolateAll } from '@/core/text'
import type { Locale } from '@/i18n/routing'
import { wordsOf } from '@/i18n/words'
import type { Party } from '../paper'
import type { Sheet } from '../sheet'

/** The words, days and rates of a language, as papers write them: digits are Latin in both, as on the pages. */
export async function wordsIn(locale: Locale) {
  // Papers are made outside of a page's request: by a route, for a language of its own.
  const translate = createTranslator({ locale, messages: await wordsOf(locale) }) as (
    key: string,
    values?: Values,
  ) => string
  const day = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' })
  const list = new Intl.ListFormat(locale, { style: 'narrow', type: 'conjunction' })
  const rate = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 })
  return {
    locale,
    t: (key: string, values: Values = {}) => translate(`papers.${key}`, isolateAll(values)),
    /** Words of another part of the shop. */
    other: (key: string) => translate(key),
    day: (at: Date) => day.format(at),
    list: (names: readonly string[]) => list.format(names.map(isolate)),
    rate: (points: number) => rate.format(points / WHOLE),
  }
}

export type Words = Awaited<ReturnType<typeof wordsIn>>
type Values = Record<string, string | number>

/** A party of a paper as lines: the name first. */
export function partyLines({ t }: Words, { name, address, taxNumber }: Party): string[] {
  const lines = address.split('\n').filter((line) => line.trim() !== '')
  return [name, ...lines, ...(taxNumber ? [t('taxNumber', { number: taxNumber })] : [])]
}

/** How the foot of a page counts. */
export function pageWords({ t }: Words): Sheet['page'] {
  return (page, pages) => t('page', { page, pages })
}
