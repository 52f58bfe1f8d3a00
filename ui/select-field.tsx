import type { ComponentProps } from 'react'
import { controlLook, type Frame, useFrame } from './field'
import { ShopIcon } from './shop-icon'

export function SelectField({
  label,
  hint,
  error,
  aside,
  quiet,
  className,
  id,
  children,
  ...rest
}: Frame & Omit<ComponentProps<'select'>, 'className'>) {
  const { bind, around } = useFrame({ label, hint, error, aside, quiet: quiet ?? false, className }, id)
  return around(
    <span className="relative">
      <select {...rest} {...bind} className={controlLook(Boolean(error), 'h-[46px] appearance-none pe-10')}>
        {children}
      </select>
      <ShopIcon name="down" size={16} className="text-ink-2 pointer-events-none absolute inset-y-0 end-4 my-auto" />
    </span>,
  )
}
