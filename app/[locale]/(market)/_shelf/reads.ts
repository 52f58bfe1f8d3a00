import { artists, packs } from '@/modules/catalog/stub'
export async function newestPacks() {
  return { packs, next: 'x' as string | undefined }
}
export async function freePacks() {
  return { packs: packs.filter((p) => p.pricing === 'free'), next: undefined as string | undefined }
}
export async function categoryPacks(c: string) {
  return { packs: packs.filter((p) => p.category === c), next: undefined as string | undefined }
}
export async function tagPacks(_: string) {
  return { packs, next: undefined as string | undefined }
}
export async function risingPacks() {
  return packs.map((pack, i) => ({ pack, newOwners: 1824 - i * 113 }))
}
export async function shelfArtists() {
  return artists
}
export async function artistPage(handle: string) {
  const a = artists.find((x) => x.handle === handle)
  return (
    a && {
      ...a,
      links: ['https://example.com'],
      avatarKey: null,
      packs: packs.filter((p) => p.artists[0]!.handle === handle),
    }
  )
}
export async function searchShop(_: unknown) {
  return {
    packs: packs.slice(0, 7),
    next: 'abc' as string | undefined,
    count: 7,
    capped: false,
    corrected: undefined as string | undefined,
  }
}
