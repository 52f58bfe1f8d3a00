import { clsx } from 'clsx'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { ShopIcon } from './shop-icon'

/** The edge and ground of everything one can type into. */
export function controlLook(bad = false, className?: string): string {
  return clsx(
    'w-full rounded-m border bg-sheet px-4 text-ink focus-visible:border-accent focus-visible:outline-offset-0 disabled:bg-well disabled:text-ink-3',
    bad ? 'border-bad' : 'border-line-strong',
    className,
  )
}

export interface Frame {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong, in words. Shown with the warning icon and tied to the control. */
  error?: ReactNode
  /** At the end of the label's line: a counter, a link. */
  aside?: ReactNode
  /** The label is for screen readers only: where the control says itself what it is. */
  quiet?: boolean
  className?: string | undefined
}

/** What ties label, hint and error to a control: give `bind` to it. */
interface Bound {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** The props of a field, taken apart: its frame around a control, and what is left for the control itself (`rest`, with `bind`). */
export function useFrame<P extends Frame & { id?: string | undefined }>(props: P) {
  const { label, hint, error, aside, quiet, className, id: given, ...rest } = props
  // Named for what it is: a page that the server renders after the frame around it counts its ids from the start again.
  const made = `field${useId()}`
  const id = given ?? made
  const bind: Bound = {
    id,
    'aria-describedby': clsx(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`) || undefined,
    'aria-invalid': error ? true : undefined,
  }
  const around = (control: ReactNode) => (
    <div className={clsx('grid content-start gap-1.5', className)}>
      <div className={clsx('flex items-baseline justify-between gap-3', quiet && 'sr-only')}>
        <label htmlFor={id} className="type-small strong">
          {label}
        </label>
        {aside && <span className="type-small text-ink-3">{aside}</span>}
      </div>
      {control}
      {hint && (
        <p id={`${id}-hint`} className="type-small text-ink-3">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
  return { bind, around, rest, bad: Boolean(error) }
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="type-small text-bad flex items-start gap-1.5">
      <ShopIcon name="warn" size={16} className="mt-px" />
      <span>{children}</span>
    </p>
  )
}

export function TextField(props: Frame & Omit<ComponentProps<'input'>, 'className'>) {
  const { bind, around, rest, bad } = useFrame(props)
  return around(<input type="text" {...rest} {...bind} className={controlLook(bad, 'h-[46px]')} />)
}

export function TextArea(props: Frame & Omit<ComponentProps<'textarea'>, 'className'>) {
  const { bind, around, rest, bad } = useFrame(props)
  return around(<textarea rows={3} {...rest} {...bind} className={controlLook(bad, 'min-h-[46px] py-2.5')} />)
}
