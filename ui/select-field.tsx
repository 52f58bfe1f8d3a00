import type { ComponentProps } from 'react'
import { controlLook, type Frame, useFrame } from './field'
import { ShopIcon } from './shop-icon'

export function SelectField(props: Frame & Omit<ComponentProps<'select'>, 'className'>) {
  const { bind, around, rest, bad } = useFrame(props)
  return around(
    <span className="relative">
      <select {...rest} {...bind} className={controlLook(bad, 'h-[46px] appearance-none pe-10')} />
      <ShopIcon name="down" size={16} className="text-ink-2 pointer-events-none absolute inset-y-0 end-4 my-auto" />
    </span>,
  )
}
