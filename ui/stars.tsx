import { StarIcon } from '@phosphor-icons/react/dist/ssr/Star'
import { Icon } from './icon'

/** Up to five stars. Said in words beside it, or by `label`: without one it is for the eye only. @param tenths 0 to 50 */
export function Stars({ tenths, size = 18, label }: { tenths: number; size?: number; label?: string }) {
  const row = [1, 2, 3, 4, 5].map((star) => <Icon key={star} of={StarIcon} weight="fill" size={size} />)
  return (
    <span
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      className="relative inline-flex"
    >
      <span className="text-line-strong flex">{row}</span>
      <span
        className="text-accent absolute inset-y-0 start-0 flex overflow-hidden"
        // The share of a mean, which no class can name.
        style={{ width: `${tenths * 2}%` }}
      >
        {row}
      </span>
    </span>
  )
}
