import { allocate, money, type Money } from '@/core/money'
import { WHOLE, type BasisPoints } from '@/core/percent'

/** The most a code takes off: something is always left to be paid, or it would be a gift by another name. */
export const MOST_POINTS: BasisPoints = 9_000

/** Who bears what a code takes off: everyone in the sale by the lower price, or the shop alone out of its part. */
export type Bearer = 'all' | 'shop'

export interface Code {
  id: string
  code: string
  /** The artist whose packs it is for; null: the shop's, for all packs. */
  ownerId: string | null
  points: number | null
  amount: Money | null
  startsAt: Date
  endsAt: Date | null
  usesMost: number | null
  perBuyer: number
  taken: number
  stoppedAt: Date | null
  createdAt: Date
}

/** A code as it is compared: however it was typed, with dashes, spaces or small letters. */
export function normalCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_.]/g, '')
}

export function bearerOf({ ownerId }: Pick<Code, 'ownerId'>): Bearer {
  return ownerId === null ? 'shop' : 'all'
}

/** A pack in an order, as a code sees it. */
export interface Discountable {
  packId: string
  artistId: string
  pricing: string
  price: Money
}

/** Whether a code is for this pack. What a buyer pays by his own choice is not lowered: he chooses again. */
export function fits({ ownerId }: Pick<Code, 'ownerId'>, { artistId, pricing }: Discountable): boolean {
  return pricing === 'fixed' && (ownerId === null || ownerId === artistId)
}

/**
 * What a code wants to take off each pack, in minor units. A rate is rounded down on each; an amount is split over the packs it is
 * for by largest remainder. Never more than nine tenths of the packs it is for.
 */
export function discounts(
  code: Pick<Code, 'ownerId' | 'points' | 'amount'>,
  packs: readonly Discountable[],
): Map<string, bigint> {
  const fitting = packs.filter((pack) => fits(code, pack))
  const [first] = fitting
  if (!first) return new Map()
  const most = fitting.map(({ price }) => (price.minor * BigInt(MOST_POINTS)) / BigInt(WHOLE))
  if (code.points !== null) {
    const points = BigInt(code.points)
    return new Map(fitting.map(({ packId, price }) => [packId, (price.minor * points) / BigInt(WHOLE)]))
  }
  const sumMost = most.reduce((sum, minor) => sum + minor, 0n)
  const wanted = code.amount?.minor ?? 0n
  const total = wanted < sumMost ? wanted : sumMost
  if (total === 0n) return new Map()
  const parts = allocate(money(total, first.price.currency), most)
  return new Map(fitting.map(({ packId }, index) => [packId, parts[index]?.minor ?? 0n]))
}
