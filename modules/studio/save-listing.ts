import type { Actor } from '@/core/actor'
import { cleanLine, cleanText, clip } from '@/core/text'
import { inTransaction } from '@/infra/db'
import { RATINGS } from '@/modules/catalog/pack'
import type { Translations } from '@/modules/catalog/translations'
import { LANGUAGES, LIMITS, WRITTEN_LANGUAGES } from './limits'
import { changeVersion } from './db/versions'
import { openVersion } from './open-version'
import { cleanTags } from './tags'

export interface Listing {
  title: string
  description: string
  /** The two in further languages; absent: as they are. */
  translations?: Translations | undefined
  languages: readonly string[]
  tags: readonly string[]
  category: string
  rating: string
}

/**
 * Save what stands around the stickers, as typed: half a title is kept too, whether it is enough is checkDraft's question.
 * @param revision What the page last heard; an older page is refused, so that two windows never overwrite each other.
 * @returns The new revision.
 */
export async function saveListing(
  actor: Actor,
  versionId: string,
  revision: number,
  listing: Listing,
): Promise<number> {
  return inTransaction(async (tx) => {
    const version = await openVersion(tx, actor, versionId, revision)
    await changeVersion(tx, versionId, {
      // Far more than allowed is cut; a little more stays, so that the counter can say by how much.
      title: clip(cleanLine(listing.title), LIMITS.title * 4),
      description: clip(cleanText(listing.description), LIMITS.description),
      ...(listing.translations && { translations: cleanTranslations(listing.translations) }),
      languages: LANGUAGES.filter((code) => listing.languages.includes(code)),
      tags: cleanTags(listing.tags),
      category: cleanLine(listing.category).slice(0, 40),
      rating: RATINGS.find((rating) => rating === listing.rating) ?? 'everyone',
    })
    return version.revision
  })
}

/** Of the languages we know, each cut to what the first one may have; half a translation is kept, and shown once it has a title. */
function cleanTranslations(translations: Translations): Record<string, { title: string; description: string }> {
  return Object.fromEntries(
    WRITTEN_LANGUAGES.flatMap((code) => {
      const its = translations[code]
      if (!its) return []
      const title = clip(cleanLine(its.title), LIMITS.title)
      return [[code, { title, description: clip(cleanText(its.description), LIMITS.description) }]]
    }),
  )
}
