import type { Actor } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { findPack } from '@/modules/catalog/find-pack'
import { restorePack as restoreInShop } from '@/modules/catalog/restore-pack'
import { notify } from '@/modules/notifications/notify'
import { requireWords } from './mark-fault'
import { wordsNeeded } from './refusals'
import { requireNoShare, requireSenior } from './require'

/** Take a ban back: the pack is again what it was before. The artist reads why. */
export async function restorePack(actor: Actor, packId: string, words: string): Promise<void> {
  const senior = requireSenior(actor)
  const said = requireWords(words)
  if (said === '') throw wordsNeeded()
  await inTransaction(async (tx) => {
    const pack = await findPack(tx, packId)
    await requireNoShare(tx, senior, { packId, artistId: pack.artistId })
    await restoreInShop(tx, packId)
    const { state } = await findPack(tx, packId)
    await notify(tx, await findContact(tx, pack.artistId), 'pack_restored', { packId, title: pack.title, words: said })
    await recordAudit(tx, actor, 'pack.restored', packId, {
      before: { state: pack.state },
      after: { state, words: said },
    })
  })
}
