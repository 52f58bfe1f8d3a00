'use client'

import { useActionState, useState } from 'react'
import { TextArea } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { restore, takeDown } from '../actions'
import type { ReasonCode } from '../reasons'
import { type Mark, type ProposedWords, toggled } from './marks'
import { ReasonList } from './reason-list'

interface Props {
  packId: string
  artistLang: string
}

/** Ban a pack, with reasons and the words its artist will read. */
export function BanForm({
  packId,
  artistLang,
  names,
  proposed,
  words,
}: Props & {
  names: Record<ReasonCode, string>
  proposed: ProposedWords
  words: { title: string; hint: string; letter: string; reasons: string }
}) {
  const [answer, act] = useActionState(takeDown, undefined)
  const [no, setNo] = useState<Mark>({ reasons: [], words: '' })
  return (
    <form action={act} className="border-line grid gap-4 rounded-l border px-5 py-5">
      <div>
        <h2 className="type-t5">{words.title}</h2>
        <p className="text-ink-2">{words.hint}</p>
      </div>
      <input type="hidden" name="packId" value={packId} />
      <ReasonList
        legend={words.reasons}
        names={names}
        name="reasons[]"
        chosen={no.reasons}
        keys={false}
        onToggle={(code) => setNo(toggled(no, code, proposed))}
      />
      <TextArea
        label={words.letter}
        name="words"
        required
        value={no.words}
        onChange={(event) => setNo({ ...no, words: event.target.value })}
        lang={artistLang}
        dir="auto"
        rows={4}
      />
      <Answer message={answer?.message} />
      <SubmitButton kind="danger" className="justify-self-start">
        {words.title}
      </SubmitButton>
    </form>
  )
}

/** Take a ban back, with the words its artist will read. */
export function RestoreForm({
  packId,
  artistLang,
  words,
}: Props & { words: { title: string; hint: string; letter: string } }) {
  const [answer, act] = useActionState(restore, undefined)
  return (
    <form action={act} className="border-line grid gap-4 rounded-l border px-5 py-5">
      <div>
        <h2 className="type-t5">{words.title}</h2>
        <p className="text-ink-2">{words.hint}</p>
      </div>
      <input type="hidden" name="packId" value={packId} />
      <TextArea label={words.letter} name="words" required lang={artistLang} dir="auto" rows={3} />
      <Answer message={answer?.message} />
      <SubmitButton kind="strong" className="justify-self-start">
        {words.title}
      </SubmitButton>
    </form>
  )
}

function Answer({ message }: { message: string | undefined }) {
  if (!message) return null
  return (
    <p role="alert" className="text-bad type-small">
      {message}
    </p>
  )
}
