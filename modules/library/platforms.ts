/** The platforms a pack's files are made for. */
export const PLATFORMS: readonly { id: string; name: string }[] = []

export function isPlatform(id: string): boolean {
  return PLATFORMS.some((platform) => platform.id === id)
}
