import { signInDoor } from '@/infra/sign-in'
import { register } from '@/modules/accounts/register'
import { welcome } from '@/modules/accounts/welcome'

const people = { register, welcome }

async function handle(request: Request, { params }: { params: Promise<{ door: string[] }> }): Promise<Response> {
  return signInDoor(people, request, (await params).door)
}

export { handle as GET, handle as POST }
