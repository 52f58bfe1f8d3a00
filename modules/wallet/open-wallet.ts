import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { findStarsHeld, findStarsOwed } from '@/modules/ledger/find-stars-owed'
import { listStars } from '@/modules/ledger/list-stars'
import { findStars } from './find-stars'
import { off } from './refusals'
import { walletBook } from './wallet'

/** One's own wallet: the stars there are, and what moved them. @throws Refusal `wallet.off` (404) */
export async function openWallet(actor: Actor) {
  const { id } = requireUser(actor)
  if (!env.WALLET) throw off()
  const book = walletBook()
  const [stars, moves, held, owed] = await Promise.all([
    findStars(db, id),
    listStars(db, id, book, env.SHOP_CURRENCY),
    findStarsHeld(db, id, book, env.SHOP_CURRENCY),
    findStarsOwed(db, id, book, env.SHOP_CURRENCY),
  ])
  return { stars, moves, held, owed, test: book === 'test' }
}
