import { readFileSync } from 'node:fs'
import { db } from '@/infra/db'
import { SESSION_COOKIE } from '@/infra/session-token'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

test('a shared page is the same for everyone, compressed, and runs only its own scripts', async ({ request }) => {
  const ask = (path: string, headers: Record<string, string> = {}) =>
    request.get(path, { headers: { 'accept-encoding': 'identity', ...headers } })
  const policy = (await ask('/')).headers()['content-security-policy'] ?? ''
  expect(policy).toMatch(/script-src 'self'( 'sha256-[\w+/=]+')+;/)
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)

  // Between two looks another journey may put a pack on sale, and the page is another one: then they are taken again.
  await expect(async () => {
    const plain = await ask('/')
    // Nothing a visitor sends reaches what is kept for others.
    const odd = await ask('/?utm_source=mail', {
      cookie: 'mulsaq-session=someone',
      'x-forwarded-host': 'evil.example',
      'x-middleware-subrequest': 'proxy',
    })
    const again = await ask('/', { 'if-none-match': plain.headers()['etag'] ?? '' })
    expect(odd.headers()['set-cookie']).toBeUndefined()
    expect(await odd.text()).toBe(await plain.text())
    expect(again.status()).toBe(304)
  }).toPass()
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
    search: await request.get('/search?q=anything'),
    'own page': await request.get('/sign-in'),
    'never asleep': await request.get('/stickers'),
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
    // Pages have the rule in themselves, before all else (server/trust.js).
    const isPage = /page|search|asleep|form/.test(kind)
    expect
      .soft([kind, policy.includes("; require-trusted-types-for 'script'; trusted-types default")])
      .toEqual([kind, isPage])
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
  // Between two looks another journey may put a pack on sale.
  await expect(async () => {
    const plain = await (await request.get('/new')).text()
    expect(await (await request.get('/new?anything=%3Cscript%3E&page=1000000000')).text()).toBe(plain)
  }).toPass()
  const odd = await request.get('/new?_rsc=abc', { maxRedirects: 0 })
  expect(odd.status()).toBe(307)
  expect(odd.headers()).toMatchObject({ location: '/new', 'cache-control': 'no-store' })
})

