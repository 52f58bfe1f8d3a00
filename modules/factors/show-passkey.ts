import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import type { Actor } from '@/core/actor'
import { db, inTransaction } from '@/infra/db'
import { createSession, lockActive, stepUp } from '@/infra/session-store'
import { newToken, SESSION_SECONDS } from '@/infra/session-token'
import { limitCaller } from '@/infra/rate-limit'
import { countUse, findPasskey, findPasskeys } from './db/factors'
import { countTry, holderOf } from './holder'
import { expectChallenge, keepChallenge, type PasskeyPurpose } from './passkey-challenge'
import * as refusals from './refusals'

/** What the browser needs to ask for a passkey: of somebody we know, or (`sign_in`) of whoever has one. */
export async function askForProof(
  actor: Actor,
  purpose: 'sign_in' | 'confirm',
  origin: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await limitCaller('passkey', { points: 60, seconds: 900, closed: true })
  const userId = purpose === 'confirm' ? holderOf(actor).userId : null
  const known = userId ? await findPasskeys(db, userId) : []
  const options = await generateAuthenticationOptions({
    rpID: new URL(origin).hostname,
    userVerification: 'required',
    allowCredentials: known.map(({ id, transports }) => ({
      id,
      transports: transports as AuthenticatorTransport[],
    })),
  })
  await keepChallenge(options.challenge, purpose, userId)
  return options
}

/** Show a second factor by passkey: the session has shown one from now on. @returns Its new token. */
export async function confirmByPasskey(
  actor: Actor,
  response: AuthenticationResponseJSON,
  origin: string,
): Promise<string> {
  const holder = holderOf(actor)
  await countTry(holder.userId)
  const passkey = await prove(response, { purpose: 'confirm', userId: holder.userId, origin })
  if (passkey.userId !== holder.userId) throw refusals.passkeyRefused()
  return stepUp(db, holder, new Date())
}

/** Sign in by passkey alone: it was opened by its owner's finger, face or PIN, so it is two factors. @returns The session's token. */
export async function signInByPasskey(
  response: AuthenticationResponseJSON,
  { origin, device }: { origin: string; device: string },
): Promise<{ userId: string; token: string }> {
  await limitCaller('passkey', { points: 60, seconds: 900, closed: true })
  const { userId } = await prove(response, { purpose: 'sign_in', userId: null, origin })
  if (!(await inTransaction((tx) => lockActive(tx, userId)))) throw refusals.passkeyRefused()
  const token = newToken()
  const now = new Date()
  const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1_000)
  await createSession({ userId, token, expiresAt, device, factorAt: now })
  return { userId, token }
}

/** Whose passkey answered, if what it signed is what we asked for just now, on this site, by its owner's will. */
async function prove(
  response: AuthenticationResponseJSON,
  { purpose, userId, origin }: { purpose: PasskeyPurpose; userId: string | null; origin: string },
): Promise<{ userId: string }> {
  const passkey = await findPasskey(db, response.id)
  if (!passkey) throw refusals.passkeyRefused()
  const proof = await verifyAuthenticationResponse({
    response,
    expectedChallenge: expectChallenge(purpose, userId),
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: Number(passkey.counter) },
  }).catch(() => ({ verified: false as const, authenticationInfo: undefined }))
  if (!proof.verified || !proof.authenticationInfo) throw refusals.passkeyRefused()
  await countUse(db, passkey.id, proof.authenticationInfo.newCounter, new Date())
  return { userId: passkey.userId }
}
