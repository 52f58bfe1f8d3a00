'use client'

import { type ReactNode, useActionState } from 'react'
import { FormAnswer } from './form-answer'

/** A form of one action: its fields as children, its answer under them. Works before any script is there. */
export function ActionForm<Answer extends { ok: boolean; message?: string }>({
  action,
  className,
  done,
  way,
  children,
}: {
  action: (before: Awaited<Answer> | undefined, form: FormData) => Promise<Answer>
  className?: string
  /** What to say when it is done and the page stays. */
  done?: string
  /** What can be done after a refusal. */
  way?: ReactNode
  children: ReactNode
}) {
  const [answer, act] = useActionState(action, undefined)
  return (
    <form action={act} className={className}>
      {children}
      <FormAnswer answer={answer} done={done} way={way} />
    </form>
  )
}
