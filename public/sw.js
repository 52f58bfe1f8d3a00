// Two promises when there is no network. A page that cannot come says so, in the language of its address. What one owns is at hand:
// the library's address then shows "My stickers" with the pictures kept here. While there is a network every page comes from it.

/** Pages to show without a network, and the scripts and styles they need. */
const SHELL = 'shell-3'
/** The list of what one owns (BOOK), the pictures of it, and how large they are (SIZES). Gone at sign-out. */
const LIBRARY = 'library-1'
/** What was chosen on this device; it outlives a sign-out. */
const CHOICE = 'choice-1'

const BOOK = '/api/library'
const SIZES = '/kept/sizes'
const OFF = '/kept/off'
/** Pictures are kept up to this, those of the packs got last first. Said on the page: keep them together (modules/library/ui/device-library.ts). */
const MOST_BYTES = 60_000_000
const AT_ONCE = 6
/** Between two looks at what is owned still, while one walks about. */
const LOOK_MS = 60_000
/** A kept page is asked for anew after this. */
const PAGE_MS = 3_600_000

self.addEventListener('install', (event) => {
  event.waitUntil(
    self.clients
      .matchAll({ includeUncontrolled: true, type: 'window' })
      .then((open) => new Set(['/offline', ...open.map(({ url }) => `${languageOf(new URL(url).pathname)}/offline`)]))
      .then((pages) => Promise.all([...pages].map((page) => keepPage(page)))),
  )
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const known = [SHELL, LIBRARY, CHOICE]
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => !known.includes(name)).map((name) => caches.delete(name)))),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (url.pathname === '/api/auth/sign-out') event.waitUntil(forget())
    else if (request.method === 'GET') answerPage(event, url.pathname)
  } else if (request.method === 'GET' && isPart(url.pathname) && isOfKeptPage(request.referrer)) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(url.href)) ?? Response.error()))
  }
})

self.addEventListener('message', (event) => {
  const [port] = event.ports
  const answer = async () => {
    if (event.data === 'keep') {
      // The page that shows it, in the language it is read in.
      const language = languageOf(new URL(event.source?.url ?? self.location.href).pathname)
      if (!(await isOff())) await Promise.all([look(true), keepPage(`${language}/stickers`)])
    } else if (event.data === 'off') {
      await (await caches.open(CHOICE)).put(OFF, new Response('off'))
      await forget()
    } else if (event.data === 'on') {
      await (await caches.open(CHOICE)).delete(OFF)
      await look(true)
    }
    port?.postMessage(await howItStands())
  }
  event.waitUntil(answer())
})

/** '' or '/ar': what an address in another language than the shop's first begins with. */
function languageOf(path) {
  return /^\/[a-z]{2}(?=\/|$)/.exec(path)?.[0] ?? ''
}

function isPart(path) {
  return path.startsWith('/_next/static/') || path.startsWith('/media/') || path === '/theme.js'
}

/** Only what a kept page asks for, or a style of it: all other pages get their parts as if we were not here. */
function isOfKeptPage(referrer) {
  const path = URL.canParse(referrer) ? new URL(referrer).pathname : ''
  return /^(\/[a-z]{2})?\/(library|stickers|offline)(\/|$)/.test(path) || path.startsWith('/_next/static/')
}

function answerPage(event, path) {
  const language = languageOf(path)
  const pages = [`${language}/offline`, '/offline']
  if (/^\/(library|stickers)(\/|$)/.test(path.slice(language.length))) pages.unshift(`${language}/stickers`)
  const fromShop = fetch(event.request)
  event.respondWith(
    fromShop.catch(async () => {
      const store = await caches.open(SHELL)
      for (const page of pages) {
        const kept = await store.match(page)
        if (kept) return kept
      }
      return Response.error()
    }),
  )
  // After the page itself, so that nothing of ours stands in its way.
  event.waitUntil(
    fromShop.then(
      () => Promise.all([keepPage(`${language}/offline`), look(false, language)]),
      () => undefined,
    ),
  )
}

/** Keep a page with its scripts and styles: what names those of an older version would find them gone. */
async function keepPage(path) {
  try {
    const store = await caches.open(SHELL)
    if (ageOf(await store.match(path)) < PAGE_MS) return
    const answer = await fetch(path, { cache: 'no-cache' })
    if (!answer.ok || answer.redirected) return
    const page = await answer.clone().text()
    const parts = partsOf(page)
    await Promise.all(
      parts.map(async (part) => {
        if (!(await store.match(part))) await store.add(part)
      }),
    )
    await store.put(path, answer)
    await sweepShell(store)
  } catch {
    // Another time: the network went away under us.
  }
}

