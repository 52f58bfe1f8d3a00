import { expect, test } from './world'

test('a shared page is the same for everyone, compressed, and runs only its own scripts', async ({ request }) => {
  const plain = await request.get('/', { headers: { 'accept-encoding': 'identity' } })
  const policy = plain.headers()['content-security-policy'] ?? ''
  expect(policy).toMatch(/script-src 'self'( 'sha256-[\w+/=]+')+;/)
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)

  // Nothing a visitor sends reaches what is kept for others.
  const odd = await request.get('/?utm_source=mail', {
    headers: {
      'accept-encoding': 'identity',
      cookie: 'mulsaq-session=someone',
      'x-forwarded-host': 'evil.example',
      'x-middleware-subrequest': 'proxy',
    },
  })
  expect(await odd.text()).toBe(await plain.text())
  expect(odd.headers()['set-cookie']).toBeUndefined()

  const again = await request.get('/', {
    headers: { 'accept-encoding': 'identity', 'if-none-match': plain.headers()['etag'] ?? '' },
  })
  expect(again.status()).toBe(304)
})

test('a page of one person is never kept, and carries a number used once', async ({ request }) => {
  const first = await request.get('/sign-in')
  const second = await request.get('/sign-in')
  expect(first.headers()['cache-control']).toContain('no-store')
  const nonces = [first, second].map(
    (answer) => /'nonce-(\w+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1],
  )
  expect(nonces[0]).toBeTruthy()
  expect(nonces[0]).not.toBe(nonces[1])
})
