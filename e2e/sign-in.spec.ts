import { randomBytes } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { appCode } from '@/testing/authenticator'
import { createPackOnSale } from '@/testing/packs'
import { db } from '@/infra/db'
import { createSession } from '@/infra/session-store'
import { SESSION_COOKIE } from '@/infra/session-token'
import { startServer } from '@/testing/server'
import { createPerson, expect, ready, test } from './world'

/** An address nobody has yet. */
const newAddress = () => `new${Math.random().toString(36).slice(2)}@people.example`

async function askForLink(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me the link' }).click()
}

/** The newest mail to an address, read where the owner of the shop reads it. Mails are written by the worker, so it may take a moment. */
async function mailTo(page: Page, email: string) {
  const mail = page.getByRole('article').filter({ hasText: email }).first()
  await expect(async () => {
    await page.goto('/dev/mail')
    await expect(mail).toBeVisible({ timeout: 3_000 })
  }).toPass()
  return mail
}

/** The newest sign-in link sent to an address, once there is one, whatever other mails came; with `before`, one sent after that. */
async function linkFor(page: Page, email: string, before = ''): Promise<string> {
  const links = page
    .getByRole('article')
    .filter({ hasText: email })
    .getByRole('link', { name: /sign-in\/confirm/ })
  let href = before
  await expect(async () => {
    await page.goto('/dev/mail')
    href = (await links.first().getAttribute('href', { timeout: 3_000 })) ?? before
    expect(href).not.toBe(before)
  }).toPass()
  return href
}