test('whatever stands in an address, the answer is a page or a plain no, and never a stack', async ({ request }) => {
  const odd = encodeURIComponent('\u202e\u200b\u0000\ufeff\ud83d\ude3a"><script>\'; DROP TABLE "Pack"; --')
  const FOUND = [200]
  const NOT = [400, 404]
  const ADDRESSES: [path: string, statuses: number[]][] = [
    [`/search?q=${odd}`, FOUND],
    [`/search?q=${'a'.repeat(8_000)}`, FOUND],
    [`/search?q=a&q=b&q[]=c&__proto__[x]=1&constructor=1`, FOUND],
    ['/search?after=nowhere', FOUND],
    [`/search?q=a&after=${odd}&kind=none&max=-1e99&language=xx&rating=NaN`, FOUND],
    ['/search?q=%FF%FE%', [200, 400]],
    ['/rankings?page=1000000000', FOUND],
    ['/ar/new?after=%00', FOUND],
    [`/packs/${odd}`, NOT],
    ['/packs/%FF', NOT],
    ['/packs/%E0%A4%A', NOT],
    [`/packs/${'a'.repeat(5_000)}`, NOT],
    [`/artists/${odd}`, NOT],
    [`/artists/${encodeURIComponent('\u0430dmin')}`, NOT],
    ['/categories/none', NOT],
    ['/xx', NOT],
    ['/xx/packs/none', NOT],
    ['/EN', [307]],
    ['/ar/ar', NOT],
    ['/api/v1/packs?limit=1000000000', NOT],
    ['/api/v1/packs?after=nowhere', NOT],
    [`/api/v1/packs/${odd}`, NOT],
    [`/media/${odd}/224.webp`, NOT],
    ['/media/..%2f..%2fsecret/224.webp', NOT],
  ]
  for (const [path, statuses] of ADDRESSES) {
    const answer = await request.get(path, { maxRedirects: 0 })
    const said = await answer.text()
    const shown = path.slice(0, 80)
    expect.soft([shown, statuses.includes(answer.status()) || answer.status()]).toEqual([shown, true])
    expect.soft([shown, /\bat \S+ \(|node_modules|Prisma|\.tsx?:\d/.exec(said)?.[0]]).toEqual([shown, undefined])
    expect.soft([shown, said.includes('"><script>')]).toEqual([shown, false])
  }
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

test('no cookie is given before a sign-in, but the one that keeps a cart somebody fills', async ({ page, request }) => {
  for (const path of ['/', '/ar', '/packs/none-such', '/search?q=cat', '/sign-in', '/cart', '/api/me', '/api/health'])
    expect((await request.get(path)).headers()['set-cookie'], path).toBeUndefined()

  const { packId } = await createPackOnSale({ pricing: 'fixed', minor: 499n })
  const { slug, title } = await db.pack.findUniqueOrThrow({ where: { id: packId } })
  await page.goto(`/packs/${slug}`)
  const held = async () =>
    (await page.context().cookies()).map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))
  expect(await held()).toEqual([])
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click()
  await expect(page.getByText('It is in your cart.')).toBeVisible()
  expect(await held()).toEqual([{ name: 'mulsaq-cart', httpOnly: true, sameSite: 'Lax' }])
  // Emptied, nothing is left of it.
  await page.goto('/cart')
  await page.getByRole('button', { name: `Take ${title} out` }).click()
  await expect.poll(held).toEqual([])
})

test('a style element that is not ours does nothing, on a page for all, one found and one of one’s own', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const page = await context.newPage()
  for (const path of ['/', '/search?q=anything', '/sign-in', '/packs/none-such']) {
    await page.goto(path)
    const hidden = await page.evaluate(() => {
      const style = document.createElement('style')
      style.textContent = 'body { visibility: hidden }'
      document.head.append(style)
      return getComputedStyle(document.body).visibility
    })
    expect(hidden, path).toBe('visible')
    // Ours do: the page is laid out, and an attribute that React writes counts.
    expect(await page.evaluate(() => getComputedStyle(document.body).margin), path).toBe('0px')
    expect(
      await page.evaluate(() => {
        const mark = document.createElement('p')
        mark.setAttribute('style', 'opacity: 0.5')
        document.body.append(mark)
        return getComputedStyle(mark).opacity
      }),
      path,
    ).toBe('0.5')
  }
  await context.close()
})

/** Where a server action is called, as Next wrote it down when it built the pages. */
function actionId(file: string, name: string): string {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as {
    node: Record<string, { filename: string; exportedName: string }>
  }
  const found = Object.entries(node).find(([, action]) => action.filename === file && action.exportedName === name)
  return found?.[0] ?? ''
}

/** A form's values as the framework sends them to an action, and after them the state before and the form they are. */
function sent(form: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(form)) data.append(`_1_${name}`, value)
  data.append('0', '["$undefined","$K1"]')
  return data
}

test('an action called by its id does for nobody what its page would not let them do', async ({ request }) => {
  const [member, pack] = [await createPerson(), await createPackOnSale()]
  const roles = actionId('modules/accounts/actions.ts', 'changeRole')
  const takeDown = actionId('modules/moderation/actions.ts', 'takeDown')
  const calls = [
    ['/desk/people', roles, { userId: member.actor.id, role: 'admin', change: 'grant', reason: 'Because I can' }],
    ['/desk/packs', takeDown, { packId: pack.packId, 'reasons[]': 'LAW', words: 'Because I can' }],
  ] as const
  for (const [page, id, form] of calls) {
    const call = (headers: Record<string, string>) =>
      request.post(page, { headers: { 'next-action': id, ...headers }, multipart: sent(form) })
    const cookie = `${SESSION_COOKIE}=${member.token}`
    expect(await (await call({ cookie })).text()).toContain('session.role_required')
    expect(await (await call({})).text()).toContain('session.required')
    expect((await call({ cookie, origin: 'https://evil.example' })).status()).toBe(403)
    expect((await call({ cookie, 'sec-fetch-site': 'cross-site' })).status()).toBe(403)
  }
  // The desk reads of whom; nobody who was not signed in is anybody.
  const tries = await db.auditEntry.findMany({
    where: { actor: member.actor.id, action: 'role.refused' },
    orderBy: { number: 'asc' },
  })
  expect(tries.map(({ reason }) => reason)).toEqual([
    'Needs one of: admin. /desk/people',
    'Needs one of: senior_reviewer, admin. /desk/packs',
  ])
  const { roles: has } = await db.user.findUniqueOrThrow({ where: { id: member.actor.id } })
  expect(has).toEqual(['member'])
  expect((await db.pack.findUniqueOrThrow({ where: { id: pack.packId } })).state).toBe('on_sale')
  const large = await request.post('/desk/people', { headers: { 'next-action': roles }, data: 'x'.repeat(1_100_000) })
  expect(large.status()).toBe(413)
})

