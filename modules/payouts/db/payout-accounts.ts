import type { Db } from '@/infra/db'

const columns = {
  provider: true,
  holder: true,
  account: true,
  bic: true,
  ref: true,
  ready: true,
  heldUntil: true,
} as const

export interface PayoutAccount {
  provider: string
  holder: string
  account: string
  bic: string
  ref: string | null
  ready: boolean
  /** It took another's place: no payout to it is asked for before. */
  heldUntil: Date | null
}

export function findAccountRow(db: Db, userId: string): Promise<PayoutAccount | null> {
  return db.payoutAccount.findUnique({ where: { userId }, select: columns })
}

export async function putAccount(db: Db, userId: string, account: Partial<PayoutAccount> & { provider: string }) {
  await db.payoutAccount.upsert({
    where: { userId },
    create: { userId, ...account },
    update: account,
    select: { userId: true },
  })
}

/** Note whether a processor's account can be paid to. Changes nothing for one who is paid otherwise. */
export async function storeReady(db: Db, ref: string, ready: boolean): Promise<void> {
  await db.payoutAccount.updateMany({ where: { ref, provider: { not: 'manual' } }, data: { ready } })
}
