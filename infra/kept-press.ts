import { cookies } from 'next/headers'
import { env } from './env'

/** A heart or a "follow" that a visitor pressed: what it was, and the id of the pack or the artist. */
export interface Press {
  what: 'wish' | 'follow'
  id: string
}

/** The last one is kept by the visitor's browser until he has signed in. It gives nobody a right to anything. */
export const PRESS_COOKIE = env.open ? '__Host-mulsaq-press' : 'mulsaq-press'

/** As long as a link of a sign-in mail may take its time. */
const KEPT_SECONDS = 3_600

/** Have the browser keep it. In an action only. */
export async function keepPress({ what, id }: Press): Promise<void> {
  const how = { httpOnly: true, sameSite: 'lax', secure: env.open, path: '/', maxAge: KEPT_SECONDS } as const
  ;(await cookies()).set(PRESS_COOKIE, `${what}.${id}`, how)
}

/** A press out of a cookie, which may hold anything. The id is anybody's word still. */
export function readPress(text: string): Press | undefined {
  const [, what, id = ''] = /^(wish|follow)\.(\w{1,60})$/.exec(text) ?? []
  return what === 'wish' || what === 'follow' ? { what, id } : undefined
}