test('whoever wants to buy gives an address once, confirms the link, and is back at the same click', async ({
  page,
  world,
}) => {
  test.slow()
  const artist = await createPerson({ roles: ['artist'] })
  const title = `Owl Post ${Date.now().toString(36)}`
  const { packId } = await createPackOnSale({ title, artistId: artist.actor.id, pricing: 'fixed', minor: 299n })
  const slug = title.toLowerCase().replaceAll(' ', '-')
  const email = newAddress()

  await test.step('the click asks who it is', async () => {
    await page.goto(`/packs/${slug}`)
    await page.getByRole('link', { name: /^Buy for/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await world.expectAccessible()
  })

  await test.step('what is no address is said in words, and what was typed stays', async () => {
    await askForLink(page, 'nobody at nowhere')
    await expect(page.getByText('That does not look like one e-mail address.')).toBeVisible()
    await expect(page.getByLabel('E-mail address')).toHaveValue('nobody at nowhere')
    await world.expectAccessible()
  })

  await askForLink(page, email)
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
  await world.expectAccessible()
  await page.getByRole('link', { name: 'Open the mailbox' }).click()
  await expect(page.getByRole('heading', { name: 'Mailbox' })).toBeVisible()
  const link = await linkFor(page, email)

  await test.step('opening the link changes nothing yet; the button does', async () => {
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'Come on in' })).toBeVisible()
    await expect(page.getByText(email)).toBeVisible()
    await world.expectAccessible()
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain(SESSION_COOKIE)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(`**/checkout/${packId}`)
    await expect(page.getByRole('heading', { name: 'Check and pay' })).toBeVisible()
    await expect(page.getByText(title).first()).toBeVisible()
  })

  await test.step('the link works once, and an old one says so and offers another', async () => {
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible()
    await world.expectAccessible()
    await page.goto(link.replace(/token=[^&]+/, 'token=guessed'))
    await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Get a new link' })).toHaveAttribute('href', /checkout/)
  })

  await test.step('who is signed in is sent on from the sign-in page', async () => {
    await page.goto('/sign-in?next=%2Flibrary')
    await expect(page).toHaveURL(/\/library$/)
  })

  await test.step('signing out ends it on the server', async () => {
    const [cookie] = (await page.context().cookies()).filter(({ name }) => name === SESSION_COOKIE)
    await page.getByRole('button', { name: 'My account and rooms' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
    await world.become({ token: cookie?.value ?? '' })
    await page.goto('/account')
    await expect(page).toHaveURL(/\/sign-in\?next=/)
  })
})

test('a page that knows an address and one that does not look the same', async ({ page }) => {
  const known = await createPerson()
  const seen: string[] = []
  for (const email of [known.email, newAddress()]) {
    await page.goto('/sign-in')
    await askForLink(page, email)
    await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
    seen.push(`${page.url()}\n${await page.locator('main').innerText()}`)
    await expect(await mailTo(page, email)).toContainText('Your sign-in link')
  }
  expect(seen[0]).toBe(seen[1])
})

test('asked for too often, the page says when to try again', async ({ page, world }) => {
  const email = newAddress()
  for (let round = 0; round < 5; round += 1) {
    await page.goto('/sign-in')
    await askForLink(page, email)
    await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
  }
  await page.goto('/sign-in')
  await askForLink(page, email)
  await expect(page.getByText(/That was too often\. Try again in 1[0-5] minutes\./)).toBeVisible()
  await world.expectAccessible()
})

test('in Arabic, from the page to the mail and back', async ({ page, world }) => {
  const email = newAddress()
  await page.goto('/ar/sign-in?next=%2Far%2Flibrary')
  await page.getByRole('textbox').and(page.locator('[type=email]')).fill(email)
  await page.locator('main').getByRole('button').first().click()
  await expect(page).toHaveURL(/\/ar\/sign-in\/sent/)
  await world.expectAccessible()
  const mail = await mailTo(page, email)
  await expect(mail.getByRole('heading')).toHaveAttribute('lang', 'ar')
  await page.goto(await linkFor(page, email))
  await expect(page).toHaveURL(/\/ar\/sign-in\/confirm/)
  await page.locator('main').getByRole('button').click()
  await expect(page).toHaveURL(/\/ar\/library$/)
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
})

test('a session ended from another browser is out at its next click, and so are all others at once', async ({
  page,
  world,
  browser,
  baseURL,
}) => {
  test.slow()
  const mina = await createPerson({ name: 'Mina' })
  await world.become(mina)
  const [phone, tablet] = [
    await signedInElsewhere(browser, baseURL, mina),
    await signedInElsewhere(browser, baseURL, mina),
  ]
  for (const { page: other } of [phone, tablet]) {
    await other.goto('/account')
    await expect(other.getByRole('heading', { level: 1, name: 'Mina' })).toBeVisible()
  }

  await page.goto('/account')
  // A press in the very moment in which a page wakes may do nothing.
  await expect(async () => {
    if (new URL(page.url()).pathname === '/account') await page.getByRole('link', { name: 'See them' }).click()
    await expect(page.getByText('This browser')).toBeVisible({ timeout: 10_000 })
  }).toPass()
  await expect(page.getByRole('button', { name: /^Sign out Phone/ })).toHaveCount(2)
  await world.expectAccessible()
  await page
    .getByRole('button', { name: /^Sign out Phone/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: /^Sign out Phone/ })).toHaveCount(1)

  const stillIn: Page[] = []
  for (const { page: other } of [phone, tablet]) {
    await other.reload()
    if (!other.url().includes('/sign-in')) stillIn.push(other)
  }
  expect(stillIn).toHaveLength(1)

  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(page.getByText('You are signed in here and nowhere else.')).toBeVisible()
  await stillIn[0]?.getByRole('link', { name: 'See them' }).click()
  await expect(stillIn[0] ?? page).toHaveURL(/\/sign-in\?next=%2Faccount%2Fsessions/)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where you are signed in')
  for (const { context } of [phone, tablet]) await context.close()
})

