import { PLATFORMS as ALL, isPlatform } from '@/modules/imaging/platforms'

/** The platforms a buyer can take a pack's files for. What only an artist can hand in is not among them. */
export const PLATFORMS: readonly { id: string; name: string }[] = ALL.filter(({ hands }) => hands === 'buyer').map(
  ({ id, name }) => ({ id, name }),
)

/** Where a buyer can bring nothing in; said plainly, beside those where he can. */
export const ARTISTS_ONLY = ALL.filter(({ hands }) => hands === 'artist').map(({ id, name }) => ({ id, name }))

export function isForBuyers(id: string): boolean {
  return isPlatform(id) && PLATFORMS.some((platform) => platform.id === id)
}
