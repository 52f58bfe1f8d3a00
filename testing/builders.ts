import { setTimeout as pause } from 'node:timers/promises'
import { type UserActor, system } from '@/core/actor'
import { money } from '@/core/money'
import { db } from '@/infra/db'
import type { Pricing } from '@/modules/catalog/price'
import { CONSENT_VERSION } from '@/modules/checkout/order'
import { hearProvider } from '@/modules/checkout/hear-provider'
import { placeOrder } from '@/modules/checkout/place-order'
import { writeSeen } from '@/modules/checkout/quote'
import { quotePack } from '@/modules/checkout/quote-pack'
import { claimCase } from '@/modules/moderation/claim-case'
import { listQueue } from '@/modules/moderation/list-queue'
import { openCase } from '@/modules/moderation/open-case'
import { playSandbox } from '@/modules/payments/play-sandbox'
import { answerInvitation } from '@/modules/studio/answer-invitation'
import { beginUpload } from '@/modules/studio/begin-upload'
import { describeStickers } from '@/modules/studio/describe-stickers'
import { type Editor, findEditor } from '@/modules/studio/find-editor'
import { findSubmittedVersion } from '@/modules/studio/find-submitted-version'
import { judgeUpload } from '@/modules/studio/judge-upload'
import { pictureMaster } from '@/modules/studio/picture-master'
import { pricePack } from '@/modules/studio/price-pack'
import { putInQuarantine } from '@/modules/studio/quarantine'
import { receiveUpload } from '@/modules/studio/receive-upload'
import { saveListing } from '@/modules/studio/save-listing'
import { sharePack } from '@/modules/studio/share-pack'
import { startPack } from '@/modules/studio/start-pack'
import { submitPack } from '@/modules/studio/submit-pack'

// From nothing to a pack on somebody's shelf, by the same use cases as in life. For journeys and for the demo shop (prisma/demo).
// Each step looks first at what is there, so that what was interrupted is gone on with and not begun again.

export interface PackDraft {
  title: string
  description: string
  languages: readonly string[]
  category: string
  tags: readonly string[]
  pricing: Pricing
  minor: bigint
  /** In basis points, the artist first; absent: all of it is the artist's. */
  shares?: readonly { actor: UserActor; points: number; part: string }[]
  stickers: readonly StickerDraft[]
}

export interface StickerDraft {
  /** Of its own within the pack: it ties the words to the picture. */
  fileName: string
  bytes: () => Promise<Uint8Array>
  emoji: string
  alt: string
  tags: readonly string[]
}

/** A pack in the works with all that a reviewer wants to see. `packId` names one that was begun before. */
export async function draftPack(artist: UserActor, draft: PackDraft, packId?: string): Promise<Editor> {
  const id = packId ?? (await startPack(artist, draft.title)).packId
  const { versionId, revision, state, uploads } = await findEditor(artist, id)
  if (state !== 'editing') return findEditor(artist, id)
  const { title, description, languages, tags, category } = draft
  await saveListing(artist, versionId, revision, { title, description, languages, tags, category, rating: 'everyone' })
  await pricePack(artist, id, { pricing: draft.pricing, minor: draft.minor })
  if (draft.shares) await share(artist, id, draft.shares)
  const here = new Set(uploads.flatMap((upload) => (upload.state === 'accepted' ? [upload.fileName] : [])))
  await uploadAll(
    artist,
    versionId,
    draft.stickers.filter(({ fileName }) => !here.has(fileName)),
  )
  return describeAll(artist, id, draft.stickers)
}

async function share(artist: UserActor, packId: string, shares: NonNullable<PackDraft['shares']>): Promise<void> {
  await sharePack(
    artist,
    packId,
    shares.map(({ actor, points, part }) => ({ handle: actor.handle, points, part })),
  )
  const { people } = await findEditor(artist, packId)
  for (const { actor, points } of shares) {
    const asked = people.some((person) => person.userId === actor.id && person.state === 'invited')
    if (asked) await answerInvitation(actor, packId, points, true)
  }
}

