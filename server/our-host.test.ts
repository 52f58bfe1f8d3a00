import { expect, test } from 'vitest'
import { isOurHost } from './our-host'
import { securityHeaders } from './security-headers'

const home = { origin: 'http://localhost:3000', PORT: 3000 }
const open = { origin: 'https://stickers.example', PUBLIC_URL: 'https://stickers.example', PORT: 3000 }

test('a name that somebody else pointed here is not ours', () => {
  for (const host of [undefined, '', 'evil.example', 'localhost:3000.evil.example', 'evil.example:3000', 'localhost'])
    expect(isOurHost(host, home), host ?? 'none').toBe(false)
  for (const host of ['192.168.1.5:3000', '10.0.0.1', 'stickers.example:8080', 'evil.stickers.example'])
    expect(isOurHost(host, open), host).toBe(false)
})

test('the public name, this machine, and at home a plain address are', () => {
  for (const host of ['localhost:3000', 'LOCALHOST:3000', '127.0.0.1:3000', '192.168.1.5:3000', '[fe80::1]:3000'])
    expect(isOurHost(host, home), host).toBe(true)
  for (const host of ['stickers.example', 'Stickers.Example', '127.0.0.1:3000'])
    expect(isOurHost(host, open), host).toBe(true)
})

test('every kind of answer is told not to be sniffed or framed; what is no page may run nothing', () => {
  for (const url of ['/', '/packs/x', '/_next/static/a.js', '/api/me', '/media/a/224.webp', '/nowhere']) {
    const headers = Object.fromEntries(securityHeaders(url, home.origin))
    expect(headers, url).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'X-Frame-Options': 'DENY' })
    expect(headers['Content-Security-Policy']?.startsWith("default-src 'none'") ?? false, url).toBe(
      /^\/(?:api|media)\//.test(url),
    )
    expect(headers['Strict-Transport-Security']).toBeUndefined()
  }
  expect(Object.fromEntries(securityHeaders('/', open.origin))['Strict-Transport-Security']).toContain(
    'max-age=63072000',
  )
})
