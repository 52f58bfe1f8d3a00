import { cookiesOf } from '@/infra/request-parts'
import { signInDoor } from '@/infra/sign-in'
import { register } from '@/modules/accounts/register'
import { welcome } from '@/modules/accounts/welcome'
import { joinCart } from '@/modules/checkout/change-cart'
import { CART_COOKIE } from '@/modules/checkout/ui/kept-cart'
import { readWishes } from '@/modules/checkout/wish'

async function handle(request: Request, { params }: { params: Promise<{ door: string[] }> }): Promise<Response> {
  const kept = readWishes(cookiesOf(request).get(CART_COOKIE) ?? '')
  let joined = false
  const people = {
    register,
    welcome: async (userId: string) => {
      await welcome(userId)
      await joinCart(userId, kept)
      joined = kept.length > 0
    },
  }
  const answer = await signInDoor(people, request, (await params).door)
  if (joined) answer.headers.append('Set-Cookie', `${CART_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`)
  return answer
}

export { handle as GET, handle as POST }
