import type { ReactNode } from 'react'
import { ButtonLink } from './button-link'
import { Notice } from './notice'

/** What became of a form: why not (and what else can be done, `way`), or that it is done. Read aloud when it appears. */
export function FormAnswer({
  answer,
  done,
  way,
}: {
  answer: { ok: boolean; message?: string; way?: { href: string; words: string } } | undefined
  done?: string | undefined
  way?: ReactNode
}) {
  if (answer?.ok === false)
    return (
      <Notice
        tone="bad"
        role="alert"
        action={
          answer.way ? (
            // In a tab of its own: what was typed here stays.
            <ButtonLink href={answer.way.href} size="s" target="_blank">
              {answer.way.words}
            </ButtonLink>
          ) : (
            way
          )
        }
      >
        {answer.message}
      </Notice>
    )
  const said = answer?.ok ? (answer.message ?? done) : undefined
  if (said)
    return (
      <output className="block">
        <Notice tone="ok">{said}</Notice>
      </output>
    )
  return null
}
