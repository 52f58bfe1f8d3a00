import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { db, inTransaction } from '@/infra/db'
import { storage } from '@/infra/storage'
import { findArtistPage } from '@/modules/accounts/artist-page'
import { composeArtistCard } from '@/modules/catalog/compose-artist-card'
import { findArtistFigures } from '@/modules/catalog/find-artist-figures'
import { sha256 } from '@/modules/imaging/master'
import { imagingPool } from '@/modules/imaging/process-pool'
import { reportPage } from '@/modules/moderation/report-page'
import { erasePerson } from '@/modules/privacy/erase-person'
import { stickerPng } from '@/testing/images'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { editPage, findMyPage } from '@/modules/studio/edit-page'
import { removePagePicture, setPagePicture } from '@/modules/studio/set-page-picture'

afterAll(() => imagingPool().close())

/** A photo as a phone sends it, with words of its own inside. */
const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a4' } })
    .withExif({ IFD0: { Artist: 'somebody at home' } })
    .jpeg()
    .toBuffer()

const sizeOf = async (key: string) => {
  const { width, height, exif } = await sharp(await storage.get(key)).metadata()
  return { width, height, exif }
}

const { actor: artist } = await createPerson({ roles: ['artist'] })
// Known already: their pictures are shown at once.
await createPackOnSale({ artistId: artist.id })

describe('pictures of an artist’s page', () => {
  test('are cut to their place, carry nothing of the file, and leave storage when taken away', async () => {
    expect(await setPagePicture(artist, 'banner', await photo(1000, 700))).toEqual([])
    const { bannerKey } = await findMyPage(artist)
    expect(await sizeOf(`media/${bannerKey}/1600.webp`)).toEqual({ width: 1600, height: 400, exif: undefined })
    expect(await sizeOf(`media/${bannerKey}/800.webp`)).toMatchObject({ width: 800, height: 200 })

    expect(await setPagePicture(artist, 'banner', await photo(900, 300))).toEqual([])
    expect(await storage.has(`media/${bannerKey}/1600.webp`)).toBe(false)
    const second = (await findMyPage(artist)).bannerKey
    expect(await storage.has(`media/${second}/1600.webp`)).toBe(true)
    await removePagePicture(artist, 'banner')
    expect(await findMyPage(artist)).toMatchObject({ bannerKey: null })
    expect(await storage.has(`media/${second}/1600.webp`)).toBe(false)
  })

  test('what is too small or no picture is said with its measure, and changes nothing', async () => {
    expect(await setPagePicture(artist, 'banner', await photo(799, 400))).toMatchObject([
      { code: 'page_picture.too_small', params: { width: 799, height: 400, leastWidth: 800, leastHeight: 200 } },
    ])
    expect(await setPagePicture(artist, 'portrait', Buffer.from('<script>'))).toMatchObject([
      { code: 'image.not_an_image' },
    ])
    expect(await db.user.findUnique({ where: { id: artist.id } })).toMatchObject({ avatarKey: null })
  })

  test('are an artist’s alone', async () => {
    const { actor: member } = await createPerson()
    await expect(setPagePicture(member, 'banner', await photo(900, 300))).rejects.toMatchObject({ status: 403 })
    await expect(removePagePicture(member, 'portrait')).rejects.toMatchObject({ status: 403 })
    await expect(editPage(member, { terms: '', figures: [] })).rejects.toMatchObject({ status: 403 })
  })
})

test('terms are cleaned and bounded, and figures are shown in the order of the page', async () => {
  await editPage(artist, { terms: ' Print them.\r\nAsk first. ', figures: ['since', 'owners'] })
  expect(await findMyPage(artist)).toMatchObject({ terms: 'Print them.\nAsk first.', figures: ['owners', 'since'] })
  await expect(editPage(artist, { terms: 'é'.repeat(601), figures: [] })).rejects.toMatchObject({
    code: 'studio.long_terms',
    params: { characters: 601, max: 600 },
  })
})

test('the picture a page is sent round with is of the newest packs and the portrait, made once, and gone from the page of who is gone', async () => {
  const { actor: painter } = await createPerson({ roles: ['artist'] })
  const masters = await Promise.all([1, 2, 3].map((seed) => stickerPng('flat', 96, seed)))
  for (const master of masters) await storage.put(`masters/${sha256(master)}.png`, master)
  const stickers = masters.map((master) => ({ masterHash: sha256(master) }))
  await createPackOnSale({ artistId: painter.id, stickers: stickers.slice(0, 2) })
  await createPackOnSale({ artistId: painter.id, stickers: stickers.slice(2) })

  await composeArtistCard(imagingPool(), painter.id)
  const { shareKey } = await findArtistPage(painter.id)
  expect(await sizeOf(`media/${shareKey}/share.jpg`)).toMatchObject({ width: 1200, height: 630 })
  const never = { composeArtistCard: () => Promise.reject(new Error('composed again')) }
  await composeArtistCard(never, painter.id)

  expect(await setPagePicture(painter, 'portrait', await photo(300, 200))).toEqual([])
  await composeArtistCard(imagingPool(), painter.id)
  const withFace = (await findArtistPage(painter.id)).shareKey
  expect(withFace).not.toBe(shareKey)
  expect(await storage.has(`media/${withFace}/share.jpg`)).toBe(true)

  await inTransaction((tx) => tx.pack.updateMany({ where: { artistId: painter.id }, data: { ownerCount: 4, reviewCount: 1, reviewSum: 5 } })) // prettier-ignore
  expect(await findArtistFigures(painter.id)).toMatchObject({ owners: 8, stickers: 3, ratings: 2, mean: 50 })

  const { avatarKey } = await db.user.findUniqueOrThrow({ where: { id: painter.id } })
  await erasePerson(painter, painter.handle)
  expect(await storage.has(`media/${avatarKey}/448.webp`)).toBe(false)
  expect(await findArtistPage(painter.id)).toMatchObject({ shareKey: null })
})

test('a person who is erased leaves no copy of a page that was reported, and no name in its case', async () => {
  const { actor: erased } = await createPerson({ roles: ['artist'], name: 'Mina Nevermore' })
  await createPackOnSale({ artistId: erased.id })
  await setPagePicture(erased, 'banner', await photo(900, 300))
  const { bannerKey } = await findMyPage(erased)
  const words = 'That is my garden in the banner.'
  const reporter = (await createPerson()).actor
  await reportPage(reporter, { artistId: erased.id, category: 'copy', words, proof: '', email: '', locale: 'en' })
  await removePagePicture(erased, 'banner')
  expect(await storage.has(`media/${bannerKey}/800.webp`)).toBe(true)
  await erasePerson(erased, erased.handle)
  expect(await db.pageCopy.count({ where: { userId: erased.id } })).toBe(0)
  expect(await storage.has(`media/${bannerKey}/800.webp`)).toBe(false)
  expect(JSON.stringify(await db.packCase.findMany({ where: { artistId: erased.id } }))).not.toContain('Nevermore')
})
