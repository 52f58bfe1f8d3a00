import { randomBytes } from 'node:crypto'
import { type Actor, requireUser } from '@/core/actor'
import { newId } from '@/core/ids'
import { inTransaction } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { hasTelegram } from '@/infra/telegram'
import { askOwnFiles } from '@/modules/library/own-files'
import { planPacks } from '@/modules/imaging/plan-export'
import { platformOf } from '@/modules/imaging/platforms'
import { readyBot } from './bot'
import { findLinkRow } from './db/links'
import { ensureSet } from './db/sets'
import { setWanted } from './jobs'
import { noBot, notLinked } from './refusals'

/**
 * Have the bot make a pack's sets, its buyer their owner. Asked twice, it is made once; what failed is gone on with.
 * @throws Refusal `telegram.off`, `telegram.not_linked`, `library.not_yours`, `library.taken_down`
 */
export async function requestSets(
  actor: Actor,
  wish: { packId: string; versionId?: string | undefined },
): Promise<void> {
  const user = requireUser(actor)
  if (!hasTelegram) throw noBot()
  const bot = await readyBot()
  await inTransaction(async (tx) => {
    if (!(await findLinkRow(tx, user.id))) throw notLinked()
    const { versionId, kinds } = await askOwnFiles(tx, user.id, { ...wish, platform: 'telegram' })
    for (const part of planPacks(platformOf('telegram'), kinds).packs.keys()) {
      const { packId } = wish
      const set = await ensureSet(tx, {
        id: newId('set'),
        userId: user.id,
        packId,
        versionId,
        part,
        name: nameFor(bot),
      })
      if (set.state === 'waiting')
        await enqueue(tx, setWanted, { setId: set.id }, { singletonKey: set.id, priority: 1 })
    }
  })
}

/** Telegram's rules: begins with a letter, letters, digits and single `_`, ends in the bot's name, 64 characters at most. */
function nameFor(bot: string): string {
  return `s${randomBytes(8).toString('hex')}_by_${bot}`
}
