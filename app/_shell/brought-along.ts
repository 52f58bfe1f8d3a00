import { PRESS_COOKIE, readPress } from '@/infra/kept-press'
import { cookiesOf } from '@/infra/request-parts'
import { joinCart } from '@/modules/checkout/change-cart'
import { CART_COOKIE } from '@/modules/checkout/ui/kept-cart'
import { readWishes } from '@/modules/checkout/wish'
import { joinFollow } from '@/modules/following/follow-artist'
import { joinWish } from '@/modules/wishes/change-wish'

/** What a visitor's browser keeps until he signs in: his cart, and the heart or "follow" that led him to sign in. */
export function broughtAlong(request: Request) {
  const jar = cookiesOf(request)
  const cart = readWishes(jar.get(CART_COOKIE) ?? '')
  const press = readPress(jar.get(PRESS_COOKIE) ?? '')
  return {
    /** He signed in: it is his. */
    async join(userId: string): Promise<void> {
      await joinCart(userId, cart)
      if (press?.what === 'wish') await joinWish(userId, press.id)
      if (press?.what === 'follow') await joinFollow(userId, press.id)
    },
    /** The browser need not keep it any longer. */
    forget(answer: Response): void {
      for (const [name, isKept] of [
        [CART_COOKIE, cart.length > 0],
        [PRESS_COOKIE, press !== undefined],
      ] as const)
        if (isKept) answer.headers.append('Set-Cookie', `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`)
    },
  }
}