test('an authenticator app is set up: the codes for later are shown once, and the browser stays signed in by another token', async ({
  page,
  world,
  context,
}) => {
  const lena = await createPerson({ name: 'Lena' })
  await world.become(lena)
  await page.goto('/account/security')
  await page.getByRole('button', { name: 'Set up an app' }).click()
  const secret = await page.locator('code').innerText()
  await page.getByLabel('Code of the app').fill(appCode(secret))
  await page.getByRole('button', { name: 'It shows this' }).click()
  await expect(page.getByText('Write these down now')).toBeVisible()
  await expect(page.getByRole('status').getByRole('listitem')).toHaveCount(10)
  expect((await context.cookies()).find(({ name }) => name === SESSION_COOKIE)?.value).not.toBe(lena.token)
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await expect(page.getByText('An app is set up')).toBeVisible()
  await expect(page.getByText('10 are left.')).toBeVisible()
})

test('a link that was asked for in another browser asks for the code which stands there', async ({
  page,
  world,
  browser,
  baseURL,
}) => {
  const email = newAddress()
  await page.goto('/sign-in?next=%2Flibrary')
  await askForLink(page, email)
  const shown = (await page.locator('code').innerText()).trim()
  expect(shown).toMatch(/^\d{3} \d{3}$/)
  await world.expectAccessible()
  const link = await linkFor(page, email)

  const context = await browser.newContext({ ...(baseURL && { baseURL }) })
  const phone = ready(await context.newPage())
  await phone.goto(link)
  await phone.getByLabel('Code').fill(shown === '123 456' ? '654 321' : '123 456')
  await phone.getByRole('button', { name: 'Sign in' }).click()
  await expect(phone.getByText('That is not the code that stands there.')).toBeVisible()
  expect((await new AxeBuilder({ page: phone }).analyze()).violations).toEqual([])
  await phone.getByLabel('Code').fill(shown)
  await phone.getByRole('button', { name: 'Sign in' }).click()
  await phone.waitForURL('**/library')
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain(SESSION_COOKIE)
  await context.close()
})

