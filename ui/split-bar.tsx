import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { Money } from '@/core/money'
import { Price } from './price'

export interface SplitPart {
  /** The order on the bar is fixed: artists, tax, the shop. */
  kind: 'artist' | 'tax' | 'shop'
  name: string
  /** What this part is for: `drew it · 70 %`. Not shown in one line. */
  note?: ReactNode
  amount: Money
}

const ORDER = { artist: 0, tax: 1, shop: 2 }

function inOrder(parts: readonly SplitPart[]) {
  let artists = 0
  return parts
    .toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind])
    .map((part) => ({ ...part, second: part.kind === 'artist' && artists++ % 2 === 1 }))
}

function ground(part: { kind: SplitPart['kind']; second: boolean }): string {
  if (part.kind === 'tax') return 'hatched'
  if (part.kind === 'shop') return 'bg-ink text-paper'
  return part.second ? 'bg-accent-mid text-accent-mid-on' : 'bg-accent text-accent-on'
}

/** Who gets what of a price, as a picture. Only beside `SplitList`, which says it in figures. */
export function SplitBar({ parts, tall = false }: { parts: readonly SplitPart[]; tall?: boolean }) {
  return (
    <div
      aria-hidden
      className={clsx('flex overflow-hidden', tall ? 'rounded-tile h-16 gap-1' : 'h-3.5 gap-[3px] rounded-full')}
    >
      {inOrder(parts)
        .filter((part) => part.amount.minor > 0n)
        .map((part) => (
          // Widths are only drawn: the figures are in the list. Number() is exact far beyond any price.
          <div
            key={`${part.kind}-${part.name}`}
            style={{ flexGrow: Number(part.amount.minor) }}
            className={clsx('@container flex min-w-1.5 basis-0 items-center overflow-hidden', ground(part))}
          >
            {tall && part.kind !== 'tax' && (
              <span
                className={clsx(
                  // Half an amount is none: what has no room is only in the list.
                  'truncate text-[0.9375rem] font-semibold @max-[52px]:hidden',
                  part.kind === 'shop' ? 'w-full px-1 text-center' : 'ps-3 sm:ps-4',
                )}
              >
                <Price of={part.amount} />
              </span>
            )}
          </div>
        ))}
    </div>
  )
}

/** The truth the bar shows. `inline` sets the parts in one line, as under a statement or at a phone's foot. */
export function SplitList({ parts, inline = false }: { parts: readonly SplitPart[]; inline?: boolean }) {
  return (
    <ul className={clsx(inline ? 'type-small flex flex-wrap gap-x-5 gap-y-1.5' : 'grid gap-2.5')}>
      {inOrder(parts).map((part) => (
        <li key={`${part.kind}-${part.name}`} className={clsx('flex items-baseline gap-2.5', inline && 'gap-1.5')}>
          <span
            aria-hidden
            className={clsx('mt-[calc((1lh-10px)/2)] size-2.5 shrink-0 self-start rounded-[3px]', ground(part))}
          />
          <span className="min-w-0">
            <bdi>{part.name}</bdi>
            {/* A block in the line keeps to itself: a Latin name and its note would run on as one in an Arabic line. */}
            {part.note && !inline && <span className="type-small text-ink-3 ms-2 inline-block">{part.note}</span>}
          </span>
          <Price of={part.amount} className={inline ? 'font-medium' : 'strong ms-auto'} />
        </li>
      ))}
    </ul>
  )
}
