import { createImagingPool } from '@/modules/imaging/imaging-pool'
import { lookAtPicture } from '@/modules/imaging/look-at-picture'

/** Each picture is decoded once, however often the packs and their broken copies have it. */
const looked = new WeakMap<Uint8Array, ReturnType<typeof lookAtPicture>>()

export function lookOnce(bytes: Uint8Array) {
  const answer = looked.get(bytes) ?? lookAtPicture(bytes)
  looked.set(bytes, answer)
  return answer
}

/** The processes that make files, but what lies in memory is looked at here, and once. */
export function createContractPool() {
  const processes = createImagingPool({ size: 2, seconds: 60 })
  return {
    ...processes,
    lookAtPicture: (picture: Parameters<typeof processes.lookAtPicture>[0]) =>
      picture instanceof Uint8Array ? lookOnce(picture) : processes.lookAtPicture(picture),
  }
}
