import type { APIRequestContext } from '@playwright/test'
import { SESSION_COOKIE } from '@/infra/session-token'
import { onShelf } from './stock'
import { bringToReview, draftPack, pictureAll } from '@/testing/builders'
import { stickerPng } from '@/testing/images'
import { buy } from '@/testing/orders'
import { createPerson, expect, test } from './world'

// Who may open which door. Reads of what is not yours look like reads of what is not there; a visitor is sent to the sign-in.

const WHO = ['visitor', 'member', 'buyer', 'artist', 'other artist', 'reviewer', 'finance', 'admin'] as const
type Who = (typeof WHO)[number]

const IN = 200
const AWAY = 404
/** To the sign-in page and back. */
const SIGN_IN = 307
const ASK = 401

/** What each gets: named ones as they stand, a visitor `visitor`, everybody else `rest`. */
function rule(visitor: number, rest: number, named: Partial<Record<Who, number>> = {}): Record<Who, number> {
  return Object.fromEntries(WHO.map((who) => [who, named[who] ?? (who === 'visitor' ? visitor : rest)])) as Record<
    Who,
    number
  >
}

const everyone = rule(IN, IN)
const signedIn = rule(SIGN_IN, IN)
const reviewers = rule(SIGN_IN, AWAY, { reviewer: IN, admin: IN })
const bookkeepers = rule(SIGN_IN, AWAY, { finance: IN, admin: IN })

const DOORS: [address: string, Record<Who, number>][] = [
  ['/', everyone],
  ['/packs/SLUG', everyone],
  ['/library', signedIn],
  ['/orders', signedIn],
  ['/account', signedIn],
  ['/account/sessions', signedIn],
  ['/account/security', signedIn],
  ['/checkout/PACK', signedIn],
  ['/studio', signedIn],
  ['/studio/invitations', signedIn],
  ['/studio/earnings', signedIn],
  ['/orders/ORDER', rule(SIGN_IN, AWAY, { buyer: IN, finance: IN, admin: IN })],
  ['/studio/packs/DRAFT', rule(SIGN_IN, AWAY, { artist: IN })],
  ['/desk', { ...reviewers, finance: SIGN_IN }], // Their desk begins with the orders.
  ['/desk/packs', reviewers],
  ['/desk/cases/CASE', reviewers],
  ['/desk/audit', { ...reviewers, finance: IN }],
  ['/desk/orders', bookkeepers],
  ['/desk/bank', bookkeepers],
  ['/desk/tax', bookkeepers],
  ['/desk/books', bookkeepers],
  ['/desk/books/processors', bookkeepers],
  ['/desk/books/entries', bookkeepers],
  ['/desk/people', rule(SIGN_IN, AWAY, { admin: IN })],
  ['/api/me', everyone],
  ['/api/health', everyone],
  ['/api/earnings', rule(ASK, IN)],
  ['/api/studio/packs/DRAFT', rule(ASK, AWAY, { artist: IN })],
  ['/api/studio/stickers/DRAWN/picture', rule(AWAY, AWAY, { artist: IN })],
  ['/api/stickers?id=STICKER', rule(AWAY, AWAY, { buyer: IN })],
  ['/api/desk/cases/CASE/stickers/DRAWN', rule(AWAY, AWAY, { reviewer: IN, admin: IN })],
  ['/api/exports/exp_none', rule(AWAY, AWAY)],
]

test('every door opens for whom it should, and for nobody else', async ({ playwright, baseURL }) => {
  test.setTimeout(180_000)
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
  const reviewer = await createPerson({ roles: ['reviewer'] })
  const caseId = (await bringToReview(artist.actor, draft.versionId, reviewer.actor)) ?? ''
  const names: Record<string, string> = {
    SLUG: title.toLowerCase().replaceAll(' ', '-'),
    PACK: sold.packId,
    ORDER: order,
    DRAFT: draft.packId,
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
    reviewer: reviewer.token,
    finance: (await createPerson({ roles: ['finance'] })).token,
    admin: (await createPerson({ roles: ['admin'] })).token,
  }
  for (const who of WHO) {
    const token = tokens[who]
    const asking = await playwright.request.newContext({
      ...(baseURL && { baseURL }),
      extraHTTPHeaders: token ? { cookie: `${SESSION_COOKIE}=${token}` } : {},
    })
    for (const [template, rules] of DOORS) {
      const path = template.replace(/[A-Z]{4,}/g, (name) => names[name] ?? name)
      const answer = await asking.get(path, { maxRedirects: 0 })
      expect.soft(`${who} ${template} ${answer.status()}`).toBe(`${who} ${template} ${rules[who]}`)
      if (rules[who] === SIGN_IN && who === 'visitor')
        expect.soft(answer.headers().location).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
      if (who !== 'visitor' && rules[who] === IN && rules !== everyone)
        expect.soft(`${template} ${answer.headers()['cache-control']}`).toMatch(/private|no-store/)
    }
    await asking.dispose()
  }
})

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
    '/api/earnings',
    '/api/stickers?id=none',
    '/media/none/112.webp',
    '/robots.txt',
    '/sitemap.xml',
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
