import { PLATFORMS as ALL, isPlatform } from '@/modules/imaging/platforms'

/** `least`: how many stickers a pack has there at least. The platforms a buyer can take a pack's files for. What only an artist can hand in is not among them. */
export const PLATFORMS: readonly { id: string; name: string; least: number }[] = ALL.filter(
  ({ hands }) => hands === 'buyer',
).map(({ id, name, count }) => ({ id, name, least: count.least }))

/** Where a buyer can bring nothing in; said plainly, beside those where he can. */
export const ARTISTS_ONLY = ALL.filter(({ hands }) => hands === 'artist').map(({ id, name }) => ({ id, name }))

export function isForBuyers(id: string): boolean {
  return isPlatform(id) && PLATFORMS.some((platform) => platform.id === id)
}
