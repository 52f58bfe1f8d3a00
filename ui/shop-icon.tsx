/** The icons of styles/icons.css. */
type Name =
  | 'books'
  | 'cart'
  | 'check'
  | 'close'
  | 'done'
  | 'down'
  | 'heart'
  | 'heart-full'
  | 'info'
  | 'languages'
  | 'moon'
  | 'play'
  | 'search'
  | 'search-full'
  | 'shop'
  | 'shop-full'
  | 'smiley'
  | 'sound'
  | 'sparkle'
  | 'sticker'
  | 'sticker-full'
  | 'stop'
  | 'sun'
  | 'user'
  | 'user-full'
  | 'wait'
  | 'warn'

interface Props {
  name: Name
  size?: number
  className?: string
}

/** An icon of those that stand on every page, or in parts that a browser draws: drawn by the stylesheet, so that it weighs nothing where it stands. */
export function ShopIcon({ name, size = 20, className = '' }: Props) {
  const look = `icon icon-${name} ${className}`.trimEnd()
  const style: Record<`--${string}`, string> | undefined = size === 20 ? undefined : { '--icon-side': `${size}px` }
  return <i aria-hidden className={look} style={style} />
}
