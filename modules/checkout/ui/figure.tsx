import Link from 'next/link'
import type { Money } from '@/core/money'
import { Price } from '@/ui/price'
import type { Period } from '../period'

/** Where the sales behind a number are listed, each with its entry. */
export type SalesHref = (of: Period & { packId?: string | undefined; country?: string | undefined }) => string

/** An amount that leads to the sales it is the sum of; nothing leads nowhere. */
export function Figure({ of, href }: { of: Money; href: string | undefined }) {
  if (!href || of.minor === 0n) return <Price of={of} />
  return (
    <Link prefetch={false} href={href} className="link inline-flex min-h-6 items-center">
      <Price of={of} />
    </Link>
  )
}
