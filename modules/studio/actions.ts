'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { z } from 'zod'
import { localHref, type Locale } from '@/i18n/routing'
import { formAction } from '@/infra/form-action'
import { PRICINGS } from '@/modules/catalog/price'
import { resumeSelling } from '@/modules/catalog/resume-selling'
import { stopSelling } from '@/modules/catalog/stop-selling'
import { MessageSlotShape } from '@/modules/imaging/read-slot'
import { EXTRAS } from '@/modules/imaging/sticker-extras'
import { FIXES } from '@/modules/imaging/sticker-problem'
import { answerInvitation } from './answer-invitation'
import { FIGURES } from '@/modules/accounts/artist-page'
import { PAGE_PICTURE_KINDS } from '@/modules/imaging/page-picture'
import { describeStickers } from './describe-stickers'
import { editPage } from './edit-page'
import { enrolWorks, withdrawWorks } from './enrol-works'
import { fixSticker } from './fix-sticker'
import { LIMITS } from './limits'
import { orderStickers } from './order-stickers'
import { pricePack } from './price-pack'
import { removePagePicture } from './set-page-picture'
import { removeExtra } from './remove-extra'
import { removeStickers } from './remove-stickers'
import { saveListing } from './save-listing'
import { sharePack } from './share-pack'
import { MAX_PEOPLE } from './shares'
import { startPack } from './start-pack'
import { startVersion } from './start-version'
import { submitPack } from './submit-pack'
import { undoFix } from './undo-fix'
import { withdrawPack } from './withdraw-pack'

const packId = z.string().startsWith('pack_').max(60)
const versionId = z.string().startsWith('ver_').max(60)
const stickerId = z.string().startsWith('stk_').max(60)
const words = z.string().max(10_000)
const tags = z.array(words).max(50)

/** A field that carries JSON of this shape. */
function json<Shape extends z.ZodType>(shape: Shape) {
  return z
    .string()
    .max(200_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' })
        return z.NEVER
      }
    })
    .pipe(shape)
}

/** One change of a version: which, the revision it builds on, and the change itself. */
function change<Shape extends z.ZodType>(data: Shape) {
  return z.object({ versionId, revision: z.coerce.number().int().min(0), data: json(data) })
}

const Begin = z.object({ title: words })
export const beginPack = formAction(Begin, async (actor, { title }) => {
  const { packId } = await startPack(actor, title)
  redirect(localHref((await getLocale()) as Locale, `/studio/packs/${packId}`))
})

const Listing = change(
  z.object({
    title: words,
    description: words,
    translations: z.record(z.string().max(12), z.object({ title: words, description: words })).optional(),
    languages: tags,
    tags,
    category: words,
    rating: words,
  }),
)
export const saveListingNow = formAction(Listing, async (actor, { versionId, revision, data }) => {
  await saveListing(actor, versionId, revision, data)
})

const Words = change(
  z.object({
    words: z
      .array(
        z.object({
          id: stickerId,
          emoji: words.optional(),
          tags: tags.optional(),
          alt: words.optional(),
          slot: MessageSlotShape.nullable().optional(),
        }),
      )
      .max(LIMITS.maxStickers),
    how: z.enum(['replace', 'add']),
  }),
)
export const describeStickersNow = formAction(Words, async (actor, { versionId, revision, data }) => {
  await describeStickers(actor, versionId, revision, data.words, data.how)
})

const Stickers = change(z.array(stickerId).min(1).max(LIMITS.maxStickers))
export const orderStickersNow = formAction(Stickers, async (actor, { versionId, revision, data }) => {
  await orderStickers(actor, versionId, revision, data)
})
export const removeStickersNow = formAction(Stickers, async (actor, { versionId, revision, data }) => {
  await removeStickers(actor, versionId, revision, data)
})

const Fixing = change(z.object({ id: stickerId, fix: z.enum(FIXES) }))
export const fixStickerNow = formAction(Fixing, async (actor, { versionId, revision, data }) => {
  await fixSticker(actor, versionId, revision, { stickerId: data.id, fix: data.fix })
})

const Undoing = change(z.object({ id: stickerId }))
export const undoFixNow = formAction(Undoing, async (actor, { versionId, revision, data }) => {
  await undoFix(actor, versionId, revision, data.id)
})

const Extra = change(z.object({ id: stickerId, kind: z.enum(EXTRAS) }))
export const removeExtraNow = formAction(Extra, async (actor, { versionId, revision, data }) => {
  await removeExtra(actor, versionId, revision, { stickerId: data.id, kind: data.kind })
})

const Pricing = z.object({
  packId,
  pricing: z.enum(PRICINGS),
  minor: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(BigInt),
  suggested: z
    .string()
    .regex(/^\d{0,12}$/)
    .transform((text) => (text === '' ? undefined : BigInt(text)))
    .optional(),
})
export const setPriceNow = formAction(Pricing, async (actor, { packId, pricing, minor, suggested }) => {
  await pricePack(actor, packId, { pricing, minor, suggestedMinor: suggested })
})

const People = z.object({
  packId,
  data: json(z.array(z.object({ handle: words, points: z.number().int(), part: words })).max(MAX_PEOPLE + 1)),
})
export const sharePackNow = formAction(People, async (actor, { packId, data }) => {
  await sharePack(actor, packId, data)
})

const OneVersion = z.object({ versionId })
export const submitPackNow = formAction(OneVersion, (actor, { versionId }) => submitPack(actor, versionId))
export const withdrawPackNow = formAction(OneVersion, (actor, { versionId }) => withdrawPack(actor, versionId))

const OnePack = z.object({ packId })
export const enrolNow = formAction(OnePack, async (actor, { packId }) => {
  await enrolWorks(actor, packId)
  refresh()
})
export const unenrolNow = formAction(OnePack, async (actor, { packId }) => {
  await withdrawWorks(actor, packId)
  refresh()
})
export const startVersionNow = formAction(OnePack, async (actor, { packId }) => {
  await startVersion(actor, packId)
})
export const stopSellingNow = formAction(OnePack, (actor, { packId }) => stopSelling(actor, packId))
export const resumeSellingNow = formAction(OnePack, (actor, { packId }) => resumeSelling(actor, packId))

const Answer = z.object({ packId, points: z.coerce.number().int(), answer: z.enum(['accept', 'decline']) })
export const answerInvitationNow = formAction(Answer, async (actor, { packId, points, answer }) => {
  await answerInvitation(actor, packId, points, answer === 'accept')
  refresh()
})

export const savePage = formAction(
  z.object({ terms: words.default(''), figures: z.array(z.enum(FIGURES)).default([]) }),
  async (actor, page) => {
    await editPage(actor, page)
    refresh()
  },
)

export const dropPagePicture = formAction(z.object({ kind: z.enum(PAGE_PICTURE_KINDS) }), async (actor, { kind }) => {
  await removePagePicture(actor, kind)
  refresh()
})
