import { SHOP_MARK } from './logo-mark'

/** The mark: a rose sticker with a white cut edge and the letter م, its lower corner lifted. Never mirrored. */
export function LogoMark({ side = 36 }: { side?: number }) {
  return (
    <svg
      aria-hidden
      width={side}
      height={side}
      viewBox="0 0 64 64"
      className="shrink-0 overflow-visible [filter:var(--sticker-rest)]"
    >
      <path d={SHOP_MARK.edge} fill="#fffefb" />
      <path d={SHOP_MARK.face} fill="var(--accent)" />
      <path d={SHOP_MARK.letter} transform={SHOP_MARK.letterAt} fill="var(--accent-on)" />
      <path d={SHOP_MARK.back} fill="#f1eee7" />
      <path d={SHOP_MARK.shade} fill="#d9d4c9" />
    </svg>
  )
}

/** Mark and name. The name is the shop's own, in the page's language. */
export function Logo({ name, side = 36 }: { name: string; side?: number }) {
  return (
    <span className="inline-flex items-center gap-3">
      <LogoMark side={side} />
      <span className="font-display translate-y-[0.06em] text-[1.5rem] leading-none font-extrabold tracking-[calc(-0.02em*var(--tight))]">
        {name}
      </span>
    </span>
  )
}
