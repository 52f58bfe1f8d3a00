import type { Actor } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { EXTRAS, type ExtraKind, extrasOf } from '@/modules/imaging/sticker-extras'
import { changeSticker, findSticker } from './db/stickers'
import { openVersion } from './open-version'
import { noSuchSticker } from './refusals'

/** Take a sticker's sound or effect away. Versions that were sold with it keep it. */
export async function removeExtra(
  actor: Actor,
  versionId: string,
  revision: number,
  { stickerId, kind }: { stickerId: string; kind: ExtraKind },
): Promise<void> {
  await inTransaction(async (tx) => {
    await openVersion(tx, actor, versionId, revision)
    const sticker = await findSticker(tx, stickerId)
    if (sticker?.versionId !== versionId) throw noSuchSticker()
    const kept = EXTRAS.filter((one) => one !== kind).map((one) => [one, extrasOf(sticker.extras)[one]] as const)
    await changeSticker(tx, stickerId, {
      extras: Object.fromEntries(kept.flatMap(([one, extra]) => (extra ? [[one, { ...extra }]] : []))),
    })
  })
}
