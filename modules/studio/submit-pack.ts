import { type Actor, requireUser } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { setShares } from '@/modules/catalog/set-shares'
import { requireMaySubmit } from '@/modules/standing/find-standing'
import { isReady } from './draft'
import { findCollaborators } from './db/collaborators'
import { changeSticker, findStickers } from './db/stickers'
import { changeVersion, lockVersion } from './db/versions'
import { inspectDraft } from './inspect-draft'
import { versionSubmitted } from './jobs'
import { notFound, notReady, notYours } from './refusals'
import { moveVersion } from './version'

/**
 * Send a version for review. From here on it is frozen: what the reviewer sees is what will be sold.
 * @throws Refusal `studio.not_ready` with the number of faults (checkDraft lists them), `studio.wrong_state` when it was sent already,
 * `standing.paused` while strikes stand in the way
 */
export async function submitPack(actor: Actor, versionId: string): Promise<void> {
  const artist = requireUser(actor)
  await inTransaction(async (tx) => {
    const version = await lockVersion(tx, versionId)
    if (!version) throw notFound()
    if (version.artistId !== artist.id) throw notYours()
    await requireMaySubmit(tx, artist.id, new Date())
    const state = moveVersion(version.state, 'submit')
    const problems = await inspectDraft(tx, version)
    if (!isReady(problems)) throw notReady(problems.filter(({ severity }) => severity === 'fault').length)

    const round = version.round + 1
    await changeVersion(tx, versionId, { state, round, submittedAt: new Date(), reasons: [], words: '' })
    for (const sticker of await findStickers(tx, versionId)) {
      // The reasons were answered by a change; the mark goes too, or the faulty picture would pass as judged fine if it came back.
      if (sticker.reasons.length > 0) await changeSticker(tx, sticker.id, { reasons: [], words: '', judgedAs: null })
    }
    const people = await findCollaborators(tx, version.packId)
    await setShares(tx, version.packId, people)
    await enqueue(tx, versionSubmitted, { versionId, round })
  })
}
