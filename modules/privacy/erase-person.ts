import { type Actor, requireSure } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { storage } from '@/infra/storage'
import { findPagePictures } from '@/modules/accounts/artist-page'
import { closeAccount } from '@/modules/accounts/close-account'
import { plainHandle } from '@/modules/accounts/handle'
import { findSellingPacks } from '@/modules/catalog/find-selling-packs'
import { stopSelling } from '@/modules/catalog/stop-selling'
import { findBalances } from '@/modules/ledger/find-balances'
import { forgetMails } from '@/modules/notifications/forget-mails'
import { type Art, dropArtOf, findArtOf } from '@/modules/studio/drop-art'
import { hasUnderReview } from '@/modules/studio/has-under-review'
import { findExportIds } from './db/exports'
import { deleteRows } from './db/rows'
import { DECLARED } from './declared'
import { describePerson } from './describe-person'
import { fileOf } from './open-export'
import { handleWrong, moneyFirst, packUnderReview } from './refusals'

/**
 * Erase whoever asks: everything goes but what law and other people's purchases need, and of that the name. It cannot be undone.
 * @param handle As typed, to be sure.
 * @throws Refusal `session.step_up` or `session.sign_in_again` (403), `privacy.money_first` while money is theirs, `privacy.under_review`, `account.last_admin`
 */
export async function erasePerson(actor: Actor, handle: string): Promise<void> {
  const user = requireSure(actor)
  if (plainHandle(handle) !== user.handle) throw handleWrong()
  const files: string[] = []
  const art: Art = { masters: [], originals: [] }
  await inTransaction(async (tx) => {
    const balances = await findBalances(tx, user.id)
    if (balances.some((one) => one.book === 'live' && (one.pending.minor > 0n || one.available.minor > 0n)))
      throw moneyFirst()
    if (await hasUnderReview(tx, user.id)) throw packUnderReview()
    const person = await describePerson(tx, user.id)
    Object.assign(art, await findArtOf(tx, user.id))
    files.push(
      ...(await findExportIds(tx, user.id)).map(({ id }) => fileOf(id)),
      ...(await findPagePictures(tx, user.id)),
    )
    // First those that lean on others.
    for (const { table, where, erase } of Object.values(DECLARED).flat().toReversed()) {
      if (erase === 'delete') await deleteRows(tx, table, where(person))
      else if ('forget' in erase) await deleteRows(tx, table, erase.forget(person))
    }
    await forgetMails(tx, person.email)
    await closeAccount(tx, user.id)
    await recordAudit(tx, actor, 'person.erased', user.id)
  })
  // The shelves are told after, by the artist's own verb; what is asked for twice is stopped already.
  for (const packId of await findSellingPacks(user.id)) await stopSelling(user, packId)
  for (const file of files) await storage.remove(file)
  await dropArtOf(user.id, art)
}
