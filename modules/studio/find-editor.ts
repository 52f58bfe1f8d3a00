import { type Actor, requireUser } from '@/core/actor'
import type { Problem } from '@/core/refusal'
import { db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findPack } from '@/modules/catalog/find-pack'
import { type Translations, translationsOf } from '@/modules/catalog/translations'
import type { MessageSlot } from '@/modules/imaging/message-slot'
import { readSlot } from '@/modules/imaging/read-slot'
import { type Provenance, provenanceOf } from '@/modules/imaging/provenance'
import type { Shown } from '@/modules/imaging/platform'
import { judgeSticker, planPacks } from '@/modules/imaging/plan-export'
import { PLATFORMS } from '@/modules/imaging/platforms'
import { extrasOf, type StickerExtras } from '@/modules/imaging/sticker-extras'
import type { StickerKind } from '@/modules/imaging/sticker-kind'
import { findCollaborators } from './db/collaborators'
import { findStickers, type StickerRow } from './db/stickers'
import { findUploads } from './db/uploads'
import { findLatestVersion } from './db/versions'
import { inspectDraft } from './inspect-draft'
import { markOfSticker } from './judged'
import type { Readiness } from './readiness'
import { notFound } from './refusals'
import type { CollaboratorState } from './shares'
import type { UploadState } from './upload'
import { isEditable, type ShownState, trackOf, type VersionState } from './version'

export interface EditorSticker {
  id: string
  artKey: string
  /** Its previews are made: /media/<artKey>/… answers. */
  pictured: boolean
  /** ThumbHash, base64. */
  placeholder: string
  kind: StickerKind
  /** Of one that moves: how many pictures it has, and how long it plays. */
  frames: number
  durationMs: number
  width: number
  height: number
  bytes: number
  fileName: string
  emoji: string[]
  tags: string[]
  alt: string
  /** Where its buyer may write. */
  slot: MessageSlot | null
  extras: StickerExtras
  /** What its file says of where it comes from: a reviewer reads it too. */
  provenance: Provenance | null
  /** What the last reviewer said of it. */
  reasons: string[]
  words: string
  /** It is still exactly what the reviewer said no to. */
  unanswered: boolean
  /** The last fix, which undo takes back. */
  fixes: string[]
  /** What was measured about the picture. */
  problems: Problem[]
  /** By platform, whether it can go there as it is. */
  platforms: Record<string, Readiness>
}

export interface EditorUpload {
  id: string
  fileName: string
  bytes: number
  state: UploadState
  inArchive: string | null
  stickerId: string | null
  problems: Problem[]
}

export interface EditorPerson {
  userId: string
  handle: string
  name: string
  avatarKey: string | null
  points: number
  part: string
  state: CollaboratorState
}

/** Everything the editor shows, as plain JSON: the page begins with it, and asks for it again while work is under way. */
export interface Editor {
  packId: string
  versionId: string
  number: number
  state: VersionState
  packState: string
  slug: string
  ownerCount: number
  track: { steps: ShownState[]; current: number }
  revision: number
  /** The reader is the artist, and the version is in the works. */
  mayEdit: boolean
  isArtist: boolean
  artistId: string
  title: string
  description: string
  translations: Translations
  languages: string[]
  tags: string[]
  category: string
  rating: string
  reasons: string[]
  words: string
  /** ISO 8601. */
  savedAt: string
  submittedAt: string | null
  price: { pricing: string; minor: string; suggested: string; currency: string }
  /** Every platform files are made for, in the shop's order, what it makes of a pack this large, and how one sticker stands there. */
  platforms: { id: string; name: string; plan: Problem[]; shown: Shown | null }[]
  people: EditorPerson[]
  stickers: EditorSticker[]
  uploads: EditorUpload[]
  checklist: Problem[]
}

/** A line of the split a buyer in the shop's home country sees (checkout's own computation), as JSON. */
export interface SplitLine {
  kind: 'artist' | 'tax' | 'shop'
  name: string
  points: number
  minor: string
}

