import { randomUUID } from 'node:crypto'
import type { UserActor } from '@/core/actor'
import { askToBuy } from '@/modules/checkout/ask-to-buy'
import { claimGift } from '@/modules/checkout/claim-gift'
import { findOrder } from '@/modules/checkout/find-order'
import { placeOrder } from '@/modules/checkout/place-order'
import { writeSeen } from '@/modules/checkout/quote'
import { renewGiftLink } from '@/modules/checkout/renew-gift-link'
import { topUp } from '@/modules/checkout/top-up'
import { makeCode } from '@/modules/codes/make-code'
import { giveStars } from '@/modules/wallet/give-stars'
import type { Choose } from './choose'
import { confirmation } from './orders'
import { createPackOnSale } from './packs'

interface Shop {
  finance: UserActor
  buyers: readonly UserActor[]
  packs: readonly string[]
  /** Where what is ordered is put, for others to pay, cancel and look at. */
  orders: { orderId: string; buyer: UserActor }[]
}

const COUNTRIES = ['FR', 'DE', 'US'] as const

/** Deeds of the simulation beside plain orders: carts, gifts and their links, the last uses of codes, and stars. */
export async function buyingDeeds({ finance, buyers, packs, orders }: Shop) {
  const fixed: string[] = []
  for (let turn = 0; turn < 6; turn += 1) fixed.push((await createPackOnSale({ pricing: 'fixed', minor: 499n })).packId)
  const codes: string[] = []
  for (const [value, usesMost] of [
    ['15', '3'],
    ['20', '40'],
  ] as const) {
    const code = `S${randomUUID().slice(0, 8).toUpperCase()}`
    const wish = { code, kind: 'percent', value, usesMost, perBuyer: '2', from: '', until: '' } as const
    await makeCode(finance, 'shop', wish)
    codes.push(code)
  }
  const gifts: { orderId: string; buyer: UserActor }[] = []
  const keep = (orderId: string, buyer: UserActor) => void orders.push({ orderId, buyer })

  return {
    async cart(its: Choose) {
      const buyer = its.one(buyers)
      const wanted = [...new Set([its.one(packs), its.one(packs), its.one(packs)])]
      const placing = await confirmation(wanted, { chosenMinor: 300n, country: its.one(COUNTRIES) })
      keep((await placeOrder(buyer, placing)).orderId, buyer)
    },
    async gift(its: Choose) {
      const buyer = its.one(buyers)
      const gift = { from: '', message: 'For you.' }
      const { orderId } = await placeOrder(buyer, await confirmation(its.one(fixed), { gift }))
      gifts.push({ orderId, buyer })
      keep(orderId, buyer)
    },
    /** Somebody opens a link, and sometimes two do at once. */
    async claim(its: Choose) {
      const gift = gifts[its.below(gifts.length)]
      if (!gift) return
      const { given } = await findOrder(gift.buyer, gift.orderId)
      if (!given) return
      if (its.chance(20)) return renewGiftLink(gift.buyer, gift.orderId, given.turn)
      const who = its.chance(40) ? [its.one(buyers), its.one(buyers)] : [its.one(buyers)]
      const answers = await Promise.allSettled(who.map((person) => claimGift(person, given.token)))
      const failed = answers.find((answer) => answer.status === 'rejected')
      if (failed && answers.every(({ status }) => status === 'rejected')) throw failed.reason
    },
    async code(its: Choose) {
      const [buyer, packId, code, country] = [its.one(buyers), its.one(fixed), its.one(codes), its.one(COUNTRIES)]
      const asked = await askToBuy(buyer, packId, country, undefined, { code })
      if (asked.kind !== 'pay') return
      if (asked.code?.refused) throw asked.code.refused
      const seen = writeSeen(asked.lines.map((line) => ({ packId: line.pack.id, quote: line.quote })))
      keep((await placeOrder(buyer, await confirmation(packId, { seen, code, country }))).orderId, buyer)
    },
    async fill(its: Choose) {
      const buyer = its.one(buyers)
      if (its.chance(30))
        return giveStars(finance, { handle: buyer.handle, stars: 77n, reason: 'simulated', key: randomUUID() })
      const asked = {
        minor: BigInt(500 + its.below(900)),
        provider: its.one(['sandbox', 'stripe']),
        key: randomUUID(),
        locale: 'en',
      }
      keep((await topUp(buyer, asked)).orderId, buyer)
    },
    /** Stars are spent, and sometimes the same ones twice at once. */
    async spend(its: Choose) {
      const buyer = its.one(buyers)
      const wanted = its.chance(40) ? [its.one(fixed), its.one(packs)] : [its.one(fixed)]
      const answers = await Promise.allSettled(
        wanted.map(async (packId) =>
          placeOrder(
            buyer,
            await confirmation(packId, { provider: 'wallet', chosenMinor: 300n, country: its.one(COUNTRIES) }),
          ),
        ),
      )
      for (const answer of answers) if (answer.status === 'fulfilled') keep(answer.value.orderId, buyer)
      const failed = answers.find((answer) => answer.status === 'rejected')
      if (failed) throw failed.reason
    },
  }
}
