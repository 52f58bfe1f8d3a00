import type { Db } from '@/infra/db'
import type { Wish } from '../wish'

/** Someone's cart, in the order things were put in. */
export async function findCart(db: Db, userId: string): Promise<(Wish & { addedAt: Date })[]> {
  const rows = await db.cartLine.findMany({
    where: { userId },
    select: { packId: true, chosenMinor: true, addedAt: true },
    orderBy: [{ addedAt: 'asc' }, { packId: 'asc' }],
  })
  return rows.map(({ chosenMinor, ...row }) => ({ ...row, ...(chosenMinor !== null && { chosenMinor }) }))
}

/** Put packs into a cart; one that is there keeps its place, and gets the amount that was chosen last. */
export async function putInCart(db: Db, userId: string, wishes: readonly Wish[]): Promise<void> {
  for (const { packId, chosenMinor } of wishes)
    await db.cartLine.upsert({
      where: { userId_packId: { userId, packId } },
      create: { userId, packId, chosenMinor: chosenMinor ?? null },
      update: chosenMinor === undefined ? {} : { chosenMinor },
      select: { packId: true },
    })
}

export async function dropFromCart(db: Db, userId: string, packIds: readonly string[]): Promise<void> {
  await db.cartLine.deleteMany({ where: { userId, packId: { in: [...packIds] } } })
}
