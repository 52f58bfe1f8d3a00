import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/infra/db'
import { ASKED_COOKIE, askedCode, askedMark, newAskedNumber } from '@/infra/asking-browser'
import { env } from '@/infra/env'
import { withRequest } from '@/infra/request-context'
import { DEVICE_COOKIE } from '@/infra/device-mark'
import { findSession, rememberDevice } from '@/infra/session-store'
import { linkToken, SESSION_COOKIE } from '@/infra/session-token'
import { signInDoor } from '@/infra/sign-in'
import { createPerson } from '@/testing/people'
import { askOrWait, takeTurn } from './ask-or-wait'
import { banPerson } from './ban-person'
import { findSameBrowser } from './find-same-browser'
import { register } from './register'
import { sendSignInLink } from './send-sign-in-link'
import { writeTicket } from './wait-ticket'
import { welcome } from './welcome'

let turn = 0
/** Each test comes from an address of its own, so that limits never meet. */
beforeEach(() => {
  turn += 1
})
function from<T>(work: () => Promise<T>, address = `203.0.113.${turn}`): Promise<T> {
  return withRequest({ requestId: 'req_test', address }, work)
}

const people = { register, welcome }
/** Of the browser that asks for a link in these tests. */
const NUMBER = newAskedNumber()
const browser = askedMark(NUMBER)

interface Ask {
  form?: Record<string, string>
  headers?: Record<string, string>
  method?: string
  /** The number of the browser that presses, if it asked for a link. */
  asked?: string
}

function ask(
  path: string,
  { form = {}, headers: { cookie = '', ...headers } = {}, method = 'POST', asked = NUMBER }: Ask = {},
): Promise<Response> {
  const request = new Request(`${env.origin}/api/auth/${path}`, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      cookie: [...(cookie ? [cookie] : []), ...(asked ? [`${ASKED_COOKIE}=${asked}`] : [])].join('; '),
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
      ...headers,
    },
    ...(method === 'POST' && { body: new URLSearchParams(form) }),
  })
  return from(() => signInDoor(people, request, path.split('/')))
}

/** Ask for a link, and read it as the mail would show it. */
async function mailLink(
  email: string,
  next: string = '/library',
): Promise<{ email: string; token: string; next: string }> {
  await from(() => sendSignInLink({ email, next, locale: 'en', browser }))
  const [job] = await db.$queryRaw<{ data: { to: string; params: { ticket: string; next: string } } }[]>`
    SELECT data FROM pgboss.job WHERE name = 'notice-queued' ORDER BY created_on DESC LIMIT 1`
  if (!job) throw new Error('no mail was queued')
  const { to, params } = job.data
  return { email: to, token: linkToken(to, params.ticket), next: params.next }
}

function sessionOf(answer: Response): string {
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(`${SESSION_COOKIE}=`))
  return /=([^;]*)/.exec(cookie ?? '')?.[1] ?? ''
}

const address = () => `person${turn}@people.example`

