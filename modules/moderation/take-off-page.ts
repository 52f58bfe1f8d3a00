import type { UserActor } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import type { Tx } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { findPageContent } from '@/modules/accounts/copy-page'
import { findContact } from '@/modules/accounts/find-contact'
import type { PagePart } from '@/modules/accounts/page-part'
import { keepPageCopies, putPartsBack, takePageParts } from '@/modules/accounts/take-page-parts'
import { artistChanged } from '@/modules/catalog/jobs'
import { notify } from '@/modules/notifications/notify'
import { giveStrike, liftStrike } from '@/modules/standing/give-strike'
import { pageAppealEnd } from './pack-case'
import { type PageReason, PAGE_REASONS } from './reasons'
import { partGone } from './refusals'

/**
 * Take parts off an artist's page, in the transaction of whoever decided so. What they were is kept for as long as the artist can
 * appeal; packs, earnings and the rest of the page are not touched.
 * @param given.waited Nobody had seen it but its artist: it is a no like one to a pack, and no strike.
 * @returns The grounds, of what was there to be taken.
 * @throws Refusal `moderation.part_gone` when none of it was
 */
export async function takeOffPage(
  tx: Tx,
  by: UserActor,
  { id: caseId, artistId }: { id: string; artistId: string },
  { parts, words, waited, now }: { parts: Map<PagePart, PageReason>; words: string; waited: boolean; now: Date },
): Promise<PageReason[]> {
  const { handle } = await findPageContent(tx, artistId)
  const asked = new Map([...parts].map(([part, reason]) => [part, [reason]]))
  const taken = await takePageParts(tx, { userId: artistId, caseId, at: now, parts: asked })
  if (taken.length === 0) throw partGone()
  const reasons = PAGE_REASONS.filter((code) => taken.some((part) => parts.get(part) === code))
  const until = pageAppealEnd(now)
  await keepPageCopies(tx, caseId, until)
  await enqueue(tx, artistChanged, { artistId }, { singletonKey: artistId })
  const said = taken.flatMap((part) => ({ part, reason: parts.get(part) ?? '' }))
  const contact = await findContact(tx, artistId)
  await notify(tx, contact, 'page_taken', { caseId, parts: said, words, until: until.toISOString() })
  const counted = { id: caseId, userId: artistId, packId: null, title: `@${handle}`, reasons, at: now }
  const strike = !waited && (await giveStrike(tx, counted))
  await recordAudit(tx, by, 'page.taken_off', artistId, {
    reason: reasons.join(' '),
    after: { caseId, parts: Object.fromEntries(said.map(({ part, reason }) => [part, reason])), words, strike },
  })
  return reasons
}

/** Put back what a case took off a page; its strike goes with it. Likewise. */
export async function putPageBack(
  tx: Tx,
  by: UserActor,
  { caseId, artistId }: { caseId: string; artistId: string },
  words: string,
  now: Date,
): Promise<void> {
  await putPartsBack(tx, { caseId, at: now })
  await keepPageCopies(tx, caseId, now)
  await liftStrike(tx, caseId, now)
  await enqueue(tx, artistChanged, { artistId }, { singletonKey: artistId })
  await recordAudit(tx, by, 'page.put_back', artistId, { after: { caseId, words } })
}