test('the framework’s own format, bent, broken or turned against it, leaves the shop standing', async ({ request }) => {
  const id = actionId('modules/accounts/actions.ts', 'askForLink')
  const bodies = [
    '["$1:__proto__:constructor:constructor"]',
    '{"then":"$1:__proto__:then","status":"resolved_model","value":"{\\"then\\":\\"$B0\\"}","_response":{"_prefix":"1"}}',
    '["$K1","$K2","$K__proto__"]',
    '["$F1","$h1","$T","$B99","$@1","$Q1","$W1","$R1","$Z","$n9999999999","$D2026"]',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    '["$undefined",',
    '\u0000\uffff',
    '',
  ]
  for (const body of bodies) {
    await request.post('/sign-in', { headers: { 'next-action': id, 'content-type': 'text/plain' }, data: body })
    await request.post('/sign-in', { headers: { 'next-action': id }, multipart: { '0': body, '1': '"$@0"' } })
    await request.post('/sign-in', {
      headers: { rsc: '1', 'next-router-state-tree': encodeURIComponent(body).slice(0, 4_000) || '%' },
    })
    await request.post('/sign-in', { multipart: { [`$ACTION_REF_1`]: '', '$ACTION_1:0': body, $ACTION_KEY: body } })
  }
  const twice = { '0': '["$undefined","$K1"]', '_1_email[$ne]': 'x', _1___proto__: 'x', _1_next: '/' }
  const odd = await request.post('/sign-in', { headers: { 'next-action': id }, multipart: twice })
  expect(await odd.text()).toContain('form.invalid')
  expect((await request.get('/sign-in')).status()).toBe(200)
})

test('words that would be a script, a page or a query are shown as they were written', async ({ page }) => {
  const naughty = `</script><img src=x onerror="document.title='hit'"> '); DROP TABLE "Pack";-- \${7*7} {{7*7}} %s`
  const artist = await createPerson({ roles: ['artist'], name: naughty.slice(0, 40) })
  const title = `</title>"><b>Otters</b> & 'Co' ${Date.now().toString(36)}`
  const { packId } = await createPackOnSale({ artistId: artist.actor.id, title, description: naughty, tags: ['<i>x'] })
  const { slug } = await db.pack.findUniqueOrThrow({ where: { id: packId } })
  await page.goto(`/packs/${slug}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.getByText(naughty)).toBeVisible()
  await expect(page).toHaveTitle(/<b>Otters/)
  await page.goto(`/artists/${artist.actor.handle}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(naughty.slice(0, 40))
})

for (const path of ['/', '/search?q=anything'])
  test(`${path} sleeps until a hand comes near, and does what that hand asked for`, async ({ context }) => {
    const page = await context.newPage()
    const scripts: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'script' && request.url().includes('/_next/')) scripts.push(request.url())
    })
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(path)
    expect(scripts).toEqual([])
    await page.getByRole('button', { name: 'Light or dark' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })

