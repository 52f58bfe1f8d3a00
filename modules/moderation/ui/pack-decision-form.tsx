'use client'

import { useActionState, useState } from 'react'
import { Button } from '@/ui/button'
import { TextArea } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { FormAnswer } from '@/ui/form-answer'
import { decidePackCase } from '../actions'
import { type PackCaseKind, TAKEDOWN_DAYS } from '../pack-case'
import type { ReasonCode } from '../reasons'
import { type Mark, type ProposedWords, toggled } from './marks'
import { ReasonList } from './reason-list'

interface PartField {
  part: string
  label: string
  hint: string | undefined
}

/** Decide on a report or an appeal: what holds, for how long, and the words that go out with it. */
export function PackDecisionForm({
  caseId,
  kind,
  mayUphold,
  parts,
  seen,
  artistLang,
  names,
  proposed,
  words,
}: {
  caseId: string
  kind: PackCaseKind
  mayUphold: boolean
  /** Of a page: what can be taken off it, by name, and for which reasons. */
  parts?: { legend: string; stays: string; fields: PartField[]; reasons: { code: string; name: string }[] } | undefined
  /** Of a look: the pictures that the reader sees. */
  seen?: string | undefined
  artistLang: string
  names: Record<ReasonCode, string>
  proposed: ProposedWords
  words: {
    reasons: string
    letter: string
    letterHint: string
    days: string
    daysHint: string
    noEnd: string
    forDays: Record<number, string>
    uphold: string
    dismiss: string
    senior: string
  }
}) {
  const [answer, act, pending] = useActionState(decidePackCase, undefined)
  const [no, setNo] = useState<Mark>({ reasons: [], words: '' })
  const needsGrounds = (kind === 'report' || kind === 'review') && mayUphold
  return (
    <form action={act} className="grid gap-4">
      <input type="hidden" name="caseId" value={caseId} />
      {seen !== undefined && <input type="hidden" name="seen" value={seen} />}
      {needsGrounds && (
        <>
          <ReasonList
            legend={words.reasons}
            names={names}
            name="reasons[]"
            chosen={no.reasons}
            keys={false}
            // The words proposed speak of pictures.
            onToggle={(code) =>
              setNo({ ...toggled(no, code, proposed), ...(kind === 'review' && { words: no.words }) })
            }
          />
          {kind === 'report' && (
            <SelectField label={words.days} hint={words.daysHint} name="days" defaultValue="">
              <option value="">{words.noEnd}</option>
              {TAKEDOWN_DAYS.map((length) => (
                <option key={length} value={length}>
                  {words.forDays[length]}
                </option>
              ))}
            </SelectField>
          )}
        </>
      )}
      {(kind === 'page' || kind === 'look') && mayUphold && parts && (
        <fieldset className="grid gap-3">
          <legend className="strong mb-2">{parts.legend}</legend>
          {parts.fields.map(({ part, label, hint }) => (
            <SelectField key={part} label={label} hint={hint} name={part} defaultValue="">
              <option value="">{parts.stays}</option>
              {parts.reasons.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </SelectField>
          ))}
        </fieldset>
      )}
      <TextArea
        label={words.letter}
        hint={words.letterHint}
        name="words"
        required={kind !== 'look'}
        value={no.words}
        onChange={(event) => setNo({ ...no, words: event.target.value })}
        lang={artistLang}
        dir="auto"
        rows={5}
      />
      <FormAnswer answer={answer} />
      {!mayUphold && <p className="type-small text-ink-3">{words.senior}</p>}
      <div className="grid grid-cols-2 gap-2">
        <Button type="submit" name="answer" value="dismissed" pending={pending}>
          {words.dismiss}
        </Button>
        {mayUphold && (
          <Button
            type="submit"
            name="answer"
            value="upheld"
            kind={kind === 'appeal' ? 'strong' : 'danger'}
            pending={pending}
          >
            {words.uphold}
          </Button>
        )}
      </div>
    </form>
  )
}
