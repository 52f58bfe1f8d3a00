import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { broughtAlong } from '@/app/_shell/brought-along'
import { Refusal } from '@/core/refusal'
import { deviceOf } from '@/infra/device'
import { deviceMark } from '@/infra/device-mark'
import { cookiesOf, isSameOrigin, originOf } from '@/infra/request-parts'
import { currentActor } from '@/infra/session'
import { endSessionOf, rememberDevice } from '@/infra/session-store'
import { SESSION_COOKIE, sessionCookie } from '@/infra/session-token'
import { welcome } from '@/modules/accounts/welcome'
import { addPasskey, askForPasskey } from '@/modules/factors/add-passkey'
import { askForProof, confirmByPasskey, signInByPasskey } from '@/modules/factors/show-passkey'

const MOST_BYTES = 20_000

// What a browser answers, as far as it must be text before the library reads the rest of it (which checks every part).
const Answer = z.looseObject({ id: z.string().max(2_000), type: z.literal('public-key'), response: z.looseObject({}) })

/** The two halves of each thing a passkey does: what to ask the browser, and what it answered. */
export async function POST(request: Request, { params }: RouteContext<'/api/passkeys/[step]'>) {
  if (!isSameOrigin(request)) return new Response('cross-site', { status: 403 })
  const { step } = await params
  const origin = originOf(request)
  const device = deviceOf(request.headers.get('user-agent') ?? '')
  try {
    const actor = await currentActor()
    if (step === 'ask-add') return told(await askForPasskey(actor, origin))
    if (step === 'ask-confirm') return told(await askForProof(actor, 'confirm', origin))
    if (step === 'ask-sign-in') return told(await askForProof(actor, 'sign_in', origin))
    const answer = await readAnswer(request)
    if (!answer) return told({ code: 'factors.passkey_refused' }, 400)
    if (step === 'add') {
      const registration = answer as unknown as RegistrationResponseJSON
      const { codes, token } = await addPasskey(actor, registration, { origin, device })
      return goingBy(token, { codes })
    }
    const proof = answer as unknown as AuthenticationResponseJSON
    if (step === 'confirm') {
      return goingBy(await confirmByPasskey(actor, proof, origin), {})
    }
    if (step === 'sign-in') return await signIn(request, proof, { origin, device })
    return new Response('not found', { status: 404 })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return told({ code: error.code, params: error.params }, error.status)
  }
}

/** A session of its own; the one this browser had ends, and what lay in its basket comes along. */
async function signIn(
  request: Request,
  proof: AuthenticationResponseJSON,
  from: { origin: string; device: string },
): Promise<Response> {
  const { userId, token } = await signInByPasskey(proof, from)
  const old = cookiesOf(request).get(SESSION_COOKIE)
  if (old) await endSessionOf(old)
  await welcome(userId)
  const along = broughtAlong(request)
  await along.join(userId)
  const answer = told({})
  answer.headers.append('Set-Cookie', sessionCookie(token))
  const { mark, cookies: kept } = deviceMark(request)
  await rememberDevice(userId, mark)
  for (const cookie of kept) answer.headers.append('Set-Cookie', cookie)
  along.forget(answer)
  return answer
}

async function readAnswer(request: Request) {
  const text = await request.text()
  if (text.length > MOST_BYTES) return undefined
  try {
    return Answer.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The session goes on by this token. */
function goingBy(token: string, body: object): Response {
  const answer = told(body)
  answer.headers.append('Set-Cookie', sessionCookie(token))
  return answer
}

function told(body: object, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })
}
