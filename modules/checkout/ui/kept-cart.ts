import { cookies } from 'next/headers'
import { env } from '@/infra/env'
import { readWishes, type Wish, writeWishes } from '../wish'

/** What a visitor's browser keeps of his cart. Only ids of packs and amounts: it gives nobody a right to anything. */
export const CART_COOKIE = env.open ? '__Host-mulsaq-cart' : 'mulsaq-cart'

const KEPT_SECONDS = 30 * 86_400

/** The cart that this request's browser keeps. */
export async function keptCart(): Promise<Wish[]> {
  return readWishes((await cookies()).get(CART_COOKIE)?.value ?? '')
}

/** Have the browser keep this from now on. In an action or a route only. */
export async function keepCart(wishes: readonly Wish[]): Promise<void> {
  const jar = await cookies()
  if (wishes.length === 0) jar.delete(CART_COOKIE)
  else
    jar.set(CART_COOKIE, writeWishes(wishes), {
      httpOnly: true,
      sameSite: 'lax',
      secure: env.open,
      path: '/',
      maxAge: KEPT_SECONDS,
    })
}
