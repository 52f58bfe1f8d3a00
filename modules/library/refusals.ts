import { Refusal } from '@/core/refusal'

/** Said also when there is no such pack or file: who does not own it does not learn whether it exists. */
export const notInLibrary = () => new Refusal('library.not_yours', 404, 'This is not in your library.')

export const takenDown = () =>
  new Refusal('library.taken_down', 403, 'This pack was taken down; its files are not given out any more.')

export const handOffExpired = () =>
  new Refusal('library.hand_off_expired', 403, 'This link worked for ten minutes. Make a new one where it came from.')

export const linkExpired = (packId: string) =>
  new Refusal('library.link_expired', 403, 'This link worked for five minutes. Ask for a new one in the library.', {
    packId,
  })

export const favouritesFull = (limit: number) =>
  new Refusal('library.favourites_full', 422, `There is room for ${limit} favourites.`, { limit })
