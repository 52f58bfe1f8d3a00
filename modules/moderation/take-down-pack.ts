import type { Actor } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { banPack } from '@/modules/catalog/ban-pack'
import { findPack } from '@/modules/catalog/find-pack'
import { notify } from '@/modules/notifications/notify'
import { requireWords } from './mark-fault'
import { REASON_CODES } from './reasons'
import { reasonNeeded, wordsNeeded } from './refusals'
import { requireNoShare, requireSenior } from './require'

/**
 * Ban a pack: it leaves every shelf at once. With coded reasons and words to its artist, which go into the audit log
 * in the same transaction.
 */
export async function takeDownPack(
  actor: Actor,
  packId: string,
  { reasons, words }: { reasons: readonly string[]; words: string },
): Promise<void> {
  const senior = requireSenior(actor)
  const codes = REASON_CODES.filter((code) => reasons.includes(code))
  const said = requireWords(words)
  if (codes.length === 0) throw reasonNeeded()
  if (said === '') throw wordsNeeded()
  await inTransaction(async (tx) => {
    const pack = await findPack(tx, packId)
    await requireNoShare(tx, senior, { packId, artistId: pack.artistId })
    await banPack(tx, packId)
    await notify(tx, await findContact(tx, pack.artistId), 'pack_banned', { packId, title: pack.title, words: said })
    await recordAudit(tx, actor, 'pack.banned', packId, {
      reason: codes.join(' '),
      before: { state: pack.state },
      after: { state: 'banned', words: said },
    })
  })
}
