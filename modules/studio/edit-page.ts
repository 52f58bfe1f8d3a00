import { type Actor, requireRole } from '@/core/actor'
import { cleanText, graphemes } from '@/core/text'
import { inTransaction } from '@/infra/db'
import { FIGURES, findArtistPage, keepArtistPage, type ArtistPage, type Figure } from '@/modules/accounts/artist-page'
import { longTerms } from './refusals'

export const TERMS_MAX = 600

/** What one's page tells besides name and words: terms of one's own, and the figures one cares to show. @throws Refusal `studio.long_terms` */
export async function editPage(
  actor: Actor,
  { terms, figures }: { terms: string; figures: readonly Figure[] },
): Promise<void> {
  const artist = requireRole(actor, 'artist')
  const clean = cleanText(terms)
  const length = graphemes(clean)
  if (length > TERMS_MAX) throw longTerms(length, TERMS_MAX)
  const change = { terms: clean, figures: FIGURES.filter((figure) => figures.includes(figure)) }
  await inTransaction((tx) => keepArtistPage(tx, artist.id, change))
}

export async function findMyPage(actor: Actor): Promise<ArtistPage> {
  return findArtistPage(requireRole(actor, 'artist').id)
}
