import type { IncomingMessage } from 'node:http'
import { env } from '@/infra/env'

/** The caller's address, as far as TRUST_PROXY lets us believe what was forwarded. */
export function addressOf(request: IncomingMessage): string {
  const forwarded = env.TRUST_PROXY ? request.headers['x-forwarded-for'] : undefined
  // The last one is what the trusted proxy saw; those before it are whatever the client claimed.
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded)?.split(',').at(-1)?.trim()
  return last || (request.socket.remoteAddress ?? 'unknown')
}

const LOOPBACK = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/
const LOOPBACK_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/
const FORWARDED =
  /^(?:forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|cf-connecting-ip|true-client-ip|fly-client-ip)$/

/**
 * Whether somebody at this very machine asks: by a loopback socket, for a loopback name (so that no page of another
 * site can ask under a name it points here), and through no proxy that could have brought it from elsewhere.
 * Asked before Next sees the request, because Next adds forwarding headers of its own.
 */
export function isFromThisMachine(request: IncomingMessage): boolean {
  return (
    LOOPBACK.test(request.socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(request.headers.host ?? '') &&
    !Object.keys(request.headers).some((name) => FORWARDED.test(name))
  )
}
