// When the network brings no page, a page of ours says so, in the language of the address. Nothing else is touched.
const PAGES = ['/offline', '/ar/offline']
const STORE = 'offline-1'
const renewed = new Set()

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(PAGES)))
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== STORE).map((name) => caches.delete(name)))),
  )
})

self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate' || event.request.method !== 'GET') return
  const { pathname } = new URL(event.request.url)
  const page = pathname === '/ar' || pathname.startsWith('/ar/') ? '/ar/offline' : '/offline'
  event.respondWith(fetch(event.request).catch(async () => (await caches.match(page)) ?? Response.error()))
  event.waitUntil(renew(page))
})

/** Once a visit: a page of an older version would ask for styles that are gone. */
async function renew(page) {
  if (renewed.has(page)) return
  renewed.add(page)
  await caches
    .open(STORE)
    .then((store) => store.add(page))
    .catch(() => renewed.delete(page))
}