function partsOf(page) {
  return [...new Set([...page.matchAll(/\/_next\/static\/[^"'\\ )<>]+\.(?:js|css)\b/g)].map(([part]) => part)), '/theme.js'] // prettier-ignore
}

/** Parts that no kept page names any more go. */
async function sweepShell(store) {
  const needed = new Set()
  const keys = await store.keys()
  for (const key of keys) {
    const { pathname } = new URL(key.url)
    if (isPart(pathname)) continue
    needed.add(pathname)
    for (const part of partsOf(await (await store.match(key)).text())) needed.add(part)
  }
  await Promise.all(keys.filter((key) => !needed.has(new URL(key.url).pathname)).map((key) => store.delete(key)))
}

function ageOf(answer) {
  const at = Date.parse(answer?.headers.get('date') ?? '')
  return Number.isNaN(at) ? Infinity : Date.now() - at
}

// Every sign-out starts a new time: what an older look still brings is not kept.
let time = 0
let looking
let lastLook = 0

/** What is owned now: new packs come, those given back or taken down go; who is signed out, or somebody else, leaves nothing. */
function look(asked, language) {
  if (looking) return asked ? looking.then(() => look(asked, language)) : looking
  if (!asked && Date.now() - lastLook < LOOK_MS) return undefined
  lastLook = Date.now()
  looking = lookOnce(asked, language)
    .catch(() => undefined)
    .finally(() => (looking = undefined))
  return looking
}

async function lookOnce(asked, language) {
  const mine = time
  if (!asked && !(await caches.has(LIBRARY))) return
  const store = await caches.open(LIBRARY)
  const before = await store.match(BOOK)
  const etag = before?.headers.get('etag')
  const answer = await fetch(BOOK, { cache: 'no-store', headers: etag ? { 'If-None-Match': etag } : {} })
  if (mine !== time) return
  if (answer.status === 401) return forget()
  if (language !== undefined) await keepPage(`${language}/stickers`)
  if (answer.status !== 200 && answer.status !== 304) return
  if (answer.status === 200) {
    const [old, now] = [await before?.clone().json(), await answer.clone().json()]
    // Somebody else signed in where another did not sign out.
    if (old && old.owner !== now.owner) await forget(false)
    await (await caches.open(LIBRARY)).put(BOOK, answer)
    if (mine !== time) return forget(false)
  }
  await keepPictures(() => mine === time)
}

/** Every sticker's picture while there is room, and none that is not in the book. */
async function keepPictures(goesOn) {
  const store = await caches.open(LIBRARY)
  const book = await (await store.match(BOOK))?.json()
  if (!book) return
  const sizes = await readSizes(store)
  const wanted = book.packs.flatMap(({ stickers }) => stickers.map(({ art }) => `/media/${art}/448.webp`))
  const isWanted = new Set(wanted)
  const ids = new Set(book.packs.flatMap(({ stickers }) => stickers.map(({ id }) => id)))
  const drop = async (path) => {
    delete sizes[path]
    await store.delete(path)
  }
  for (const path of Object.keys(sizes)) if (!isWanted.has(path)) await drop(path)
  for (const key of await store.keys()) {
    const { pathname, searchParams } = new URL(key.url)
    const isGone = pathname.startsWith('/media/') ? !isWanted.has(pathname) : !ids.has(searchParams.get('id'))
    if (isGone && /^\/(media|api\/stickers)/.test(pathname)) await store.delete(key)
  }
  let room = MOST_BYTES
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const some = [...new Set(wanted.slice(at, at + AT_ONCE))]
    await Promise.all(
      some.map(async (path) => {
        if (path in sizes || room <= 0) return
        const answer = await fetch(path)
        // One that is still being made is there another time.
        if (!answer.ok || !goesOn()) return
        const picture = await answer.blob()
        await store.put(path, new Response(picture, { headers: { 'Content-Type': picture.type } }))
        sizes[path] = picture.size
      }),
    )
    if (!goesOn()) return
    for (const path of some) {
      room -= sizes[path] ?? 0
      if (room < 0 && path in sizes) await drop(path)
    }
    if (at % (AT_ONCE * 8) === 0) await writeSizes(store, sizes)
  }
  await writeSizes(store, sizes)
}

async function readSizes(store) {
  return (await (await store.match(SIZES))?.json()) ?? {}
}

function writeSizes(store, sizes) {
  return store.put(SIZES, new Response(JSON.stringify(sizes)))
}

async function isOff() {
  return (await caches.match(OFF)) !== undefined
}

/** For the page: is anything kept, how many packs whole, how many bytes. */
async function howItStands() {
  if (await isOff()) return { on: false, packs: 0, of: 0, bytes: 0 }
  const store = (await caches.has(LIBRARY)) && (await caches.open(LIBRARY))
  const book = store && (await (await store.match(BOOK))?.json())
  if (!book) return { on: true, packs: 0, of: 0, bytes: 0 }
  const sizes = await readSizes(store)
  const whole = book.packs.filter(({ stickers }) => stickers.every(({ art }) => `/media/${art}/448.webp` in sizes))
  const bytes = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  return { on: true, packs: whole.length, of: book.packs.length + book.rest, bytes }
}

/** Nothing of anybody's stays. */
async function forget(ends = true) {
  if (ends) time += 1
  await caches.delete(LIBRARY)
}
