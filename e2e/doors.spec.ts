import { readdirSync, readFileSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import { db } from '@/infra/db'
import { SESSION_COOKIE } from '@/infra/session-token'
import { FIRST_SLOT } from '@/modules/imaging/message-slot'
import { findEntryOfOrder } from '@/modules/ledger/find-entry'
import { onShelf, stockNotice, takenOff } from './stock'
import { bringToReview, draftPack, pictureAll } from '@/testing/builders'
import { stickerPng } from '@/testing/images'
import { buy, chargeOf } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { reportPack } from '@/modules/moderation/report-pack'
import { createPerson, expect, test } from './world'

// Who may open which door. Reads of what is not yours look like reads of what is not there; a visitor is sent to the sign-in.

const WHO = [
  'visitor',
  'member',
  'buyer',
  'artist',
  'other artist',
  'collaborator',
  'reviewer',
  'senior reviewer',
  'finance',
  'admin',
] as const
type Who = (typeof WHO)[number]

const IN = 200
const AWAY = 404
/** Done, and nothing to say of it. */
const DONE = 204
/** On to where it leads, after a form. */
const GO = 303
/** A form that says nothing. */
const BLANK = 400
/** With a reviewer, it takes nothing more. */
const CLOSED = 409
/** A file that is none. */
const FAULT = 422
const DOWN = 503
/** To the sign-in page and back. */
const SIGN_IN = 307
const ASK = 401
const NEVER = 403
/** On to another page: there is nothing to do on this one. */
const ON = 307
/** For others to call, not to look at. */
const CALL = 405

/** What each gets: named ones as they stand, a visitor `visitor`, everybody else `rest`. */
function rule(visitor: number, rest: number, named: Partial<Record<Who, number>> = {}): Record<Who, number> {
  return Object.fromEntries(WHO.map((who) => [who, named[who] ?? (who === 'visitor' ? visitor : rest)])) as Record<
    Who,
    number
  >
}

const everyone = rule(IN, IN)
const signedIn = rule(SIGN_IN, IN)
const reviewers = rule(SIGN_IN, AWAY, { reviewer: IN, 'senior reviewer': IN, admin: IN })
const artists = rule(SIGN_IN, AWAY, { artist: IN, 'other artist': IN, collaborator: IN })
const bookkeepers = rule(SIGN_IN, AWAY, { finance: IN, admin: IN })
const callers = rule(CALL, CALL)

/** Asked for by GET, unless it says how. */
const SLOT = encodeURIComponent(JSON.stringify(FIRST_SLOT))

const DOORS: [address: string, Record<Who, number>][] = [
  ['/', everyone],
  ['/packs/SLUG', everyone],
  ['/library', signedIn],
  ['/orders', signedIn],
  ['/account', signedIn],
  ['/account/sessions', signedIn],
  ['/account/security', signedIn],
  ['/account/tokens', signedIn],
  ['/account/studio', rule(SIGN_IN, IN, { artist: ON, 'other artist': ON, collaborator: ON })], // who has a studio goes there
  ['/checkout/PACK', signedIn],
  ['/studio', signedIn],
  ['/studio/invitations', signedIn],
  ['/studio/earnings', signedIn],
  ['/orders/ORDER', rule(SIGN_IN, AWAY, { buyer: IN, finance: IN, admin: IN })],
  ['/orders/ORDER/pay', rule(SIGN_IN, AWAY, { buyer: ON, finance: ON, admin: ON })],
  ['/cart', everyone],
  ['/checkout', rule(SIGN_IN, ON)], // an empty cart
  ['/gift/none', everyone], // whoever has the link
  ['/pay/sandbox/CHARGE', everyone], // as at a processor
  ['/wallet', signedIn],
  ['/figures', everyone],
  ['/studio/codes', artists],
  ['/studio/earnings/payouts', signedIn],
  ['/studio/earnings/leave', rule(SIGN_IN, ON)],
  ['/studio/earnings/entries/ENTRY', rule(SIGN_IN, AWAY, { artist: IN, collaborator: IN, finance: IN, admin: IN })],
  ['/studio/packs/DRAFT', rule(SIGN_IN, AWAY, { artist: IN })],
  ['/desk', { ...reviewers, finance: SIGN_IN }], // Their desk begins with the orders.
  ['/desk/packs', reviewers],
  ['/desk/notices', reviewers],
  ['/rights', everyone],
  ['/rights/none?key=none', rule(AWAY, AWAY)], // whoever has the link
  ['/bans/none?key=none', rule(AWAY, AWAY)], // likewise
  ['/studio/packs/DRAFT/counter', rule(SIGN_IN, AWAY)],
  ['/desk/workload', reviewers],
  ['/desk/reports', reviewers],
  ['/desk/reports/REPORT', reviewers],
  ['/desk/notices/NOTICE', reviewers],
  ['/desk/cases/CASE', reviewers],
  ['/desk/audit', { ...reviewers, finance: IN }],
  ['/desk/orders', bookkeepers],
  ['/desk/bank', bookkeepers],
  ['/desk/tax', bookkeepers],
  ['/desk/terms', rule(SIGN_IN, AWAY, { admin: IN })],
  ['/desk/books', bookkeepers],
  ['/desk/books/processors', bookkeepers],
  ['/desk/books/entries', bookkeepers],
  ['/desk/books/entries/ENTRY', bookkeepers],
  ['/desk/orders/ORDER', bookkeepers],
  ['/desk/payouts', bookkeepers],
  ['/desk/codes', bookkeepers],
  ['/desk/wallet', bookkeepers],
  ['/desk/people/HANDLE', { ...bookkeepers, 'senior reviewer': IN }],
  ['/desk/people', rule(SIGN_IN, AWAY, { admin: IN })],
  ['/account/data', signedIn],
  ['/wishlist', signedIn],
  ['/following', signedIn],
  ['/following/stop?person=none&seal=none', rule(AWAY, AWAY)], // whoever has the link
  ['/library/PACK/signal', rule(SIGN_IN, AWAY, { buyer: IN })],
  ['/library/PACK/message/STICKER', rule(SIGN_IN, AWAY)], // no sticker for words
  ['/reviews/PACK', everyone],
  ['/report/PACK', everyone],
  ['/report/artists/ARTIST', everyone],
  ['/studio/profile', artists],
  ['/studio/works', signedIn],
  ['/studio/standing', signedIn],
  ['/studio/packs/DRAFT/appeal', rule(SIGN_IN, AWAY)],
  ['/studio/profile/taken/TAKEN', rule(SIGN_IN, AWAY, { artist: IN })],
  ['/search?q=none', everyone],
  ['/sign-in', rule(IN, ON)],
  ['/sign-in/sent', everyone],
  ['/sign-in/wait', everyone],
  ['/sign-in/confirm', everyone],
  ['/sign-in/second', signedIn],
  ['/sign-in/again?next=%2F', rule(SIGN_IN, ON)], // they came in just now
  ['/dev/mail', rule(IN, IN)], // at this machine, in a shop that is tried out
  ['/api/me', everyone],
  ['/api/health', everyone],
  ['/api/v1/openapi.json', everyone],
  ['/api/v1/packs/SLUG', everyone],
  ['/api/earnings', rule(ASK, IN)],
  ['/api/desk/tax?from=2026-10&to=2026-11', rule(ASK, NEVER, { finance: IN, admin: IN })],
  ['/api/desk/withholding?from=2026-10&to=2026-11', rule(ASK, NEVER, { finance: IN, admin: IN })],
  ['/api/desk/payouts/none', rule(ASK, NEVER, { finance: AWAY, admin: AWAY })],
  ['/api/papers/receipt/ORDER', rule(ASK, AWAY, { buyer: IN, finance: IN, admin: IN })],
  ['/api/webhooks/stripe', callers],
  ['/api/telegram', callers],
  ['/api/passkeys/none', callers],
  ['/api/auth/session', rule(AWAY, AWAY)], // a door of ours opens only what a sign-in needs
  ['/api/studio/packs/DRAFT', rule(ASK, AWAY, { artist: IN })],
  ['/api/studio/stickers/DRAWN/picture', rule(AWAY, AWAY, { artist: IN })],
  ['/api/studio/stickers/DRAWN/shown?platform=signal&as=still', rule(AWAY, AWAY, { artist: IN })],
  ['/api/stickers?id=STICKER', rule(AWAY, AWAY, { buyer: IN })],
  ['/api/desk/cases/CASE/stickers/DRAWN', rule(AWAY, AWAY, { reviewer: IN, 'senior reviewer': IN, admin: IN })],
  ['/api/desk/cases/CASE/stickers/DRAWN/words?text=hi', rule(AWAY, AWAY)], // no sticker for words
  ['/api/account/data/none?seal=none', rule(AWAY, AWAY)],
  ['/api/library', rule(ASK, IN)],
  ['POST /api/library?favourite=STICKER', rule(ASK, AWAY, { buyer: DONE })],
  ['POST /api/uploads', rule(ASK, NEVER, { artist: CLOSED })],
  ['POST /api/exports', rule(GO, GO)], // back to where each belongs
  ['/api/messages?sticker=STICKER&text=hi', rule(AWAY, AWAY)], // no sticker for words
  ['POST /api/messages/set', rule(AWAY, AWAY)], // no sticker for words
  [
    'POST /api/studio/page?kind=banner',
    rule(ASK, NEVER, { artist: FAULT, 'other artist': FAULT, collaborator: FAULT }),
  ],
  [
    'POST /api/studio/stickers/DRAWN/extras?kind=sound&versionId=VERSION&revision=0',
    rule(ASK, NEVER, { artist: FAULT }),
  ],
  ['/api/studio/stickers/DRAWN/message?slot=none', rule(BLANK, BLANK)],
  [`/api/studio/stickers/DRAWN/message?text=hi&slot=${SLOT}`, rule(AWAY, AWAY, { artist: IN })],
  ['/api/telegram/link', rule(ASK, DOWN)], // a bot that does not answer here
  ['/api/following/stop?person=none&seal=none', rule(GO, GO)], // whoever has the link
  ['/api/take/none/none', rule(AWAY, AWAY)], // whoever has the link
  ['/take/none', rule(AWAY, AWAY)],
  ['/api/exports/exp_none', rule(AWAY, AWAY)],
  [`/api/account/originals/${'0'.repeat(64)}`, rule(AWAY, AWAY)],
]

test('every door opens for whom it should, and for nobody else', async ({ playwright, baseURL }) => {
  test.setTimeout(400_000)
  const artist = await createPerson({ roles: ['artist'] })
  const buyer = await createPerson()
  const title = `Door Frogs ${Date.now().toString(36)}`
  const sold = await onShelf(artist.actor, title)
  const order = await buy(buyer.actor, sold.packId)
  const draft = await draftPack(artist.actor, {
    title: 'Behind the Door',
    description: 'Frogs.',
    languages: ['en'],
    category: 'animals',
    tags: ['frogs'],
    pricing: 'free',
    minor: 0n,
    stickers: [41, 42, 43].map((seed) => ({
      fileName: `${seed}.png`,
      bytes: () => stickerPng('flat', 512, seed),
      emoji: '🚪',
      alt: 'A door',
      tags: [],
    })),
  })
  await pictureAll(draft.versionId)
  const [reviewer, senior, collaborator] = [
    await createPerson({ roles: ['reviewer'] }),
    await createPerson({ roles: ['senior_reviewer'] }),
    await createPerson({ roles: ['artist'] }),
  ]
  const shared = await createPackOnSale({
    artistId: artist.actor.id,
    pricing: 'fixed',
    minor: 499n,
    shares: [
      { userId: artist.actor.id, points: 7_000, part: '' },
      { userId: collaborator.actor.id, points: 3_000, part: 'ink' },
    ],
  })
  const sale = await buy(buyer.actor, shared.packId)
  const caseId = (await bringToReview(artist.actor, draft.versionId, reviewer.actor)) ?? ''
  const taken = await takenOff(artist.actor, senior.actor)
  const notice = await stockNotice(artist.actor, [`${title} of a book`])
  await reportPack((await createPerson()).actor, {
    packId: shared.packId,
    category: 'copy',
    words: 'Stickers 1 and 2 are from my blog.',
    proof: '',
    email: '',
    locale: 'en',
  })
  const report = await db.packCase.findFirstOrThrow({ where: { packId: shared.packId, kind: 'report' } })
  const names: Record<string, string> = {
    ARTIST: artist.actor.id,
    TAKEN: taken,
    NOTICE: notice.id,
    REPORT: report.id,
    SLUG: title.toLowerCase().replaceAll(' ', '-'),
    PACK: sold.packId,
    ORDER: order,
    HANDLE: buyer.actor.handle,
    ENTRY: (await findEntryOfOrder(db, sale)) ?? '',
    CHARGE: await chargeOf(sale),
    DRAFT: draft.packId,
    VERSION: draft.versionId,
    CASE: caseId,
    DRAWN: draft.stickers[0]?.id ?? '',
    STICKER: sold.stickers[0]?.id ?? '',
  }
  const tokens: Record<Who, string | undefined> = {
    visitor: undefined,
    member: (await createPerson()).token,
    buyer: buyer.token,
    artist: artist.token,
    'other artist': (await createPerson({ roles: ['artist'] })).token,
    collaborator: collaborator.token,
    reviewer: reviewer.token,
    'senior reviewer': senior.token,
    finance: (await createPerson({ roles: ['finance'] })).token,
    admin: (await createPerson({ roles: ['admin'] })).token,
  }
  // All at once: each has a session of his own, and the server has more than one core.
  await Promise.all(
    WHO.map(async (who) => {
      const token = tokens[who]
      const asking = await playwright.request.newContext({
        ...(baseURL && { baseURL }),
        extraHTTPHeaders: token ? { cookie: `${SESSION_COOKIE}=${token}` } : {},
      })
      for (const [template, rules] of DOORS) {
        const path = template.replace(/^POST /, '').replace(/[A-Z]{4,}/g, (name) => names[name] ?? name)
        const answer = template.startsWith('POST ')
          ? await asking.post(path, { maxRedirects: 0, ...sent(path, names) })
          : await asking.get(path, { maxRedirects: 0 })
        expect.soft(`${who} ${template} ${answer.status()}`).toBe(`${who} ${template} ${rules[who]}`)
        if (rules[who] === SIGN_IN && who === 'visitor')
          expect.soft(answer.headers().location).toBe(`/sign-in?next=${encodeURIComponent(BACK[path] ?? path)}`)
        if (who !== 'visitor' && rules[who] === IN && rules !== everyone)
          expect.soft(`${template} ${answer.headers()['cache-control']}`).toMatch(/private|no-store/)
      }
      await asking.dispose()
    }),
  )
})

/** Where a sign-in leads back to, when not to the page itself. */
const BACK: Record<string, string> = { '/sign-in/second': '/' }

/** What a page of ours sends to such a door. */
function sent(path: string, names: Record<string, string>) {
  const headers = { 'sec-fetch-site': 'same-origin' }
  const file = { headers: { ...headers, 'content-type': 'application/octet-stream' }, data: Buffer.from('no picture') }
  const text = (words: string) => Buffer.from(words).toString('base64')
  const upload = { versionId: names.VERSION ?? '', fileName: 'a.png', fingerprint: '0'.repeat(64) }
  if (path === '/api/uploads') {
    const metadata = Object.entries(upload).map(([name, value]) => `${name} ${text(value)}`)
    const tus = { 'tus-resumable': '1.0.0', 'upload-length': '10', 'upload-metadata': metadata.join(',') }
    return { headers: { ...headers, ...tus } }
  }
  if (path === '/api/exports')
    return { headers, multipart: { packId: names.PACK ?? '', platform: 'signal', locale: 'en' } }
  if (path === '/api/messages/set')
    return {
      headers,
      data: { platform: 'signal', locale: 'en', lines: [{ stickerId: names.STICKER ?? '', text: 'hi' }] },
    }
  return path.startsWith('/api/studio') ? file : { headers }
}

/** The same for everybody: who asks is not looked at. The next test holds that too. */
const PUBLIC = [
  '/[...nowhere]',
  '/api/suggest',
  '/artists',
  '/artists/[handle]',
  '/artists/[handle]/from/[cursor]',
  '/artists/from/[cursor]',
  '/categories/[slug]',
  '/dev/ui',
  '/docs/picker',
  '/embed/sticker-picker.js',
  '/feeds/artists/[file]',
  '/feeds/categories/[file]',
  '/feeds/free.xml',
  '/feeds/new.xml',
  '/feeds/tags/[file]',
  '/free',
  '/media/[...path]',
  '/new',
  '/offline',
  '/packs/[slug]/adults',
  '/rankings',
  '/sitemap.xml',
  '/sitemaps/[kind]/[file]',
  '/sitemaps/pages.xml',
  '/sitemaps/tags.xml',
  '/stickers',
  '/studio/packs',
  '/tags/[tag]',
  '/transparency',
]

test('no door is left out of the table, but for those that look at nobody', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(file),
  )
  const doors = files
    .map((file) => {
      const route = `/${file}`.replace(/\/\[locale\]|\/\([^)]*\)|\/(?:page\.tsx|route\.ts)$/g, '') || '/'
      const source = route
        .replace(/\/\[\[\.\.\.\w+\]\]/g, '(?:/.+)?')
        .replace(/\[\.\.\.\w+\]/g, '.+')
        .replace(/\[\w+\]/g, '[^/]+')
      return { route, looks: looksAtWho(readFileSync(`app/${file}`, 'utf8')), fits: new RegExp(`^${source}$`) }
    })
    // An address belongs to the door that spells out most of it.
    .toSorted((a, b) => open(a.route) - open(b.route) || b.route.length - a.route.length)
  const listed = new Set(
    DOORS.map(([address]) => address.replace(/^POST /, '').split('?')[0] ?? '').map(
      (path) => doors.find(({ fits }) => fits.test(path))?.route,
    ),
  )
  const left = doors.filter(({ route }) => !listed.has(route))
  expect(left.map(({ route }) => route).toSorted()).toEqual(PUBLIC)
  expect(left.filter(({ looks }) => looks).map(({ route }) => route)).toEqual([])
})

