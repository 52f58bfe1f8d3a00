import { closeDb, db } from '@/infra/db'
import { closeQueue } from '@/infra/jobs'
import { findPack } from '@/modules/catalog/find-pack'
import { createPackOnSale } from '@/testing/packs'

// Run with a server's settings: puts a pack on sale in its database and tells the parent its address.

const stickers = Array.from({ length: 24 }, (_, index) => ({ alt: `Sticker number ${index + 1}`, emoji: ['😀'] }))
const { packId } = await createPackOnSale({
  title: 'Measured Cats',
  description: 'Two dozen cats that hold still.',
  tags: ['cats', 'bench'],
  pricing: 'fixed',
  minor: 299n,
  stickers,
})
process.send?.((await findPack(db, packId)).slug)
await closeQueue()
await closeDb()
process.disconnect()
