'use client'

import { type ReactNode, useActionState } from 'react'
import type { FormState } from '@/infra/form-action'
import { Notice } from '@/ui/notice'

/** A form of one action: its fields as children, its answer under them. Works before any script is there. */
export function ActionForm({
  action,
  className,
  done,
  way,
  children,
}: {
  action: (before: FormState | undefined, form: FormData) => Promise<FormState>
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
      {answer?.ok === false && (
        <Notice tone="bad" role="alert" action={way}>
          {answer.message}
        </Notice>
      )}
      {answer?.ok && done && (
        <Notice tone="ok" role="status">
          {done}
        </Notice>
      )}
    </form>
  )
}