/** The editor with what its page adds: who would get what of the price asked now. */
export interface EditorPage extends Editor {
  split: SplitLine[]
}

/** The newest version of a pack for its artist, or, to look at only, for somebody who shares in it. */
export async function findEditor(actor: Actor, packId: string): Promise<Editor> {
  const reader = requireUser(actor)
  const version = await findLatestVersion(db, packId)
  const people = await findCollaborators(db, packId)
  const pack = await findPack(db, packId)
  if (!version || !pack || !people.some((person) => person.userId === reader.id && person.state !== 'declined'))
    throw notFound()

  const isArtist = version.artistId === reader.id
  const profiles = await findProfiles(people.map(({ userId }) => userId))
  const stickers = await findStickers(db, version.id)
  const kinds = stickers.map(({ master }) => master.kind as StickerKind)
  const uploads = isArtist ? await findUploads(db, version.id) : []
  const { id, number, state, revision, title, description, languages, tags, category, rating, reasons, words } = version
  return {
    packId,
    versionId: id,
    number,
    state,
    revision,
    isArtist,
    artistId: version.artistId,
    packState: pack.state,
    slug: pack.slug,
    ownerCount: pack.ownerCount,
    track: trackOf(state, pack.state),
    mayEdit: isArtist && isEditable(state) && pack.state !== 'banned',
    title,
    description,
    translations: translationsOf(version.translations),
    languages,
    tags,
    category,
    rating,
    reasons,
    words,
    savedAt: version.updatedAt.toISOString(),
    submittedAt: version.submittedAt?.toISOString() ?? null,
    price: {
      pricing: pack.pricing,
      minor: pack.price.minor.toString(),
      suggested: pack.suggested?.minor.toString() ?? '',
      currency: pack.price.currency,
    },
    platforms: PLATFORMS.map((platform) => ({
      id: platform.id,
      name: platform.name,
      shown: platform.shown ?? null,
      plan: stickers.length > 0 ? planPacks(platform, kinds).problems : [],
    })),
    people: people.map(({ userId, points, part, state }) => {
      const profile = profiles.get(userId)
      return {
        userId,
        points,
        part,
        state,
        handle: profile?.handle ?? '',
        name: profile?.displayName ?? '',
        avatarKey: profile?.avatarKey ?? null,
      }
    }),
    stickers: stickers.map(shown),
    uploads: uploads.map((upload) => ({
      id: upload.id,
      fileName: upload.fileName,
      bytes: Number(upload.bytes),
      state: upload.state,
      inArchive: upload.inArchive,
      stickerId: upload.stickerId,
      problems: upload.problems as unknown as Problem[],
    })),
    checklist: isArtist ? await inspectDraft(db, version) : [],
  }
}

function shown(sticker: StickerRow): EditorSticker {
  const { id, fileName, emoji, tags, alt, reasons, words, fixes, master } = sticker
  const kind = master.kind as StickerKind
  const problems = master.problems as unknown as Problem[]
  const { artKey, placeholder, frames, durationMs, width, height, bytes } = master
  return {
    id,
    fileName,
    emoji,
    tags,
    alt,
    slot: readSlot(sticker.slot) ?? null,
    extras: extrasOf(sticker.extras),
    provenance: provenanceOf(sticker.provenance),
    reasons,
    words,
    fixes,
    artKey,
    placeholder,
    kind,
    frames,
    durationMs,
    width,
    height,
    bytes,
    pictured: master.previewsAt !== null,
    unanswered: reasons.length > 0 && sticker.judgedAs === markOfSticker(sticker),
    // What Telegram does not take of a drawing is said under its name.
    problems: problems.filter(({ code }) => !code.startsWith('tgs.')),
    platforms: Object.fromEntries(
      PLATFORMS.map((platform) => {
        const facts = { emoji, kind, width, height, bytes, frames, durationMs, problems }
        const judged = judgeSticker(platform, facts)
        return [platform.id, { ready: judged.fit !== 'no', ...judged }]
      }),
    ),
  }
}
