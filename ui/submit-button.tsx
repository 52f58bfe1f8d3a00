'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

/** The button of the form around it: shows that the form is under way, and cannot be pressed twice meanwhile. */
export function SubmitButton(props: Omit<ComponentProps<typeof Button>, 'type' | 'pending'>) {
  const { pending } = useFormStatus()
  return (
    <Button
      {...props}
      type="submit"
      pending={pending}
      onClick={(event) => {
        // Kept focusable while pending (a disabled button drops the focus), so the second press is stopped here.
        if (pending) event.preventDefault()
        else props.onClick?.(event)
      }}
    />
  )
}
