import { PLATFORMS as ALL } from '@/modules/imaging/platforms'

/** The platforms a pack's files are made for. */
export const PLATFORMS: readonly { id: string; name: string }[] = ALL.map(({ id, name }) => ({ id, name }))

export { isPlatform } from '@/modules/imaging/platforms'
