import { money } from '@/core/money'
import { isolate } from '@/core/text'
import { env } from '@/infra/env'
import type { Statement } from '@/modules/ledger/find-statement'
import { netOf, type Payout } from '@/modules/payouts/payout'
import { countryName } from '@/ui/country'
import { formatPrice } from '@/ui/price'
import { paperNumber, type Paper } from '../paper'
import { sellerNow } from '../seller'
import type { Sheet } from '../sheet'
import { pageWords, partyLines, type Words } from './words'

/** A pack's lines in one statement. */
export interface PackSum {
  title: string
  lineIds: string[]
  gross: bigint
  tax: bigint
  fee: bigint
}

/**
 * The statement of a payout: a bill that the shop writes in the artist's name (self-billing). What he had before, each pack
 * sold and what was given back since the payout before, what went out, and what is left, to the unit.
 */
export function payoutSheet(
  words: Words,
  about: { payout: Payout; since: Date | undefined; statement: Statement; packs: PackSum[]; back: PackSum[]; paper: Paper; name: string }, // prettier-ignore
): Sheet {
  const { t, day } = words
  const { payout, since, statement, packs, back, paper } = about
  const { currency } = payout.amount
  const amount = (minor: bigint) => formatPrice(money(minor, currency))
  const mine = (lineIds: readonly string[], of: Map<string, bigint>) =>
    lineIds.reduce((sum, id) => sum + (of.get(id) ?? 0n), 0n)
  const earned = total(statement.sold)
  const went = payout.amount.minor
  const otherwise = total(statement.other) + went
  return {
    title: t('statement.title'),
    number: paperNumber(paper),
    shop: env.SHOP_NAME,
    ...(payout.state === 'returned' && { warning: t('statement.returned') }),
    parties: [
      { title: t('statement.from'), lines: [payout.holder || about.name] },
      { title: t('statement.to'), lines: partyLines(words, sellerNow()) },
    ],
    facts: [
      [t('issued'), day(paper.issuedAt)],
      [t('statement.upTo'), since ? t('statement.span', { from: day(since), to: day(payout.requestedAt) }) : day(payout.requestedAt)], // prettier-ignore
      [t('statement.payout'), payout.id],
      ...(payout.ref ? [[t('statement.ref'), payout.ref] as [string, string]] : []),
    ],
    table: {
      head: [
        t('what'),
        t('statement.sales'),
        t('tax'),
        t('statement.fee'),
        t('statement.others'),
        t('statement.yours'),
      ],
      rows: [
        ...packs.map(({ title, lineIds, gross, tax, fee }) => {
          const his = mine(lineIds, statement.sold)
          return [`${title} × ${lineIds.length}`, ...[gross, tax, fee, gross - tax - fee - his, his].map(amount)]
        }),
        ...back.map(({ title, lineIds }) => [
          t('statement.back', { title }),
          '',
          '',
          '',
          '',
          amount(mine(lineIds, statement.back)), // prettier-ignore
        ]),
      ],
    },
    totals: [
      { name: t('statement.before'), amount: formatPrice(statement.before) },
      { name: t('statement.earned'), amount: amount(earned) },
      ...(statement.back.size > 0 ? [{ name: t('statement.givenBack'), amount: amount(total(statement.back)) }] : []),
      ...(otherwise === 0n ? [] : [{ name: t('statement.other'), amount: amount(otherwise) }]),
      { name: t('statement.out'), amount: amount(went), strong: true as const },
      ...(payout.withheld.minor > 0n
        ? [
            {
              name: t('statement.withheld', {
                rate: words.rate(payout.withheldPoints),
                country: countryName(words.locale, payout.withheldCountry ?? ''),
              }),
              amount: formatPrice(money(-payout.withheld.minor, currency)),
            },
            { name: t('statement.net'), amount: formatPrice(netOf(payout)), strong: true as const },
          ]
        : []),
      { name: t('statement.after'), amount: formatPrice(statement.after) },
    ],
    notes: [t('statement.words', { name: isolate(payout.holder || about.name) })],
    page: pageWords(words),
  }
}

function total(sums: Map<string, bigint>): bigint {
  return [...sums.values()].reduce((sum, minor) => sum + minor, 0n)
}
