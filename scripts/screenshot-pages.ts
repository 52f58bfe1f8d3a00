import { db } from '@/infra/db'

/** A page to look at. */
export interface Shot {
  name: string
  path: string
  /** The handle of the demo person who looks; nobody signed in when absent. */
  as?: string | undefined
  /** What to press before the picture is taken. */
  open?: string | undefined
}

/** Every page of the shop, with the ids that the demo content happened to get. */
export async function findPages(): Promise<Shot[]> {
  const cats = await packBySlug('cat-meetings')
  const dear = await packBySlug('small-moons')
  const draft = await db.version.findFirst({ where: { title: 'Second Place' } })
  const judged = await db.version.findFirst({ where: { title: 'Frog Weather' } })
  const refused = await db.version.findFirst({ where: { title: 'Rainbow Horses' } })
  const kase = await db.case.findFirst({ where: { title: 'Frog Weather' } })
  const waiting = await db.case.findFirst({ where: { title: 'Yes, Chef' } })
  const mina = await db.user.findUnique({ where: { handle: 'mina' } })
  const look = await db.packCase.findFirst({ where: { kind: 'look' } })
  const order = await db.order.findFirst({ where: { state: 'paid', lines: { some: { packId: cats } } } })
  const buyer = order && (await db.user.findUnique({ where: { id: order.buyerId } }))
  const entry = await db.journalEntry.findFirst({ where: { orderId: order?.id ?? '' } })
  const charge = await db.sandboxCharge.findFirst({ orderBy: { createdAt: 'desc' } })

  return [
    { name: 'home', path: '/' },
    { name: 'new', path: '/new' },
    { name: 'free', path: '/free' },
    { name: 'category', path: '/categories/animals' },
    { name: 'tag', path: '/tags/coffee' },
    { name: 'search', path: '/search?q=cat' },
    { name: 'search-start', path: '/search' },
    { name: 'search-nothing', path: '/search?q=zeppelin' },
    { name: 'rankings', path: '/rankings' },
    { name: 'figures', path: '/figures' },
    { name: 'artists', path: '/artists' },
    { name: 'artist', path: '/artists/mina' },
    { name: 'pack', path: '/packs/cat-meetings' },
    { name: 'pack-free', path: '/packs/big-feelings' },
    { name: 'pack-choose', path: '/packs/plant-parent' },
    { name: 'nowhere', path: '/no-such-page' },
    { name: 'offline', path: '/offline' },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'sign-in-sent', path: '/sign-in/sent' },
    { name: 'sign-in-dead', path: '/sign-in/confirm' },
    { name: 'account', path: '/account', as: 'mina' },
    { name: 'sessions', path: '/account/sessions', as: 'mina' },
    { name: 'open-studio', path: '/account/studio', as: 'yara' },
    { name: 'library', path: '/library', as: 'yara' },
    { name: 'library-pack', path: `/library?pack=${cats}`, as: 'yara' },
    { name: 'use-whatsapp', path: `/library/${cats}/whatsapp`, as: 'yara' },
    { name: 'use-telegram', path: `/library/${cats}/telegram`, as: 'yara' },
    { name: 'use-line', path: `/library/${cats}/line`, as: 'yara' },
    { name: 'my-stickers', path: '/stickers', as: 'yara' },
    { name: 'tokens', path: '/account/tokens', as: 'yara' },
    { name: 'docs-picker', path: '/docs/picker' },
    { name: 'library-empty', path: '/library', as: 'ruth' },
    { name: 'library-search', path: '/library?q=love', as: 'yara' },
    { name: 'checkout', path: `/checkout/${dear}`, as: 'yara' },
    { name: 'checkout-owned', path: `/checkout/${cats}`, as: 'yara' },
    { name: 'cart', path: '/cart' },
    { name: 'wallet', path: '/wallet', as: 'yara' },
    { name: 'report', path: `/report/${cats}` },
    { name: 'report-page', path: `/report/artists/${mina?.id}` },
    { name: 'reviews', path: `/reviews/${cats}`, as: 'yara' },
    { name: 'wishlist', path: '/wishlist', as: 'yara' },
    { name: 'following', path: '/following', as: 'yara' },
    { name: 'own-data', path: '/account/data', as: 'yara' },
    { name: 'orders', path: '/orders', as: 'yara' },
    { name: 'orders-empty', path: '/orders', as: 'ruth' },
    { name: 'order', path: `/orders/${order?.id}`, as: buyer?.handle },
    { name: 'pay', path: `/pay/sandbox/${charge?.ref}` },
    { name: 'studio', path: '/studio', as: 'mina' },
    { name: 'studio-pack', path: `/studio/packs/${draft?.packId}`, as: 'dae' },
    { name: 'studio-in-review', path: `/studio/packs/${judged?.packId}`, as: 'mina' },
    { name: 'studio-rejected', path: `/studio/packs/${refused?.packId}`, as: 'glitterpony_88' },
    { name: 'studio-empty', path: '/studio', as: 'jo_park' },
    { name: 'invitations', path: '/studio/invitations', as: 'jo_park' },
    { name: 'earnings', path: '/studio/earnings', as: 'mina' },
    { name: 'payouts', path: '/studio/earnings/payouts', as: 'mina' },
    { name: 'studio-codes', path: '/studio/codes', as: 'mina' },
    { name: 'earnings-entry', path: `/studio/earnings/entries/${entry?.id}`, as: 'mina' },
    { name: 'desk', path: '/desk', as: 'omar' },
    { name: 'desk-case', path: `/desk/cases/${kase?.id}`, as: 'omar' },
    { name: 'desk-case-unclaimed', path: `/desk/cases/${waiting?.id}`, as: 'omar' },
    { name: 'desk-packs', path: `/desk/packs?find=cat-meetings`, as: 'ruth' },
    { name: 'desk-audit', path: '/desk/audit?check=1', as: 'leila' },
    { name: 'desk-people', path: '/desk/people', as: 'leila' },
    { name: 'desk-orders', path: '/desk/orders', as: 'hana' },
    { name: 'desk-order', path: `/desk/orders/${order?.id}`, as: 'hana' },
    { name: 'desk-payouts', path: '/desk/payouts', as: 'hana' },
    { name: 'desk-codes', path: '/desk/codes', as: 'leila' },
    { name: 'desk-wallet', path: '/desk/wallet', as: 'hana' },
    { name: 'desk-reports', path: '/desk/reports', as: 'ruth' },
    { name: 'desk-look', path: `/desk/reports/${look?.id}`, as: 'ruth' },
    { name: 'processors', path: '/desk/books/processors', as: 'hana' },
    { name: 'desk-bank', path: '/desk/bank', as: 'hana' },
    { name: 'desk-tax', path: '/desk/tax', as: 'hana' },
    { name: 'desk-terms', path: '/desk/terms', as: 'leila' },
    { name: 'books', path: '/desk/books', as: 'hana' },
    { name: 'books-entries', path: '/desk/books/entries', as: 'hana' },
    { name: 'books-entry', path: `/desk/books/entries/${entry?.id}`, as: 'hana' },
    { name: 'mail', path: '/dev/mail' },
    { name: 'mail-open', path: '/dev/mail', open: 'details summary' },
    { name: 'parts', path: '/dev/ui' },
  ]
}

async function packBySlug(slug: string): Promise<string> {
  return (await db.pack.findFirstOrThrow({ where: { slug } })).id
}