describe('a sign-in link', () => {
  test('makes an account and a session, and leads to where the person was going', async () => {
    const answer = await ask('callback/email', { form: await mailLink(address()) })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/library')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const user = await db.user.findUniqueOrThrow({ where: { email: address() }, include: { sessions: true } })
    expect(user).toMatchObject({ roles: ['member'], state: 'active', locale: 'en' })
    expect(user.emailVerified).toBeInstanceOf(Date)
    expect(user.sessions).toMatchObject([{ device: 'Firefox · Linux' }])
    expect(await findSession(sessionOf(answer))).toMatchObject({ kind: 'user', id: user.id })
  })

  test('is all there is to signing up: one mail queued, then one account, and no mail after it', async () => {
    const count = async () => {
      const [jobs] = await db.$queryRaw<{ mails: bigint }[]>`
        SELECT count(*) AS mails FROM pgboss.job WHERE name = 'notice-queued' AND data->>'to' = ${address()}`
      return [Number(jobs?.mails), await db.user.count({ where: { email: address() } })]
    }
    expect(await count()).toEqual([0, 0])
    const form = await mailLink(address())
    expect(await count()).toEqual([1, 0])
    await ask('callback/email', { form })
    expect(await count()).toEqual([1, 1])
  })

  test('signs the same person in again, not a second one', async () => {
    const first = await ask('callback/email', { form: await mailLink(address()) })
    const second = await ask('callback/email', { form: await mailLink(address().toUpperCase()) })
    const [one, two] = [await findSession(sessionOf(first)), await findSession(sessionOf(second))]
    expect(one).toMatchObject({ kind: 'user' })
    expect(two).toMatchObject({ id: (one as { id: string }).id })
  })

  test('works once, however many press at the same moment', async () => {
    const form = await mailLink(address())
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('callback/email', { form })))
    expect(answers.filter((answer) => sessionOf(answer) !== '')).toHaveLength(1)
    const late = await ask('callback/email', { form })
    expect(late.headers.get('location')).toBe('/sign-in?problem=link&next=%2Flibrary')
    expect(sessionOf(late)).toBe('')
  })

  test('takes the earlier links of its address with it', async () => {
    const early = await mailLink(address())
    await ask('callback/email', { form: await mailLink(address()) })
    expect(sessionOf(await ask('callback/email', { form: early }))).toBe('')
  })

  test('works by itself in the browser that asked, and elsewhere with the code which that browser shows', async () => {
    const form = await mailLink(address(), '/ar/library')
    const elsewhere = (typed: string, asked = '') => ask('callback/email', { form: { ...form, code: typed }, asked })
    for (const asked of ['', newAskedNumber(), browser, browser.slice(0, 22)]) {
      const answer = await elsewhere('', asked)
      expect(sessionOf(answer)).toBe('')
      const back = new URL(answer.headers.get('location') ?? '', env.origin)
      expect([back.pathname, back.searchParams.get('problem')]).toEqual(['/ar/sign-in/confirm', 'code'])
    }
    const code = askedCode(browser)
    expect(sessionOf(await elsewhere(code === '000000' ? '000001' : '000000'))).toBe('')
    expect(sessionOf(await elsewhere(`${code.slice(0, 3)} ${code.slice(3)}`))).not.toBe('')
    expect(sessionOf(await elsewhere(code))).toBe('')
  })

  test('is not opened elsewhere by guessing: after ten tries even the right code waits', async () => {
    const form = await mailLink(address())
    const guess = (code: string) => ask('callback/email', { form: { ...form, code }, asked: '' })
    const right = askedCode(browser)
    for (let n = 0; n < 10; n += 1) await guess(right === '123456' ? '654321' : '123456')
    const late = await guess(right)
    expect([sessionOf(late), late.headers.get('location')]).toEqual(['', '/sign-in?problem=often&next=%2Flibrary'])
    // Where it was asked for, there is nothing to guess.
    expect(sessionOf(await ask('callback/email', { form }))).not.toBe('')
  })

  test('is dead after a quarter of an hour', async () => {
    const form = await mailLink(address())
    await db.verificationToken.updateMany({ where: { identifier: address() }, data: { expiresAt: new Date() } })
    expect(sessionOf(await ask('callback/email', { form }))).toBe('')
  })

  test('opens no other address’s account', async () => {
    const victim = await createPerson()
    const form = await mailLink(address())
    expect(sessionOf(await ask('callback/email', { form: { ...form, email: victim.email } }))).toBe('')
    expect(sessionOf(await ask('callback/email', { form: { ...form, token: `${form.token}x` } }))).toBe('')
    expect(sessionOf(await ask('callback/email', { form: { ...form, token: '' } }))).toBe('')
  })

  test('is not used up by a machine that opens what stands in mails', async () => {
    const form = await mailLink(address())
    const query = new URLSearchParams(form).toString()
    expect((await ask(`callback/email?${query}`, { method: 'GET' })).status).toBe(404)
    expect(sessionOf(await ask('callback/email', { form }))).not.toBe('')
  })

  test('cannot be pressed from another site', async () => {
    const form = await mailLink(address())
    expect((await ask('callback/email', { form, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    const older = { 'sec-fetch-site': '', origin: 'https://evil.example' }
    expect((await ask('callback/email', { form, headers: older })).status).toBe(403)
    expect(sessionOf(await ask('callback/email', { form }))).not.toBe('')
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\r\nSet-Cookie: x=1',
  ])('with %j to go to leads home', async (next) => {
    const form = await mailLink(address(), next)
    expect(form.next).toBe('/')
    const answer = await ask('callback/email', { form: { ...form, next } })
    expect(answer.headers.get('location')).toBe('/')
  })

  test('does not open a banned account, and says so only now', async () => {
    const { actor: admin } = await createPerson({ roles: ['admin'] })
    const person = await createPerson()
    await banPerson(admin, person.actor.id, 'sold copies')
    const answer = await ask('callback/email', { form: await mailLink(person.email, '/ar/library') })
    expect(answer.headers.get('location')).toBe('/ar/sign-in?problem=closed&next=%2Far%2Flibrary')
    expect(sessionOf(answer)).toBe('')
  })

  test('leaves nothing in the database that could sign anyone in', async () => {
    const form = await mailLink(address())
    const jobs = await db.$queryRaw`SELECT data::text AS data FROM pgboss.job WHERE name = 'notice-queued'`
    const links = await db.verificationToken.findMany({ where: { identifier: address() } })
    expect(JSON.stringify([jobs, links])).not.toContain(form.token)
    const answer = await ask('callback/email', { form })
    expect(JSON.stringify(await db.session.findMany())).not.toContain(sessionOf(answer))
  })
})

describe('asking for a link', () => {
  test('is answered the same, by the same work, whether or not the address has an account', async () => {
    const { email } = await createPerson()
    for (const asked of [email, address()]) await expect(mailLink(asked)).resolves.toMatchObject({ email: asked })
    const rows = await db.verificationToken.groupBy({
      by: ['identifier'],
      _count: true,
      where: { identifier: { in: [email, address()] } },
    })
    expect(rows.map((row) => row._count)).toEqual([1, 1])
  })

  test('is refused for what is not one address, and no mail is queued', async () => {
    const asked = from(() => sendSignInLink({ email: 'a@b.example,c@d.example', next: '/', locale: 'en', browser }))
    await expect(asked).rejects.toMatchObject({ code: 'account.bad_email', status: 422 })
  })

  test('stops at five mails to one address, whoever asks', async () => {
    const floods = Array.from({ length: 8 }, (_, index) =>
      from(
        () => sendSignInLink({ email: address().toUpperCase(), next: '/', locale: 'en', browser }),
        `198.51.100.${index}`,
      ),
    )
    const outcomes = await Promise.allSettled(floods)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })

  test('from one network goes at once twenty times, then waits in line, and stops at a hundred', async () => {
    const flood = async (first: number, count: number) => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: count }, (_, index) =>
          from(() =>
            sendSignInLink({ email: `flood${first + index}@people.example`, next: '/', locale: 'en', browser }),
          ),
        ),
      )
      return outcomes.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'sent'))
    }
    const first = await flood(0, 24)
    expect(first.filter((outcome) => outcome === 'sent')).toHaveLength(20)
    expect(first.filter((outcome) => outcome === 'account.wait')).toHaveLength(4)
    // A few at a time: more than the counter's connections take would be counted apart.
    for (let sent = 24; sent < 100; sent += 19)
      expect(new Set(await flood(sent, 19))).toEqual(new Set(['account.wait']))
    expect(await flood(100, 1)).toEqual(['rate_limit.exceeded'])
    // Whoever stood in line gets the link.
    const email = 'flood21@people.example'
    const turn = await from(() => takeTurn(ticketFor(email)))
    expect(turn).toEqual({ kind: 'on', to: '/sign-in/sent?next=%2Flibrary' })
    expect(await db.verificationToken.count({ where: { identifier: email } })).toBe(1)
  })

  test('with an address that lapses waits a minute and is told why; a place in line is signed, and kept for a while', async () => {
    const ask = (email: string) => from(() => askOrWait({ email, next: '/library', locale: 'ar', browser }))
    const to = new URL(await ask('someone@Mailinator.com'), env.origin)
    expect(to.pathname).toBe('/ar/sign-in/wait')
    const ticket = to.searchParams.get('ticket') ?? ''
    expect(await takeTurn(ticket)).toMatchObject({ kind: 'wait', why: 'lapses' })
    expect(await takeTurn(`x${ticket}`)).toEqual({ kind: 'gone' })
    expect(await takeTurn(ticket, new Date(Date.now() + 17 * 60_000))).toEqual({ kind: 'gone' })
    expect(await db.verificationToken.count({ where: { identifier: 'someone@mailinator.com' } })).toBe(0)
    const later = new Date(Date.now() + 61_000)
    expect(await from(() => takeTurn(ticket, later))).toMatchObject({
      kind: 'on',
      to: expect.stringMatching(/^\/ar\/sign-in\/sent/),
    })
    expect(await db.verificationToken.count({ where: { identifier: 'someone@mailinator.com' } })).toBe(1)
    expect(await ask('someone@people.example')).toMatch(/^\/ar\/sign-in\/sent/)
  })
})

