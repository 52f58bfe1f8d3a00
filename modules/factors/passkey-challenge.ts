import { db } from '@/infra/db'
import { hashOfToken } from '@/infra/secret'
import { insertChallenge, takeChallenge } from './db/factors'

export type PasskeyPurpose = 'sign_in' | 'confirm' | 'add'

const MINUTES = 5

export async function keepChallenge(
  challenge: string,
  purpose: PasskeyPurpose,
  userId: string | null,
  now = new Date(),
): Promise<void> {
  const expiresAt = new Date(now.getTime() + MINUTES * 60_000)
  await insertChallenge(db, { hash: hashOfToken(challenge), purpose, userId, expiresAt }, now)
}

/** Whether we asked for this, of this person and for this: once. What the answer was made for is used up by looking. */
export function expectChallenge(
  purpose: PasskeyPurpose,
  userId: string | null,
): (challenge: string) => Promise<boolean> {
  return (challenge) => takeChallenge(db, { hash: hashOfToken(challenge), purpose, userId }, new Date())
}
