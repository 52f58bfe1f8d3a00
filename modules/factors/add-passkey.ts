import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { type Actor, requireFreshOwn, requireUser } from '@/core/actor'
import { db, inTransaction, isDuplicate } from '@/infra/db'
import { lockActive } from '@/infra/session-store'
import { env } from '@/infra/env'
import { findAccount } from '@/modules/accounts/find-account'
import { findPasskeys, insertPasskey } from './db/factors'
import { countTry, holderOf } from './holder'
import { type Added, factorAdded } from './keep-factor'
import { expectChallenge, keepChallenge } from './passkey-challenge'
import * as refusals from './refusals'

const MOST_PASSKEYS = 10

/** What the browser needs to make a passkey. @param origin Where the page is, as the browser says it. */
export async function askForPasskey(actor: Actor, origin: string): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { id } = requireUser(actor)
  requireFreshOwn(actor)
  await countTry(id)
  const { handle, displayName } = await findAccount(actor)
  const known = await findPasskeys(db, id)
  if (known.length >= MOST_PASSKEYS) throw refusals.manyPasskeys(MOST_PASSKEYS)
  const options = await generateRegistrationOptions({
    rpName: env.SHOP_NAME,
    rpID: new URL(origin).hostname,
    userID: new TextEncoder().encode(id),
    userName: handle,
    userDisplayName: displayName,
    excludeCredentials: known.map((passkey) => ({ id: passkey.id })),
    // Kept on the device with its owner's name, so that it signs in with nothing typed; opened by finger, face or PIN, so that
    // it is two factors by itself.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(options.challenge, 'add', id)
  return options
}

/** Keep the passkey the browser made. */
export async function addPasskey(
  actor: Actor,
  response: RegistrationResponseJSON,
  { origin, device }: { origin: string; device: string },
): Promise<Added> {
  const { id: userId } = requireUser(actor)
  requireFreshOwn(actor)
  await countTry(userId)
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: expectChallenge('add', userId),
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) throw refusals.passkeyRefused()
  const { id, publicKey, counter } = registrationInfo.credential
  const transports = (response.response.transports ?? []).filter((one) => /^[a-z-]{1,20}$/.test(one)).slice(0, 8)
  return inTransaction(async (tx) => {
    await lockActive(tx, userId)
    if ((await findPasskeys(tx, userId)).length >= MOST_PASSKEYS) throw refusals.manyPasskeys(MOST_PASSKEYS)
    await insertPasskey(tx, { id, userId, publicKey, counter, transports, name: device })
    return factorAdded(tx, holderOf(actor), new Date())
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? refusals.passkeyKnown() : error
  })
}