/** A place in line whose turn it is. */
const ticketFor = (email: string) =>
  writeTicket({ email, next: '/library', locale: 'en', browser, why: 'many', from: Date.now() })

describe('a session', () => {
  test('planted in a browser before is not the one that is signed in, and the old one is over', async () => {
    const attacker = await createPerson()
    const answer = await ask('callback/email', {
      form: await mailLink(address()),
      headers: { cookie: `${SESSION_COOKIE}=${attacker.token}` },
    })
    expect(sessionOf(answer)).not.toBe(attacker.token)
    expect(await findSession(sessionOf(answer))).not.toMatchObject({ id: attacker.actor.id })
    expect(await findSession(attacker.token)).toEqual({ kind: 'visitor' })
  })

  test('gives a browser a number that only sign-ins get; of accounts that signed in with one, each is known to the other', async () => {
    const emails = ['first', 'second', 'third'].map((name) => `${name}${turn}@people.example`)
    const headers: Record<string, string> = {}
    const numbers = []
    for (const email of emails.slice(0, 2)) {
      const answer = await ask('callback/email', { form: await mailLink(email), headers })
      const kept = answer.headers.getSetCookie().filter((line) => line.startsWith(`${DEVICE_COOKIE}=`))
      expect(kept.map((line) => /; Path=(\S+);/.exec(line)?.[1])).toEqual(['/api/auth', '/api/passkeys'])
      expect(kept[0]).toMatch(/Max-Age=15552000; HttpOnly; SameSite=Lax$/)
      headers.cookie = kept[0]?.split(';')[0] ?? ''
      numbers.push(headers.cookie)
    }
    expect(numbers[1]).toBe(numbers[0])
    await ask('callback/email', { form: await mailLink(emails[2] ?? ''), headers: { cookie: `${DEVICE_COOKIE}=x` } })

    const people = await db.user.findMany({ where: { email: { in: emails } }, orderBy: { email: 'asc' } })
    const [first, second, third] = people.map(({ id }) => id)
    const others = async (id = '') => (await findSameBrowser(db, id)).map((person) => person.id)
    expect([await others(first), await others(second), await others(third)]).toEqual([[second], [first], []])
    const marks = await db.deviceMark.findMany({ where: { userId: { in: people.map(({ id }) => id) } } })
    expect(marks.map(({ mark }) => mark).join()).not.toContain(numbers[0]?.split('=')[1])
    await rememberDevice(third ?? '', 'another', new Date(Date.now() + 181 * 86_400_000))
    expect([await others(first), await db.deviceMark.count({ where: { userId: first ?? '' } })]).toEqual([[], 0]) // prettier-ignore
  })

  test('has a cookie that scripts and other sites cannot use', async () => {
    const answer = await ask('callback/email', { form: await mailLink(address()) })
    const cookies = answer.headers.getSetCookie()
    expect(cookies.find((line) => line.startsWith(`${SESSION_COOKIE}=`))).toMatch(/Path=\/;.*HttpOnly; SameSite=Lax$/)
    expect(cookies.join()).not.toContain('csrf')
  })

  test('is over on the server after signing out', async () => {
    const { token } = await createPerson()
    const headers = { cookie: `a=b; ${SESSION_COOKIE}=${token}`, referer: `${env.origin}/ar/library` }
    expect((await ask('sign-out', { headers: { ...headers, 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    const answer = await ask('sign-out', { headers })
    expect(answer.headers.get('location')).toBe('/ar')
    expect(answer.headers.getSetCookie().join()).toContain('Max-Age=0')
    expect(await findSession(token)).toEqual({ kind: 'visitor' })
  })
})

describe('the door', () => {
  test.each([
    ['GET', 'session'],
    ['GET', 'csrf'],
    ['GET', 'providers'],
    ['GET', 'signin'],
    ['POST', 'signin/email'],
    ['POST', 'signin/google'],
    ['POST', 'signout'],
    ['GET', 'sign-out'],
    ['POST', '_log'],
    ['POST', 'callback/credentials'],
    ['GET', 'callback/google'],
    ['POST', 'callback/apple'],
    ['GET', '__proto__'],
  ])('does not know %s %s', async (method, path) => expect((await ask(path, { method })).status).toBe(404))
})