/** Bytes as a browser sends them, verdicts as the web process gives them. The order of the files is the order of the stickers. */
export async function uploadAll(
  artist: UserActor,
  versionId: string,
  files: readonly Pick<StickerDraft, 'fileName' | 'bytes'>[],
): Promise<void> {
  const ready = files.map((file) => file.bytes())
  const uploads: string[] = []
  for (const [index, { fileName }] of files.entries()) {
    const bytes = (await ready[index]) ?? new Uint8Array()
    const upload = await beginUpload(artist, {
      versionId,
      fileName,
      bytes: bytes.length,
      fingerprint: `file:${fileName}`,
    })
    if (upload.state === 'receiving') await putInQuarantine(upload.id, bytes)
    uploads.push(upload.id)
  }
  await Promise.all(
    uploads.map(async (id) => {
      await receiveUpload(id)
      await judgeUpload(id)
    }),
  )
}

async function describeAll(artist: UserActor, packId: string, drafts: readonly StickerDraft[]): Promise<Editor> {
  // Another process may have taken an upload to judge it (the sweeper of a running shop does).
  let editor = await findEditor(artist, packId)
  while (editor.uploads.some(({ state }) => state === 'received' || state === 'judging')) {
    await pause(200)
    editor = await findEditor(artist, packId)
  }
  const refused = editor.uploads.find(({ state }) => state === 'refused')
  if (refused) throw new Error(`${refused.fileName}: ${refused.problems.map(({ code }) => code).join(', ')}`)

  const words = editor.stickers.flatMap(({ id, fileName }) => {
    const draft = drafts.find((one) => one.fileName === fileName)
    return draft ? [{ id, emoji: draft.emoji, alt: draft.alt, tags: draft.tags }] : []
  })
  await describeStickers(artist, editor.versionId, editor.revision, words)
  return findEditor(artist, packId)
}

/**
 * See to it that every picture of a version is made. A worker that runs makes them from the first one on, this from the last:
 * they meet in the middle.
 */
export async function pictureAll(versionId: string): Promise<void> {
  const version = await findSubmittedVersion(db, versionId)
  const missing = (version?.stickers ?? []).filter((sticker) => !sticker.pictured).toReversed()
  for (const { masterHash } of missing) await pictureMaster({ hash: masterHash })
}

/** Send a version for review, unless it was, and put it before this reviewer. @returns The case. */
export async function bringToReview(
  artist: UserActor,
  versionId: string,
  reviewer?: UserActor,
): Promise<string | undefined> {
  const before = await findSubmittedVersion(db, versionId)
  if (before?.state === 'editing') await submitPack(artist, versionId)
  const sent = await findSubmittedVersion(db, versionId)
  if (!sent) return undefined
  await openCase(system('open-case'), { versionId, round: sent.round })
  if (!reviewer) return undefined
  const caseId = await findCaseId(reviewer, versionId)
  const { mine } = await listQueue(reviewer)
  if (caseId && !mine.some((kase) => kase.id === caseId)) await claimCase(reviewer, caseId)
  return caseId
}

/** The case of a version that waits or is in this reviewer's hands. */
async function findCaseId(reviewer: UserActor, versionId: string): Promise<string | undefined> {
  const { mine, waiting } = await listQueue(reviewer)
  return [...mine, ...waiting].find((kase) => kase.versionId === versionId)?.id
}

/** Buy a pack with play money: order, pay page, the provider's signed call. The same key is the same order. */
export async function buyPack(
  buyer: UserActor,
  packId: string,
  { country, chosenMinor, key, locale = 'en' }: { country: string; chosenMinor?: bigint; key: string; locale?: string },
): Promise<string> {
  const { pack } = await quotePack(packId, country)
  const chosen = chosenMinor === undefined ? undefined : money(chosenMinor, pack.price.currency)
  const { quote } = await quotePack(packId, country, chosen)
  const { orderId, payUrl } = await placeOrder(buyer, {
    wishes: [{ packId, chosenMinor }],
    seen: writeSeen([{ packId, quote }]),
    country,
    provider: 'sandbox',
    key,
    consent: CONSENT_VERSION,
    locale,
  })
  const ref = new URL(payUrl).pathname.split('/').at(-1) ?? ''
  await playSandbox(ref, 'pay', (raw, headers) => hearProvider('sandbox', raw, new Headers(headers)))
  return orderId
}
