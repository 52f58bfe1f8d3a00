import { type Role, system, type UserActor } from '@/core/actor'
import { findAudit, recordAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { AGREEMENT_VERSION } from '@/modules/accounts/agreement'
import { editProfile } from '@/modules/accounts/edit-profile'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { grantRole } from '@/modules/accounts/grant-role'
import { openStudio } from '@/modules/accounts/open-studio'
import { register } from '@/modules/accounts/register'
import { findPack } from '@/modules/catalog/find-pack'
import { stopSelling } from '@/modules/catalog/stop-selling'
import { getFreePack } from '@/modules/checkout/get-free-pack'
import { setTaxRate } from '@/modules/checkout/set-tax-rate'
import { ownsPack } from '@/modules/library/owns-pack'
import { answerReview } from '@/modules/reviews/answer-review'
import { listReviews } from '@/modules/reviews/list-reviews'
import { writeReview } from '@/modules/reviews/write-review'
import { approveCase } from '@/modules/moderation/approve-case'
import { countRankings } from '@/modules/catalog/count-rankings'
import { choosePack } from '@/modules/moderation/choose-pack'
import { markFault } from '@/modules/moderation/mark-fault'
import { rejectCase } from '@/modules/moderation/reject-case'
import { takeDownPack } from '@/modules/moderation/take-down-pack'
import { editPage, findMyPage } from '@/modules/studio/edit-page'
import { setPagePicture } from '@/modules/studio/set-page-picture'
import { findEditor } from '@/modules/studio/find-editor'
import { findSubmittedVersion } from '@/modules/studio/find-submitted-version'
import { listMyPacks } from '@/modules/studio/list-my-packs'
import { startVersion } from '@/modules/studio/start-version'
import { bringToReview, buyPack, draftPack, pictureAll, type StickerDraft } from '@/testing/builders'
import { drawBanner, drawIcon } from './art'
import { drawScene, drawTgs } from './moving-art'
import { type DemoPack, ORDERS, PACKS, REVIEWS, TAX_RATES } from './packs'
import { addressOf, type DemoPerson, PAGES, PEOPLE } from './people'

export interface DemoSignIn {
  role: string
  name: string
  email: string
}

export interface DemoOptions {
  /** Which packs; default all. The orders are those for packs that are there. */
  packs?: readonly DemoPack[]
  say?: (line: string) => void
}

const seeder = system('demo')

/** Who one can sign in as, by a link that lands in the mailbox of this machine. */
export const SIGN_INS: readonly DemoSignIn[] = PEOPLE.flatMap((person) =>
  person.signIn ? [{ role: person.signIn, name: person.name, email: addressOf(person) }] : [],
)

/** `fresh`: nobody is here yet. `begun`: a seed was interrupted. `done`: it was not. `real`: the shop has people of its own. */
export async function demoState(): Promise<'fresh' | 'begun' | 'done' | 'real'> {
  const entries = await findAudit(db, { subject: 'demo' })
  if (entries.some((entry) => entry.action === 'demo.finished')) return 'done'
  if (entries.length > 0) return 'begun'
  return (await db.user.count()) === 0 ? 'fresh' : 'real'
}

/**
 * Fill an empty shop with people, packs in every state and a few orders, all by the use cases that real ones go through.
 * Interrupted and called again, it goes on where it was.
 */
export async function seedDemo({ packs = PACKS, say = () => {} }: DemoOptions = {}): Promise<readonly DemoSignIn[]> {
  if ((await demoState()) === 'fresh') await recordAudit(db, seeder, 'demo.begun', 'demo')
  const people = await settle(PEOPLE)
  const who = (key: string) => {
    const actor = people.get(key)
    if (!actor) throw new Error(`nobody is called ${key} in the demo`)
    return actor
  }
  for (const { country, points } of TAX_RATES) await setTaxRate(who('hana'), { country, points })

  say(`Drawing ${packs.reduce((sum, pack) => sum + pack.stickers.length, 0)} stickers for the demo shop…`)
  const drafts = await inTurns(packs, 3, (pack) => draft(pack, who))
  say('Sending them through review…')
  // The first pack of the list is approved last, so that it is the newest on the shelf.
  for (const pack of packs.toReversed()) await review(pack, drafts.get(pack.title) ?? '', who)
  for (const title of PICKS) {
    const packId = drafts.get(title)
    if (packId) await choosePack(who('ruth'), packId, true)
  }
  for (const page of PAGES) await dress(page, who(page.person))
  say('Selling a few…')
  for (const order of ORDERS) {
    const packId = drafts.get(order.pack)
    if (packId) await sell(order, packId, who)
  }
  for (const review of REVIEWS) await rate(review, drafts.get(review.pack), who)
  await countRankings()
  await recordAudit(db, seeder, 'demo.finished', 'demo')
  return SIGN_INS
}

/** The editors' shelf, the last one first. */
const PICKS = ['Plant Parent', 'Love, by Post', 'ليالي العيد', 'Night Market', 'Cat Meetings']

type Who = (key: string) => UserActor

async function settle(people: readonly DemoPerson[]): Promise<Map<string, UserActor>> {
  const actors = new Map<string, UserActor>()
  for (const person of people) actors.set(person.key, await welcomePerson(person))
  // The shop has no admin before its first one, who therefore gives himself the role, and the others theirs.
  const first = people.find((person) => person.roles.includes('admin'))
  const admin = first && actors.get(first.key)
  for (const person of people) {
    const actor = actors.get(person.key)
    if (!admin || !actor) continue
    for (const role of person.roles.filter((one) => one !== 'artist')) await grantOnce(admin, actor, role)
  }
  return actors
}

async function welcomePerson(person: DemoPerson): Promise<UserActor> {
  const { locale, country, bio, roles, name } = person
  const { id } = await register({ email: addressOf(person), name, locale })
  // They came one by one, and long enough ago for the rankings to count them.
  await db.user.update({
    where: { id },
    data: { createdAt: new Date(Date.now() - (7 + PEOPLE.indexOf(person) * 5) * 86_400_000) },
  })
  const profile = (await findProfiles([id])).get(id)
  const actor: UserActor = {
    kind: 'user',
    id,
    handle: profile?.handle ?? '',
    roles: ['member', ...roles],
    sessionId: 'demo',
    // Stocking the shop takes as long as it takes.
    secondFactorAt: new Date(Date.now() + 86_400_000),
  }
  if (actor.handle !== person.handle) {
    await editProfile(actor, { displayName: name, handle: person.handle, bio, links: '', locale, country })
    if (roles.includes('artist')) await openStudio(actor, AGREEMENT_VERSION)
  }
  return { ...actor, handle: person.handle }
}

async function grantOnce(admin: UserActor, to: UserActor, role: Role): Promise<void> {
  const given = await findAudit(db, { subject: to.id, action: 'role.granted' })
  if (given.length === 0) await grantRole(admin, to.id, role, 'Demo shop: somebody for every desk.')
}

/** Draw, upload and describe a pack. @returns Its title and id. */
async function draft(pack: DemoPack, who: Who): Promise<[string, string]> {
  const artist = who(pack.artist)
  const known = (await listMyPacks(artist)).find((one) => one.mine && one.title === pack.title)
  const editor = await draftPack(
    artist,
    {
      title: pack.title,
      description: pack.description,
      languages: [pack.language],
      category: pack.category,
      tags: pack.tags,
      pricing: pack.pricing,
      minor: pack.minor,
      ...(pack.shares && { shares: pack.shares.map(({ person, ...share }) => ({ ...share, actor: who(person) })) }),
      stickers: pack.stickers.map(([icon, emoji, alt, tags = '']) => ({
        ...artOf(pack, icon),
        emoji,
        alt,
        tags: tags.split(','),
      })),
    },
    known?.packId,
  )
  await pictureAll(editor.versionId)
  return [pack.title, editor.packId]
}

function artOf({ moves }: DemoPack, name: string): Pick<StickerDraft, 'fileName' | 'bytes'> {
  if (moves === 'webp') return { fileName: `${name}.webp`, bytes: () => drawScene(name) }
  if (moves === 'tgs') return { fileName: `${name}.tgs`, bytes: () => Promise.resolve(drawTgs(name)) }
  return { fileName: `${name}.png`, bytes: () => drawIcon(name) }
}

async function review(pack: DemoPack, packId: string, who: Who): Promise<void> {
  if (pack.state === 'editing') return
  const artist = who(pack.artist)
  const known = (await listMyPacks(artist)).find((one) => one.packId === packId)
  if (!known || (await findPack(db, packId)).state === 'banned') return
  if (known.packState === 'draft') {
    const { versionId } = await findEditor(artist, packId)
    const before = await findSubmittedVersion(db, versionId)
    if (before?.state === 'rejected') return
    const reviewer = pack.state === 'waiting' ? undefined : who('omar')
    const caseId = await bringToReview(artist, versionId, reviewer)
    if (!reviewer || !caseId || pack.state === 'in_review') return
    if (pack.state === 'rejected') return reject(reviewer, caseId, versionId)
    await approveCase(reviewer, caseId)
  }
  await afterwards(pack, packId, who)
}

async function reject(reviewer: UserActor, caseId: string, versionId: string): Promise<void> {
  const stickers = (await findSubmittedVersion(db, versionId))?.stickers ?? []
  const faults: Record<string, { reasons: string[]; words: string }> = {
    'fox.png': {
      reasons: ['ART-COPY', 'TAGS-FALSE'],
      words: 'This fox is sold in “Zoo After Hours”, and it is no horse.',
    },
    'panda.png': {
      reasons: ['ART-COPY', 'TAGS-FALSE'],
      words: 'This panda is sold in “Zoo After Hours”, and it is no horse.',
    },
    'rainbow.png': {
      reasons: ['QUALITY'],
      words: 'At the size of a chat the ends run into the edge. Leave some room.',
    },
  }
  for (const { id, fileName } of stickers) {
    const fault = faults[fileName]
    if (fault) await markFault(reviewer, caseId, { stickerId: id, ...fault })
  }
  await rejectCase(reviewer, caseId, {
    reasons: [],
    words:
      'Two stickers match a pack sold here. If you drew them first, appeal: a second person will look. The rest is fine.',
  })
}

/** What became of a pack after it went on sale. */
async function afterwards(pack: DemoPack, packId: string, who: Who): Promise<void> {
  const artist = who(pack.artist)
  const { state } = await findPack(db, packId)
  if (pack.state === 'stopped' && state === 'on_sale') await stopSelling(artist, packId)
  if (pack.state === 'banned' && state === 'on_sale')
    await takeDownPack(who('ruth'), packId, {
      reasons: ['BRAND', 'PERSON'],
      words: 'These faces belong to people and brands that did not agree to it.',
    })
  if (pack.nextVersion && (await findEditor(artist, packId)).state === 'approved') await startVersion(artist, packId)
}

/** What an artist made of the page, once. */
async function dress({ banner, portrait, terms, figures }: (typeof PAGES)[number], artist: UserActor): Promise<void> {
  if ((await findMyPage(artist)).bannerKey) return
  await editPage(artist, { terms, figures })
  if (portrait) await setPagePicture(artist, 'portrait', await drawIcon(portrait))
  await setPagePicture(artist, 'banner', await drawBanner(banner.icons, banner.colours))
}

async function sell(order: (typeof ORDERS)[number], packId: string, who: Who): Promise<void> {
  const buyer = who(order.buyer)
  const { country = 'US', locale } = PEOPLE.find((person) => person.key === order.buyer) ?? {}
  const pack = await findPack(db, packId)
  if (pack.state !== 'on_sale' || (await ownsPack(db, buyer.id, packId))) return
  if (pack.pricing === 'free') return getFreePack(buyer, packId)
  // Play money only: a shop in the open begins with no sales.
  if (!env.sandbox) return
  await buyPack(buyer, packId, {
    country,
    key: `demo-${packId}`,
    ...(order.minor !== undefined && { chosenMinor: order.minor }),
    ...(locale && { locale }),
  })
}

async function rate(review: (typeof REVIEWS)[number], packId: string | undefined, who: Who): Promise<void> {
  const by = who(review.by)
  if (!packId || !(await ownsPack(db, by.id, packId))) return
  const { locale } = PEOPLE.find((person) => person.key === review.by) ?? { locale: 'en' }
  await writeReview(by, packId, { stars: review.stars, words: review.words, locale })
  if (!review.answer) return
  const mine = (await listReviews(packId)).rows.find(({ words }) => words === review.words)
  const { artistId } = await findPack(db, packId)
  const artist = PEOPLE.map(({ key }) => who(key)).find(({ id }) => id === artistId)
  if (mine && artist) await answerReview(artist, mine.id, review.answer)
}

/** Do something with each, a few at a time, in their order. */
async function inTurns<T, Result>(
  all: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<[string, Result]>,
): Promise<Map<string, Result>> {
  const results = new Map<string, Result>()
  const waiting = all.values()
  const lane = async () => {
    for (const one of waiting) results.set(...(await work(one)))
  }
  // All lanes are waited for, so that whoever tries again is alone.
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, lane))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
  return results
}