/** Whether a page or a route asks who is there, or for a cookie. */
function looksAtWho(source: string): boolean {
  return /currentActor|requireSignedIn|\basked\(|cookies/.test(source)
}

/** How much of a route is left open; all of it, when it takes whatever is left over. */
const open = (route: string) => (route.includes('[...') ? 100 : route.split('[').length)

test('every answer tells the browser to guess nothing, frame nothing and tell other sites nothing', async ({
  request,
}) => {
  for (const path of [
    '/',
    '/ar',
    '/search?q=frog',
    '/sign-in',
    '/no-such-page',
    '/library',
    '/api/me',
    '/api/health',
    '/api/v1/packs',
    '/api/v1/none',
    '/api/earnings',
    '/api/stickers?id=none',
    '/media/none/112.webp',
    '/robots.txt',
    '/sitemap.xml',
    '/sitemaps/pages.xml',
    '/manifest.webmanifest',
    '/theme.js',
  ])
    await checkHeaders(request, path)
})

async function checkHeaders(request: APIRequestContext, path: string): Promise<void> {
  const answer = await request.get(path, { maxRedirects: 0 })
  const headers = answer.headers()
  expect.soft([path, headers['x-content-type-options']]).toEqual([path, 'nosniff'])
  expect.soft([path, headers['referrer-policy']]).toEqual([path, 'same-origin'])
  expect.soft([path, headers['x-frame-options']]).toEqual([path, 'DENY'])
  expect.soft([path, headers['cross-origin-opener-policy']]).toEqual([path, 'same-origin'])
  expect.soft([path, headers['x-powered-by']]).toEqual([path, undefined])
  expect.soft([path, headers['x-request-id']]).toEqual([path, expect.stringMatching(/^req_/)])
  if (headers['content-type']?.startsWith('text/html')) {
    const policy = headers['content-security-policy'] ?? ''
    expect.soft([path, policy]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")])
    expect.soft([path, policy]).toEqual([path, expect.stringMatching(/script-src 'self'( 'sha256-| 'nonce-)/)])
    expect.soft([path, policy]).toEqual([path, expect.stringContaining("object-src 'none'")])
  }
}
