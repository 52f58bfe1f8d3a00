import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { turnAway } from './turn-away'

const ORIGIN = 'https://stickers.example'

function asked(method: string, headers: Record<string, string>, url = '/checkout') {
  return turnAway(
    Object.assign(new IncomingMessage(new Socket()), {
      method,
      url,
      headers: { host: 'stickers.example', ...headers },
    }),
    ORIGIN,
  )?.[0]
}

test('a form or a call that another site’s page had a browser send is told from ours', () => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'https://evil.stickers.example' },
    { 'sec-fetch-site': 'cross-site', origin: ORIGIN },
    { origin: 'https://evil.example' },
    { origin: 'http://stickers.example:8080' },
    { origin: 'null' },
    { origin: '' },
  ])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(asked(method, headers), JSON.stringify(headers)).toBe(403)
})

test('our own pages, servers that sign what they send, and every reading pass', () => {
  for (const headers of [
    {},
    { 'sec-fetch-site': 'same-origin', origin: ORIGIN },
    { 'sec-fetch-site': 'none' },
    { origin: ORIGIN, host: '127.0.0.1:3000' }, // a proxy beside us
    { origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' },
  ])
    expect(asked('POST', headers), JSON.stringify(headers)).toBeUndefined()
  expect(asked('GET', { 'sec-fetch-site': 'cross-site' })).toBeUndefined()
  expect(asked('POST', { origin: 'https://appleid.apple.com' }, '/api/auth/callback/apple?x=1')).toBeUndefined()
  expect(asked('POST', { origin: 'https://appleid.apple.com' }, '/api/auth/sign-out')).toBe(403)
})

test('a form beyond what any form of ours holds is turned away unread; uploads have their own bounds', () => {
  expect(asked('POST', { 'content-length': '1048577' })).toBe(413)
  expect(asked('POST', { 'content-length': '1048576' })).toBeUndefined()
  expect(asked('POST', { 'content-length': '5000000' }, '/api/uploads')).toBeUndefined()
})

test('a path that cannot be read is turned away; what is asked for behind it is read by the page', () => {
  for (const url of ['/packs/%FF', '/packs/%E0%A4%A', '/packs/a%00b', '/media/%00/224.webp'])
    expect([url, asked('GET', {}, url)]).toEqual([url, 400])
  for (const url of ['/packs/%D9%85', '/search?q=%FF%00', '/artists/%25', '/'])
    expect([url, asked('GET', {}, url)]).toEqual([url, undefined])
})
