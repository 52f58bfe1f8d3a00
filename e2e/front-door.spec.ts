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

test('every kind of answer carries the headers that keep browsers honest, and a policy where something could run', async ({
  request,
}) => {
  const answers = {
    page: await request.get('/'),
    'not modified': await request.get('/', {
      headers: { 'if-none-match': (await request.get('/')).headers()['etag'] ?? '' },
    }),
    'own page': await request.get('/sign-in'),
    'no such page': await request.get('/packs/none-such'),
    route: await request.get('/api/me'),
    'refused route': await request.get('/api/studio/packs/pack_none'),
    picture: await request.get('/media/none/224.webp'),
    'navigation data': await request.get('/', { headers: { rsc: '1' }, maxRedirects: 0 }),
    form: await request.post('/', { form: { a: '1' } }),
  }
  for (const [kind, answer] of Object.entries(answers)) {
    const headers = answer.headers()
    expect.soft(headers['x-content-type-options'], kind).toContain('nosniff')
    expect.soft(headers['x-frame-options'], kind).toContain('DENY')
    expect.soft(headers['referrer-policy'], kind).toContain('same-origin')
    const policy = headers['content-security-policy'] ?? ''
    expect.soft(policy, kind).not.toMatch(/script-src[^;]*'unsafe-inline'/)
    if (kind !== 'not modified') expect.soft(policy, kind).toContain("default-src '")
  }
})

test('an answer to a form on a shared page and a draft carry a number used once', async ({ request }) => {
  const draft = { cookie: '__prerender_bypass=anything' }
  for (const answer of [await request.post('/', { form: { a: '1' } }), await request.get('/', { headers: draft })]) {
    expect(answer.headers()['content-security-policy']).toMatch(/script-src 'self' 'nonce-\w+'/)
    expect(answer.headers()['cache-control']).toContain('no-store')
  }
})

test('under a name that is not ours we are nobody; a probe may ask by any', async ({ request }) => {
  for (const path of ['/', '/sign-in', '/api/me']) {
    const answer = await request.get(path, { headers: { host: 'evil.example' } })
    expect(answer.status()).toBe(421)
    expect(await answer.text()).not.toContain('<')
  }
  expect((await request.get('/api/health', { headers: { host: '10.0.0.7:3000' } })).status()).toBe(200)
})

test('questions behind a shared page change nothing on it, and navigation data is not kept as a page', async ({
  request,
}) => {
  const plain = await (await request.get('/new')).text()
  expect(await (await request.get('/new?anything=%3Cscript%3E&page=1000000000')).text()).toBe(plain)
  const odd = await request.get('/new?_rsc=abc', { maxRedirects: 0 })
  expect(odd.status()).toBe(307)
  expect(odd.headers()).toMatchObject({ location: '/new', 'cache-control': 'no-store' })
})

test('nowhere is a way out: only paths of ours are gone to after a sign-in', async ({ page, world }) => {
  await world.signIn()
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/%0d%0aX:1',
  ]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    expect(new URL(page.url()).host).toBe(new URL(process.env.E2E_ORIGIN ?? '').host)
  }
})

test('no cookie is given before a sign-in', async ({ request }) => {
  for (const path of ['/', '/ar', '/packs/none-such', '/search?q=cat', '/sign-in', '/api/me', '/api/health'])
    expect((await request.get(path)).headers()['set-cookie'], path).toBeUndefined()
})
