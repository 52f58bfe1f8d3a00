/** The icons of styles/icons.css. */
type Name =
  | 'languages'
  | 'books'
  | 'cart'
  | 'check'
  | 'heart'
  | 'heart-full'
  | 'moon'
  | 'play'
  | 'search'
  | 'search-full'
  | 'smiley'
  | 'sticker'
  | 'sticker-full'
  | 'shop'
  | 'shop-full'
  | 'sun'
  | 'user'
  | 'user-full'

interface Props {
  name: Name
  size?: number
  className?: string
}

/** An icon of those that stand on every page: drawn by the stylesheet, so that it weighs nothing where it stands. */
export function ShopIcon({ name, size = 20, className = '' }: Props) {
  const look = `icon icon-${name} ${className}`.trimEnd()
  const style: Record<`--${string}`, string> | undefined = size === 20 ? undefined : { '--icon-side': `${size}px` }
  return <i aria-hidden className={look} style={style} />
}
