import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { system, type UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { checkInvariants } from '@/modules/checkout/check-invariants'
import { listBuyersOf, refundTakenDown } from '@/modules/checkout/refund-taken-down'
import { ownsPack } from '@/modules/library/owns-pack'
import { appealDecision } from '@/modules/moderation/appeal'
import { restorePack } from '@/modules/moderation/restore-pack'
import { settleBuyers } from '@/modules/moderation/settle-buyers'
import { takeDownPack } from '@/modules/moderation/take-down-pack'
import { buy } from './orders'
import { createPackOnSale } from './packs'
import { createPerson } from './people'

const DAY = 86_400_000
const sales = { refundTakenDown, listBuyersOf }
let senior: UserActor
beforeAll(async () => {
  senior = (await createPerson({ roles: ['senior_reviewer'] })).actor
})

describe('those who bought a pack that is taken down', () => {
  afterEach(async () => {
    expect(await checkInvariants()).toEqual([])
  })
  const rule = system('buyers-rule')

  /** A pack with a buyer of this week and one of long ago. */
  async function bought() {
    const { actor: artist } = await createPerson({ roles: ['artist'] })
    const { packId } = await createPackOnSale({ artistId: artist.id, pricing: 'fixed', minor: 499n })
    const [lately, before] = [await createPerson(), await createPerson()]
    const old = await buy(before.actor, packId)
    await db.order.update({ where: { id: old }, data: { paidAt: new Date(Date.now() - 8 * DAY) } })
    await buy(lately.actor, packId)
    const has = async () => [await ownsPack(db, lately.actor.id, packId), await ownsPack(db, before.actor.id, packId)]
    const gone = async ({ email }: { email: string }) => {
      const rows = await db.$queryRaw<{ outcome: string }[]>`
        SELECT data->'params'->>'outcome' AS outcome FROM pgboss.job WHERE data->>'to' = ${email} AND data->>'kind' = 'pack_gone'`
      return rows.map(({ outcome }) => outcome)
    }
    const takedown = async () => (await db.takedown.findFirstOrThrow({ where: { packId } })).id
    return { artist, packId, lately, before, has, gone, takedown }
  }

  test('get their money when it was not its seller’s and they bought it lately; the others keep it; each is told once', async () => {
    const { packId, lately, before, has, gone, takedown } = await bought()
    await takeDownPack(senior, packId, { reasons: ['ART-COPY'], words: 'It copies a book.' })
    const takedownId = await takedown()
    await Promise.all([settleBuyers(rule, { takedownId }, sales), settleBuyers(rule, { takedownId }, sales)])
    await settleBuyers(rule, { takedownId }, sales)
    expect(await has()).toEqual([false, true])
    expect([await gone(lately), await gone(before)]).toEqual([['refunded'], ['kept']])
    const refunds = await db.refund.findMany({ where: { key: { contains: takedownId } } })
    expect(refunds.map(({ state, reason, decidedBy }) => [state, reason, decidedBy])).toEqual([['done', 'rights', 'rule:rights']]) // prettier-ignore
    await expect(settleBuyers(senior, { takedownId }, sales)).rejects.toMatchObject({ status: 403 })
  })

  test('keep it when the ground is another', async () => {
    const { packId, lately, has, gone, takedown } = await bought()
    await takeDownPack(senior, packId, { reasons: ['ADULT'], words: 'Not rated so.' })
    await settleBuyers(rule, { takedownId: await takedown() }, sales)
    expect(await has()).toEqual([true, true])
    expect(await gone(lately)).toEqual(['kept'])
  })

  test('get nothing while an appeal is open, nor after the takedown was taken back', async () => {
    const { artist, packId, lately, has, gone, takedown } = await bought()
    await takeDownPack(senior, packId, { reasons: ['ART-COPY'], words: 'It copies a book.' })
    const takedownId = await takedown()
    await appealDecision(artist, packId, 'I drew it first, in 2019.')
    await settleBuyers(rule, { takedownId }, sales)
    await restorePack(senior, packId, 'You did.')
    await settleBuyers(rule, { takedownId }, sales)
    expect(await has()).toEqual([true, true])
    expect(await gone(lately)).toEqual([])
  })
})
