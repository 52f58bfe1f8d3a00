import { expect, test } from 'vitest'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { atomFeed } from './atom'

const feed = (title: string, headers: Record<string, string> = {}) =>
  atomFeed(new Request('http://localhost:3000/feeds/en/new.xml', { headers }), {
    locale: 'en',
    title: 'New',
    page: '/new',
    self: '/feeds/en/new.xml',
    packs: [{ slug: 'a', title, titles: {}, artists: [{ name: title }], cardKey: null, onSaleAt: new Date(0) }] as unknown as ShelfPack[], // prettier-ignore
    line: () => title,
  })

test('a title that XML has no characters for breaks the feed for nobody', async () => {
  const text = await feed('Sleepy\u0008 \ufffeFoxes\uffff \ud800& <Owls> 🦉\u000c').text()
  expect(text).toContain('<title>Sleepy Foxes &amp; &lt;Owls&gt; 🦉</title>')
  // XML 1.0, 2.2: what a document may be made of.
  expect(text).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u)
})

test('whoever has a feed as it is is told so, and no more', async () => {
  const first = feed('Foxes')
  const etag = first.headers.get('etag') ?? ''
  const again = feed('Foxes', { 'If-None-Match': etag })
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
  expect(feed('Owls', { 'If-None-Match': etag }).status).toBe(200)
})
