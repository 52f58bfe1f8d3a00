'use client'

import { REASON_CODES, type ReasonCode } from '../reasons'
import { DeskKey } from './desk-key'

/** The coded grounds, each a box to tick; the first nine answer to their number. Names are in the reader's language. */
export function ReasonList({
  legend,
  names,
  chosen,
  name,
  keys = true,
  suggested,
  onToggle,
}: {
  legend: string
  names: Record<ReasonCode, string>
  chosen: readonly string[]
  /** Of the form field. */
  name?: string
  /** What the evidence speaks for, and how that is said. Nothing is ticked by it. */
  suggested?: { code: ReasonCode; words: string } | undefined
  /** Show the number keys. */
  keys?: boolean
  onToggle: (code: ReasonCode) => void
}) {
  return (
    <fieldset className="grid gap-0.5">
      <legend className="sr-only">{legend}</legend>
      {REASON_CODES.map((code, index) => (
        <label
          key={code}
          className="rounded-m hover:bg-well has-checked:bg-accent-soft flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1"
        >
          <input
            type="checkbox"
            name={name}
            value={code}
            checked={chosen.includes(code)}
            onChange={() => onToggle(code)}
            className="accent-accent size-5 shrink-0"
          />
          <span className="min-w-0 grow leading-tight">
            {names[code]}
            <span className="flex flex-wrap items-center gap-x-2">
              <bdi dir="ltr" className="type-code text-ink-3">
                {code}
              </bdi>
              {suggested?.code === code && <span className="type-small text-accent-text">{suggested.words}</span>}
            </span>
          </span>
          {keys && index < 9 && <DeskKey>{index + 1}</DeskKey>}
        </label>
      ))}
    </fieldset>
  )
}
