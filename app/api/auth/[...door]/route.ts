import { broughtAlong } from '@/app/_shell/brought-along'
import { signInDoor } from '@/infra/sign-in'
import { register } from '@/modules/accounts/register'
import { welcome } from '@/modules/accounts/welcome'

async function handle(request: Request, { params }: { params: Promise<{ door: string[] }> }): Promise<Response> {
  const along = broughtAlong(request)
  let joined = false
  const people = {
    register,
    welcome: async (userId: string) => {
      await welcome(userId)
      await along.join(userId)
      joined = true
    },
  }
  const answer = await signInDoor(people, request, (await params).door)
  if (joined) along.forget(answer)
  return answer
}

export { handle as GET, handle as POST }
