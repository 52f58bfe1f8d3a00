import { Refusal } from '@/core/refusal'

// Every expected "no" of the studio. The words a person reads are refusals.studio.* in messages/.

export const notFound = () => new Refusal('studio.not_found', 404, 'There is no such pack.')
export const noDrawings = () => new Refusal('studio.no_drawings', 409, 'The pack has no drawings yet.')
export const longTerms = (characters: number, max: number) =>
  new Refusal('studio.long_terms', 422, `The terms have ${characters} characters; ${max} fit.`, { characters, max })
export const worksFull = (most: number) =>
  new Refusal('studio.works_full', 409, `The registry takes ${most} drawings of one artist.`, { most })
export const notYours = () => new Refusal('studio.not_yours', 403, 'Only the artist of a pack may do this.')
export const stale = () =>
  new Refusal('studio.stale', 409, 'The pack was changed in another window since this page was loaded.')
export const noSuchSticker = () => new Refusal('studio.no_such_sticker', 404, 'The pack has no such sticker.')
export const notReady = (faults: number) =>
  new Refusal('studio.not_ready', 422, `The pack is not ready: ${faults} faults.`, { count: faults })
export const sharesMustAddUp = (points: number) =>
  new Refusal('studio.shares_sum', 422, `Shares must add up to 10,000 basis points, these are ${points}.`, { points })
export const sharesInvalid = () =>
  new Refusal('studio.shares_invalid', 422, 'Each person is named once and has a share between 0.01 and 100 %.')
export const tooManyShares = (limit: number) =>
  new Refusal('studio.shares_many', 422, `A pack has at most ${limit} people.`, { limit })
export const noSuchPerson = (handle: string) =>
  new Refusal('studio.no_such_person', 422, `There is nobody called ${handle}.`, { handle })
export const notInvited = () => new Refusal('studio.not_invited', 404, 'There is no such invitation.')
export const alreadyDrafted = () =>
  new Refusal('studio.already_drafted', 409, 'This pack has a version in the works already.')
export const movesAlready = () => new Refusal('studio.moves', 422, 'A sticker that moves is mended where it was drawn.')
export const nothingToUndo = () => new Refusal('studio.nothing_to_undo', 409, 'This sticker was not fixed.')

export const noSuchUpload = () => new Refusal('upload.not_found', 404, 'There is no such upload.')
export const uploadTooLarge = (file: string, bytes: number, limit: number) =>
  new Refusal('upload.too_large', 413, `${file} is ${bytes} bytes, the limit is ${limit}.`, {
    file,
    bytes,
    limitBytes: limit,
  })
export const tooManyFiles = (limit: number) =>
  new Refusal('upload.too_many_files', 429, `At most ${limit} files can be under way at once.`, { limit })
export const tooManyBytes = (limit: number) =>
  new Refusal('upload.too_many_bytes', 429, `At most ${limit} bytes can be under way at once.`, { limitBytes: limit })
export const packFull = (count: number, limit: number) =>
  new Refusal('upload.pack_full', 422, `The pack has ${count} stickers, the limit is ${limit}.`, { count, limit })
export const uploadInvalid = () =>
  new Refusal('upload.invalid', 400, 'An upload says its length, its version, its file name and a fingerprint.')
export const uploadOffset = () => new Refusal('upload.offset', 409, 'These bytes are here already.')
export const picturesUnderWay = (count: number) =>
  new Refusal('studio.pictures_under_way', 409, `Previews of ${count} stickers are still being made.`, { count })
