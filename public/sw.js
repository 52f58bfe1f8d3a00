// When the network brings no page, a page of ours says so, in the language of the address. Nothing else is touched.
const PAGES = ['/offline', '/ar/offline']
const STORE = 'offline-1'

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
})
