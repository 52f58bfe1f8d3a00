'use client'

import { useEffect, useRef, useState } from 'react'
import { fromDecimal, money, toDecimal } from '@/core/money'
import type { BasisPoints } from '@/core/percent'
import { splitSale } from '@/modules/ledger/split-sale'
import { buttonLook } from '@/ui/button'
import { TextField } from '@/ui/field'
import { formatPrice, Price } from '@/ui/price'
import { SplitBar, SplitList, type SplitPart } from '@/ui/split-bar'

interface Props {
  name: string
  currency: string
  /** In minor units, as text. */
  least: string
  most: string
  /** What the field begins with; empty where nothing is asked or suggested. */
  first: string
  /** Amounts to choose by one press. */
  chips: readonly string[]
  words: { label: string; hint: string; below: string; above: string; chips: string }
  /** What the split is computed by, and its parts as shown for the first amount: the people first, then tax, then the shop. */
  split?:
    | { taxPoints: BasisPoints; feePoints: BasisPoints; shares: readonly BasisPoints[]; parts: readonly SplitPart[] }
    | undefined
}

/** An amount of the buyer's own, and at once who gets it: the computation that the order is posted by. */
export function ChooseAmount({ name, currency, least, most, first, chips, words, split }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(first)
  // What was typed before the page answered to hands is in the field already.
  useEffect(() => setTyped((was) => field.current?.value ?? was), [])
  const amount = fromDecimal(typed, currency)
  const error =
    amount && amount.minor < BigInt(least)
      ? words.below
      : amount && amount.minor > BigInt(most)
        ? words.above
        : undefined
  const parts = split && amount && amount.minor > 0n && !error ? partsOf(split, amount.minor, currency) : undefined
  return (
    <div className="grid gap-4">
      {chips.length > 1 && (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">{words.chips}</legend>
          {chips.map((chip) => {
            const value = money(BigInt(chip), currency)
            return (
              <button
                key={chip}
                type="button"
                aria-pressed={amount?.minor === value.minor}
                onClick={() => setTyped(toDecimal(value))}
                className={buttonLook(amount?.minor === value.minor ? 'strong' : 'outline', 's')}
              >
                <Price of={value} />
              </button>
            )
          })}
        </fieldset>
      )}
      <TextField
        label={words.label}
        hint={words.hint}
        error={error}
        ref={field}
        name={name}
        inputMode="decimal"
        dir="ltr"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {parts && (
        <div className="grid gap-3" aria-live="polite">
          <SplitBar parts={parts} />
          <SplitList parts={parts} />
          <span className="sr-only">{amount && formatPrice(amount)}</span>
        </div>
      )}
    </div>
  )
}

function partsOf(split: NonNullable<Props['split']>, minor: bigint, currency: string): SplitPart[] {
  const { tax, fee, parts } = splitSale(money(minor, currency), split)
  const [people, rest] = [split.parts.slice(0, split.shares.length), split.parts.slice(split.shares.length)]
  return [
    ...people.map((part, index) => ({ ...part, amount: parts[index] ?? part.amount })),
    ...rest.map((part) => ({ ...part, amount: part.kind === 'tax' ? tax : fee })),
  ]
}
