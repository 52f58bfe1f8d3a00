import { system, type UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { createLink } from '@/infra/session-store'
import { linkToken } from '@/infra/session-token'
import { editProfile } from '@/modules/accounts/edit-profile'
import { writeTicket } from '@/modules/accounts/wait-ticket'
import { banPack } from '@/modules/catalog/ban-pack'
import { setPrice } from '@/modules/catalog/set-price'
import { stopSelling } from '@/modules/catalog/stop-selling'
import { addToCart } from '@/modules/checkout/change-cart'
import { cancelOrder } from '@/modules/checkout/cancel-order'
import { findOrder } from '@/modules/checkout/find-order'
import { getFreePack } from '@/modules/checkout/get-free-pack'
import { placeOrder } from '@/modules/checkout/place-order'
import { followArtist } from '@/modules/following/follow-artist'
import { stopQuery } from '@/modules/following/news-mail'
import { findEntryOfOrder } from '@/modules/ledger/find-entry'
import { appealBan } from '@/modules/moderation/appeal-ban'
import { approveCase } from '@/modules/moderation/approve-case'
import { appealPageDecision } from '@/modules/moderation/appeal-page'
import { banPath } from '@/modules/moderation/ban-link'
import { decideNotice } from '@/modules/moderation/decide-notice'
import { decideOnPack } from '@/modules/moderation/decide-pack-case'
import { markFault } from '@/modules/moderation/mark-fault'
import { listPackCases } from '@/modules/moderation/list-pack-cases'
import { reportPack } from '@/modules/moderation/report-pack'
import { openLook } from '@/modules/moderation/open-look'
import { reportPage } from '@/modules/moderation/report-page'
import { rejectCase } from '@/modules/moderation/reject-case'
import { sendNotice } from '@/modules/moderation/send-notice'
import { shutAccount } from '@/modules/moderation/shut-account'
import { answerReview } from '@/modules/reviews/answer-review'
import { listReviews } from '@/modules/reviews/list-reviews'
import { writeReview } from '@/modules/reviews/write-review'
import { editPage } from '@/modules/studio/edit-page'
import { setPagePicture } from '@/modules/studio/set-page-picture'
import { sharePack } from '@/modules/studio/share-pack'
import { bringToReview, draftPack, pictureAll } from '@/testing/builders'
import { plainPng, stickerPng } from '@/testing/images'
import { buy, chargeOf, confirmation } from '@/testing/orders'
import { addWish } from '@/modules/wishes/change-wish'
import { createPackOnSale, type PackWishes } from '@/testing/packs'
import { createPerson } from './world'

// One thing in each state a page can show, made through the use cases. A builder answers with names for the addresses of
// every-page.spec.ts: `:fixed` there is `fixed` here.

type Names = Record<string, string>

let turn = 0
async function onSale(wishes: PackWishes = {}) {
  turn += 1
  const title = `Stock ${process.pid} ${Date.now().toString(36)} ${turn}`
  const pack = await createPackOnSale({ title, tags: ['frogs'], ...wishes })
  return { ...pack, slug: title.toLowerCase().replaceAll(' ', '-') }
}

const priced = { pricing: 'fixed', minor: 299n } as const

/** What a visitor can come across. */
export async function stockShop(): Promise<Names> {
  const { actor: artist } = await createPerson({ roles: ['artist'], name: 'Mina Haddad' })
  const mine = { artistId: artist.id }
  const [fixed, free, choose, adult, stopped, banned] = [
    await onSale({ ...mine, ...priced }),
    await onSale({ ...mine, pricing: 'free' }),
    await onSale({ ...mine, pricing: 'choose', minor: 199n }),
    await onSale({ ...mine, rating: 'adult' }),
    await onSale(mine),
    await onSale(mine),
  ]
  await stopSelling(artist, stopped.packId)
  await db.$transaction((tx) => banPack(tx, banned.packId))
  const [{ actor: pleased }, { actor: cross }] = [await createPerson({ name: 'Omar' }), await createPerson()]
  for (const owner of [pleased, cross]) await getFreePack(owner, free.packId)
  await writeReview(pleased, free.packId, { stars: 5, words: 'Twelve frogs, and each one is me.', locale: 'en' })
  await writeReview(cross, free.packId, { stars: 2, words: '', locale: 'en' })
  const review = (await listReviews(free.packId)).rows.at(-1)?.id ?? ''
  await answerReview(artist, review, 'Thank you, Omar.')
  const email = `link${Date.now().toString(36)}@people.example`
  const link = new URLSearchParams({
    email,
    token: linkToken(email, await createLink(db, email, 'another browser')),
    next: '/library',
  })
  // In line for longer than anybody looks: the page goes on by itself when the wait is over.
  const asked = { email: 'line@mailinator.com', next: '/library', locale: 'en', browser: 'another browser' } as const
  const ticket = writeTicket({ ...asked, why: 'lapses', from: Date.now() + 3_600_000 })
  return {
    artist: artist.handle,
    artistId: artist.id,
    fixed: fixed.slug,
    fixedId: fixed.packId,
    free: free.slug,
    freeId: free.packId,
    review,
    choose: choose.slug,
    adult: adult.slug,
    stopped: stopped.slug,
    banned: banned.slug,
    link: link.toString(),
    line: new URLSearchParams({ ticket }).toString(),
  }
}

/** A buyer's orders, one in every state, and every way a checkout can begin. */
export async function stockOrders(buyer: UserActor): Promise<Names> {
  const order = async (provider = 'sandbox') => {
    const { packId } = await onSale(priced)
    return (await placeOrder(buyer, await confirmation(packId, { provider }))).orderId
  }
  const outcome = async (move: Parameters<typeof buy>[2] = {}) => buy(buyer, (await onSale(priced)).packId, move)

  const [waiting, transfer, canceled, expired] = [await order(), await order('manual'), await order(), await order()]
  await cancelOrder(buyer, canceled)
  await db.order.update({ where: { id: expired }, data: { state: 'expired' } })
  const [paid, declined, stopped, less, twice] = [
    await outcome(),
    await outcome({ move: 'decline' }),
    await outcome({ move: 'cancel' }),
    await outcome({ move: 'other' }),
    await outcome({ move: 'twice' }),
  ]
  // A cart with a pack of a price, one to choose for, one that is not sold any more and one that is free by now.
  const stoppedPack = await onSale(priced)
  const freed = await onSale(priced)
  for (const { packId } of [await onSale(priced), await onSale({ pricing: 'choose', minor: 199n }), stoppedPack, freed])
    await addToCart(buyer, { packId }, [])
  await db.$transaction(async (tx) => {
    await banPack(tx, stoppedPack.packId)
    await setPrice(tx, freed.packId, { pricing: 'free', minor: 0n })
  })
  const free = await onSale({ pricing: 'free' })
  await getFreePack(buyer, free.packId)
  // Wished for at a price that changed, owned by now, and not sold any more; and an artist to hear of.
  const wished = await onSale(priced)
  for (const { packId } of [wished, free]) await addWish(buyer, packId)
  await db.wish.create({
    data: { userId: buyer.id, packId: stoppedPack.packId, pricing: 'fixed', priceMinor: 299n, currency: 'USD' },
  })
  await db.$transaction((tx) => setPrice(tx, wished.packId, { pricing: 'fixed', minor: 199n }))
  await followArtist(buyer, wished.artistId)
  const gift = await outcome({ gift: { from: 'Aunt Rania', message: 'For the long trains.' } })
  const gone = await onSale(priced)
  await db.$transaction((tx) => banPack(tx, gone.packId))
  return {
    waiting,
    transfer,
    canceled,
    expired,
    paid,
    declined,
    stopped,
    less,
    twice,
    gift,
    giftLink: (await findOrder(buyer, gift)).given?.token ?? '',
    owned: free.packId,
    stop: stopQuery(buyer.id),
    gone: gone.packId,
    fixed: (await onSale(priced)).packId,
    choose: (await onSale({ pricing: 'choose', minor: 199n })).packId,
    free: (await onSale({ pricing: 'free' })).packId,
    openCharge: await chargeOf(waiting),
    paidCharge: await chargeOf(paid),
  }
}

/** An artist's packs in the states of a version, with pictures that give cause for words, a sale and an invitation. */
export async function stockStudio(artist: UserActor): Promise<Names> {
  const { actor: reviewer } = await createPerson({ roles: ['reviewer'] })
  const { actor: friend } = await createPerson({ roles: ['artist'], name: 'Jo Park' })
  const editing = await draft(artist, 'Odd Ones', [plainPng(300, 180), stickerPng('painted', 200, 4)])
  await draft(artist, 'Just Begun', [])
  const waiting = await draft(artist, 'Patient Frogs')
  await pictureAll(waiting.versionId)
  await bringToReview(artist, waiting.versionId)

  const rejected = await draft(artist, 'Frogs Again')
  await pictureAll(rejected.versionId)
  const caseId = (await bringToReview(artist, rejected.versionId, reviewer)) ?? ''
  const stickerId = rejected.stickers[1]?.id
  await markFault(reviewer, caseId, { stickerId, reasons: ['QUALITY'], words: 'Too dark on a dark chat.' })
  await rejectCase(reviewer, caseId, { reasons: [], words: 'Nearly there.' })

  const sold = await onShelf(artist, 'Frogs for Sale')
  const { actor: buyer } = await createPerson({ name: 'Buyer' })
  const entry = await findEntryOfOrder(db, await buy(buyer, sold.packId))

  const offered = await draft(friend, 'Shared Frogs')
  await sharePack(friend, offered.packId, [
    { handle: friend.handle, points: 7000, part: '' },
    { handle: artist.handle, points: 3000, part: 'Colours' },
  ])
  const { actor: senior } = await createPerson({ roles: ['senior_reviewer'] })
  // The first shows all a page can lose; after its strike new pictures wait.
  const [taken, heard] = [await takenOff(artist, senior), await takenOff(artist, senior)]
  await appealPageDecision(artist, heard, 'That banner is a photo of my own wall.')
  const [noticed = ''] = (await stockNotice(artist, ['Frogs in Court'])).packIds
  return {
    noticed,
    taken,
    heard,
    editing: editing.packId,
    waiting: waiting.packId,
    rejected: rejected.packId,
    sold: sold.packId,
    entry: entry ?? '',
  }
}

/** A case that waits, and one in this reviewer's hands. */
export async function stockDesk(reviewer: UserActor): Promise<Names> {
  const { actor: artist } = await createPerson({ roles: ['artist'], name: 'Omar' })
  const waiting = await draft(artist, 'Frogs in a Row')
  await pictureAll(waiting.versionId)
  await bringToReview(artist, waiting.versionId)
  const claimed = await draft(artist, 'Frogs on a Desk')
  await pictureAll(claimed.versionId)
  const shown = await onSale({ artistId: artist.id })
  const { actor: reporter } = await createPerson()
  const words = 'These frogs are drawn after mine.'
  await reportPack(reporter, { packId: shown.packId, category: 'copy', words, proof: '', email: '', locale: 'en' })
  const { waiting: reports } = await listPackCases(reviewer)
  const report = reports.find(({ title }) => title === shown.title)
  const pageReport = await pageReported(artist)
  const notice = await stockNotice(artist, ['Frogs of Old', 'Frogs Anew'])
  const { actor: senior } = await createPerson({ roles: ['senior_reviewer'] })
  const { actor: other } = await createPerson({ roles: ['artist'], name: 'Jo' })
  await onSale({ artistId: other.id })
  const pageTaken = await takenOff(other, senior)
  await appealPageDecision(other, pageTaken, 'That banner is a photo of my own wall.')
  const pageAppeal = await db.packCase.findFirst({ where: { about: pageTaken } })
  return {
    pageReport,
    pageLook: await lookWaits(),
    pageTaken,
    pageAppeal: pageAppeal?.id ?? '',
    notice: notice.id,
    noticeKey: notice.path.split('?')[1] ?? '',
    claimed: (await bringToReview(artist, claimed.versionId, reviewer)) ?? '',
    onShelf: shown.slug,
    report: report?.id ?? '',
  }
}

/** A report of an artist's page, which says all a page can say. @returns The case. */
async function pageReported(artist: UserActor): Promise<string> {
  const bio = 'Frogs, drawn in the rain.'
  const links = 'https://frogs.example\nhttps://marsh.example/shop'
  await editProfile(artist, { displayName: `Omar the Frog ${++turn}`, handle: artist.handle, bio, links, locale: 'en' })
  await editPage(artist, { terms: 'Chat as you like.', figures: [] })
  await setPagePicture(artist, 'banner', await stickerPng('painted', 900, ++turn))
  await setPagePicture(artist, 'portrait', await stickerPng('painted', 300, ++turn))
  const { actor: reporter } = await createPerson()
  const words = 'The banner is my photo, and the second link sells my frogs.'
  const proof = 'https://marshes.example/wall'
  await reportPage(reporter, { artistId: artist.id, category: 'copy', words, proof, email: '', locale: 'en' })
  return (await db.packCase.findFirstOrThrow({ where: { artistId: artist.id, kind: 'page', state: 'open' } })).id
}

/** A banner of somebody whom nobody knows yet. @returns The case. */
async function lookWaits(): Promise<string> {
  const { actor: artist } = await createPerson({ roles: ['artist'], name: 'New Here' })
  await setPagePicture(artist, 'banner', await stickerPng('painted', 900, ++turn))
  await openLook(system('open-look'), { artistId: artist.id })
  return (await db.packCase.findFirstOrThrow({ where: { artistId: artist.id, kind: 'look' } })).id
}

/** A decision that took a banner and the name off it. @returns The case. */
export async function takenOff(artist: UserActor, senior: UserActor): Promise<string> {
  const caseId = await pageReported(artist)
  const parts = { banner: 'ART-COPY', name: 'IMPERSONATION' }
  await decideOnPack(senior, caseId, { upheld: true, reasons: [], parts, words: 'It is on their wall.' })
  return caseId
}

/** A notice about packs of an artist, the first of them taken down. */
export async function stockNotice(artist: UserActor, titles: string[]) {
  const packIds: string[] = []
  for (const title of titles) packIds.push((await onSale({ artistId: artist.id, title })).packId)
  const { actor: claimant } = await createPerson()
  const { actor: senior } = await createPerson({ roles: ['senior_reviewer'] })
  const path = await sendNotice(claimant, {
    packs: packIds.join('\n'),
    name: 'Ada Lovelace',
    address: '1 Engine Street\nLondon',
    email: '',
    work: 'The frogs of my book, pages 3 to 9.',
    proof: 'https://marshes.example/frogs',
    sworn: true,
    locale: 'en',
  })
  const id = /rights\/(\w+)/.exec(path)?.[1] ?? ''
  const first = packIds.slice(0, 1)
  await decideNotice(senior, id, { packIds: first, accepted: true, reason: 'ART-COPY', words: 'The same frogs.' })
  return { id, path, packIds }
}

/** A sale in the books, money that fits nowhere, and somebody to look up. */
export async function stockBooks(): Promise<Names> {
  const { actor: buyer } = await createPerson()
  const order = await buy(buyer, (await onSale(priced)).packId)
  const entry = await findEntryOfOrder(db, order)
  await buy(buyer, (await onSale(priced)).packId, { move: 'twice' })
  await placeOrder(buyer, await confirmation((await onSale(priced)).packId, { provider: 'manual' }))
  const charge = { provider: 'stripe', kind: 'stripe_fee', minor: -1_250n, feeMinor: 0n, currency: 'USD', source: '' }
  await db.providerMovement.create({ data: { ...charge, id: `txn_${order}`, at: new Date() } })
  return { order, entry: entry ?? '', person: buyer.handle, ...(await banAppealed()) }
}

/** Somebody banned, who says that it is wrong. */
async function banAppealed() {
  const { actor: admin } = await createPerson({ roles: ['admin'] })
  const { actor: artist } = await createPerson({ roles: ['artist'] })
  await shutAccount(admin, artist.id, { reason: 'Sold the frogs of others.', money: 'rights', days: 30 })
  const { id } = await db.ban.findFirstOrThrow({ where: { userId: artist.id } })
  const key = new URL(banPath(id), 'http://shop.example').searchParams.get('key') ?? ''
  await appealBan({ id, key }, 'The frogs were licensed to me.')
  return { ban: id, banKey: `key=${key}` }
}

/** A pack with real pictures, judged and on sale. */
export async function onShelf(artist: UserActor, title: string) {
  const { actor: reviewer } = await createPerson({ roles: ['reviewer'] })
  const pack = await draft(artist, title)
  await pictureAll(pack.versionId)
  await approveCase(reviewer, (await bringToReview(artist, pack.versionId, reviewer)) ?? '')
  return pack
}

function draft(artist: UserActor, title: string, pictures = [1, 2, 3].map((seed) => stickerPng('flat', 512, seed))) {
  return draftPack(artist, {
    title,
    description: 'Weather, told by frogs.',
    languages: ['en'],
    category: 'animals',
    tags: ['frogs'],
    ...priced,
    stickers: pictures.map((bytes, index) => ({
      fileName: `frog-${index + 1}.png`,
      bytes: () => bytes,
      emoji: '🐸',
      alt: `Frog ${index + 1}`,
      tags: ['frog'],
    })),
  })
}
