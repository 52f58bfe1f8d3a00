import type { IconProps, IconWeight } from '@phosphor-icons/react'
import type { ComponentType } from 'react'

interface Props {
  /** A Phosphor icon, imported by its own file: `@phosphor-icons/react/dist/ssr/Heart`. */
  of: ComponentType<IconProps>
  size?: number
  /** Bold everywhere; filled only for the current tab, play and state marks. */
  weight?: IconWeight
  /** Arrows and the paper plane point along the line. */
  flips?: boolean
  className?: string
}

export function Icon({ of: Glyph, size = 20, weight = 'bold', flips = false, className = '' }: Props) {
  return <Glyph aria-hidden size={size} weight={weight} className={`shrink-0 ${flips ? 'flips' : ''} ${className}`} />
}
