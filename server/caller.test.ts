import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { isFromThisMachine } from './caller'

function request(remoteAddress: string, headers: Record<string, string>): IncomingMessage {
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage
}

describe('a request from this machine', () => {
  test.each([
    ['127.0.0.1', { host: 'localhost:3000' }],
    ['::1', { host: '[::1]:3000' }],
    ['::ffff:127.0.0.1', { host: '127.0.0.1' }],
  ])('is one from %s with %j', (address, headers) => expect(isFromThisMachine(request(address, headers))).toBe(true))

  test.each([
    ['203.0.113.9', { host: 'localhost:3000' }],
    ['::ffff:203.0.113.9', { host: 'localhost:3000' }],
    ['127.0.0.1', { host: 'stickers.example' }],
    ['127.0.0.1', { host: 'localhost.evil.example' }],
    ['127.0.0.1', { host: '127.0.0.1.evil.example' }],
    ['127.0.0.1', {}],
    ['127.0.0.1', { host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1' }],
    ['127.0.0.1', { host: 'localhost:3000', forwarded: 'for=127.0.0.1' }],
    ['127.0.0.1', { host: 'localhost:3000', 'x-real-ip': '127.0.0.1' }],
    ['127.0.0.1', { host: 'localhost:3000', via: '1.1 proxy' }],
  ])('is not one from %s with %j', (address, headers) =>
    expect(isFromThisMachine(request(address, headers as Record<string, string>))).toBe(false),
  )
})