test('whoever came in long ago, and has no second factor, is asked by mail before the account is erased, and is back there at once', async ({
  page,
  world,
}) => {
  const nia = await createPerson({ name: 'Nia' })
  const long = new Date(Date.now() - 3_600_000)
  await db.session.updateMany({ where: { userId: nia.actor.id }, data: { createdAt: long, factorAt: null } })
  await world.become(nia)
  await page.goto('/account/data')
  await expect(page.getByRole('button', { name: 'Erase everything' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Show that it is you' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Is it you?' })).toBeVisible()
  await world.expectAccessible()
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
  await page.goto(await linkFor(page, nia.email))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/account/data')
  await page.getByLabel(/type your handle/).fill(nia.actor.handle)
  await page.getByRole('button', { name: 'Erase everything' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
})

test('a member opens a studio: agrees, and is an artist at once', async ({ page, world }) => {
  await world.signIn({ name: 'Jo' })
  await page.goto('/account')
  await page.getByRole('link', { name: 'Open a studio' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Open your studio' })).toBeVisible()
  await world.expectAccessible()
  await page.getByRole('checkbox', { name: 'I have read this, and I agree.' }).check()
  await page.getByRole('button', { name: 'Open a studio' }).click()
  await expect(page).toHaveURL(/\/studio$/)
  await expect(page.getByRole('button', { name: 'New pack' }).first()).toBeVisible()
  await page.goto('/account/studio')
  await expect(page).toHaveURL(/\/studio$/)
})

test('with no provider set, the sign-in page offers mail alone', async ({ page }) => {
  await page.goto('/sign-in')
  await expect(page.getByRole('button', { name: 'Send me the link' })).toBeVisible()
  await expect(page.getByText('Or come in with')).toHaveCount(0)
})

test('a shop with a provider and an owner in its settings shows the button and lets the owner in as admin', async ({
  browser,
}) => {
  test.setTimeout(400_000)
  const owner = newAddress()
  const settings = {
    GITHUB_ID: 'id',
    GITHUB_SECRET: 'secret',
    DISCORD_ID: 'half-set',
    ADMIN_EMAIL: owner.toUpperCase(),
  }
  const shop = await startServer(settings)
  const context = await browser.newContext({ baseURL: shop.origin })
  const page = ready(await context.newPage())
  try {
    await page.goto('/sign-in?next=%2Fdesk%2Fpeople')
    await expect(page.getByText('Or come in with')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Continue with/ })).toHaveText(['Continue with GitHub'])
    await askForLink(page, owner)
    await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
    const first = await linkFor(page, owner)
    await page.goto(first)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()

    // The desk opens after a second factor; whoever has none makes it on the way.
    await expect(page.getByRole('heading', { name: 'A second lock first' })).toBeVisible()
    await withPasskeys(page)
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await expect(page.getByText('Write these down now')).toBeVisible()
    const spare = await page
      .getByRole('listitem')
      .filter({ hasText: /^\w{5}-\w{5}$/ })
      .first()
      .innerText()
    await page.getByRole('link', { name: 'I have kept them' }).click()
    await expect(page).toHaveURL(/\/desk\/people$/)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

    // The passkey signs in by itself.
    await context.clearCookies()
    await page.goto('/sign-in?next=%2Fdesk%2Fpeople')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await expect(page).toHaveURL(/\/desk\/people$/)

    // The mail’s link alone does not any more: a code of those kept does, once.
    await context.clearCookies()
    await page.goto('/sign-in?next=%2Faccount%2Fsecurity')
    await askForLink(page, owner)
    await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
    await page.goto(await linkFor(page, owner, first))
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Is it you?' })).toBeVisible()
    await page.goto('/account')
    await expect(page.getByRole('heading', { name: 'Is it you?' })).toBeVisible()
    await page.getByLabel('Code').fill(spare)
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page).toHaveURL(/\/account$/)
    await page.goto('/account/security')
    await expect(page.getByText('9 are left.')).toBeVisible()
  } finally {
    await context.close()
    await shop.stop()
  }
})

test('the mailbox opens for this machine only', async ({ request, baseURL }) => {
  const { port } = new URL(baseURL ?? '')
  const ask = (headers: Record<string, string> = {}) => request.get('/dev/mail', { headers })
  expect((await ask()).status()).toBe(200)
  expect((await ask({ host: `127.0.0.1:${port}` })).status()).toBe(200)
  const strangers = [
    { host: 'mulsaq.example' },
    { host: `shop.localhost.example:${port}` },
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-host': 'localhost' },
    { forwarded: 'for=127.0.0.1' },
    { via: '1.1 proxy' },
    { 'x-real-ip': '127.0.0.1' },
    { 'cf-connecting-ip': '127.0.0.1' },
  ]
  for (const headers of strangers) {
    const answer = await ask(headers)
    // Under a name that is not ours there is no shop at all.
    expect([headers, answer.status()]).toEqual([headers, 'host' in headers ? 421 : 404])
    expect(await answer.text()).not.toContain('people.example')
  }
  const arabic = await request.get('/ar/dev/mail', { headers: { via: '1.1 proxy' } })
  expect(arabic.status()).toBe(404)
})

/** Chromium keeps passkeys of its own for this page, and its owner's finger is always there. */
async function withPasskeys(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** One more browser of theirs: a session of its own, as a second sign-in leaves it. */
async function signedInElsewhere(
  browser: Browser,
  baseURL: string | undefined,
  person: Awaited<ReturnType<typeof createPerson>>,
): Promise<{ context: BrowserContext; page: Page }> {
  const token = randomBytes(32).toString('hex')
  const expiresAt = new Date(Date.now() + 86_400_000)
  await createSession({ userId: person.actor.id, token, expiresAt, device: 'Phone' })
  const context = await browser.newContext({ ...(baseURL && { baseURL }) })
  await context.addCookies([
    { name: SESSION_COOKIE, value: token, url: baseURL ?? '', httpOnly: true, sameSite: 'Lax' },
  ])
  return { context, page: ready(await context.newPage()) }
}