test('a shared page is painted before its own letters are asked for, and then set in them, part by part; the next one has them at once', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  // What is pressed or moved here would wake the page, which names all letters: nobody touches it.
  const page = await context.newPage()
  const faceOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).fontFamily)
  let letCome = () => {}
  const painted = new Promise<void>((resolve) => (letCome = resolve))
  const asked: string[] = []
  const paintedBefore: boolean[] = []
  await page.route('**/*.woff2', async (route) => {
    asked.push(route.request().url())
    paintedBefore.push(await page.evaluate(() => performance.getEntriesByType('paint').length > 0))
    await painted
    await route.continue()
  })

  await page.goto('/')
  await expect.poll(() => paintedBefore.length).toBeGreaterThan(1)
  expect(paintedBefore).not.toContain(false)
  // Not those of the menu of languages, which is closed.
  expect(asked.filter((url) => /cyrillic|devanagari/.test(url))).toEqual([])
  // They are on their way, and no word waits for them.
  expect(await faceOf('h1')).not.toContain('Baloo Bhaijaan 2')
  letCome()
  for (const [selector, face] of [
    ['h1', /^"?Baloo Bhaijaan 2/],
    ['main p', /^"?Readex Pro"?,/],
    ['footer a', /^"?Readex Pro"?,/],
  ] as const)
    await expect.poll(() => faceOf(selector), selector).toMatch(face)

  await page.goto('/new')
  await expect(page.locator('html')).not.toHaveAttribute('data-letters')
  expect(await faceOf('h1')).toContain('Baloo Bhaijaan 2')
  await context.close()

  const plain = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false })
  const still = await plain.newPage()
  await still.goto('/')
  await expect(still.getByRole('heading', { level: 1 })).toHaveCSS('font-family', /Baloo Bhaijaan 2/)
  await plain.close()
})

test('text becomes no markup and no script on any page, whichever way it is tried', async ({ browser, baseURL }) => {
  // A browser of its own: what is refused here is what other journeys fail at (world.ts).
  const context = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'block' })
  const page = await context.newPage()
  for (const path of ['/', '/search?q=anything', '/sign-in', '/stickers', '/packs/none-such']) {
    await page.goto(path)
    const done = await page.evaluate(async () => {
      const markup = '<img src="data:," onerror="document.title = \'hit\'">'
      const code = "document.title = 'hit'"
      const elsewhere = 'https://evil.example/_next/static/chunks/a.js'
      type Rules = { createPolicy(name: string, rule: { createHTML(text: string): string }): unknown }
      const { trustedTypes } = window as unknown as { trustedTypes: Rules }
      const place = document.body.appendChild(document.createElement('div'))
      const script = () => document.createElement('script')
      const ways: Record<string, () => unknown> = {
        innerHTML: () => (place.innerHTML = markup),
        outerHTML: () => (place.outerHTML = markup),
        insertAdjacentHTML: () => place.insertAdjacentHTML('beforeend', markup),
        setHTMLUnsafe: () => place.setHTMLUnsafe(markup),
        parseHTMLUnsafe: () => Document.parseHTMLUnsafe(markup),
        DOMParser: () => new DOMParser().parseFromString(markup, 'text/html'),
        fragment: () => document.createRange().createContextualFragment(markup),
        write: () => document.write(markup),
        'shadow root': () => (place.attachShadow({ mode: 'open' }).innerHTML = markup),
        srcdoc: () => (document.createElement('iframe').srcdoc = markup),
        'srcdoc as an attribute': () => document.createElement('iframe').setAttribute('srcdoc', markup),
        'text of a script': () => (script().text = code),
        'words of a script': () => (script().textContent = code),
        src: () => (script().src = elsewhere),
        'src as an attribute': () => script().setAttribute('src', elsewhere),
        'src of what was uploaded here': () => (script().src = '/media/one.js'),
        'src of a blob': () => (script().src = URL.createObjectURL(new Blob([code]))),
        'data of another page': () => (script().src = `/packs/x?awake=${'a'.repeat(22)}`),
        Worker: () => new Worker(elsewhere),
        'a rule of its own': () => trustedTypes.createPolicy('mine', { createHTML: (text) => text }),
        'our rule made again': () => trustedTypes.createPolicy('default', { createHTML: (text) => text }),
      }
      const went: string[] = []
      for (const [name, way] of Object.entries(ways))
        try {
          await way()
          went.push(name)
        } catch (error) {
          if (!(error instanceof TypeError)) went.push(`${name}: ${String(error)}`)
        }
      return went
    })
    expect(done, path).toEqual([])
    await expect(page).not.toHaveTitle('hit')
    // What is ours goes through.
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.src = '/_next/static/chunks/any.js'
      script.setAttribute('src', '/embed/sticker-picker.js')
      script.innerHTML = 'words alone'
    })
  }
  await context.close()
})
