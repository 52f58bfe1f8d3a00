import { readdirSync } from 'node:fs'
import { closeDb, db } from '@/infra/db'
import { closeQueue } from '@/infra/jobs'
import { storage } from '@/infra/storage'
import { drawIcon, iconFile } from '@/prisma/demo/art'
import { findPack } from '@/modules/catalog/find-pack'
import { artKey } from '@/modules/imaging/art-key'
import { makePreviews } from '@/modules/imaging/make-previews'
import { sha256 } from '@/modules/imaging/master'
import { createPackOnSale } from '@/testing/packs'

// Run with a server's settings: fills a shelf with sixty packs, and puts one of forty stickers on sale whose pictures are as an
// artist draws and the worker makes them. Tells the parent its address.

const SHELF = 60
const STICKERS = 40

const WORDS = ['Sleepy', 'Loud', 'Small', 'Rainy', 'Salty', 'Brave', 'Odd', 'Late'] as const
const THINGS = ['Foxes', 'Teapots', 'Mondays', 'Moons', 'Neighbours', 'Goats', 'Plants', 'Trains'] as const

const icons = readdirSync(iconFile('').replace(/\.svg$/, ''))
  .filter((file) => file.endsWith('.svg'))
  .map((file) => file.slice(0, -4))
const step = Math.floor(icons.length / STICKERS)

const stickers = []
for (let index = 0; index < STICKERS; index += 1) {
  const png = await drawIcon(icons[index * step] ?? '')
  const masterHash = sha256(png)
  for (const file of (await makePreviews(png)).files) await storage.put(`media/${file.path}`, file.bytes)
  stickers.push({
    masterHash,
    artKey: artKey(masterHash),
    alt: icons[index * step]?.replaceAll('-', ' ') ?? '',
    emoji: ['😀'],
  })
}
const { packId } = await createPackOnSale({
  title: 'Measured Forty',
  description: 'Forty stickers, drawn as an artist draws them, and every one of them weighed.',
  tags: ['measured', 'forty'],
  pricing: 'fixed',
  minor: 299n,
  stickers,
})
for (let index = 0; index < SHELF; index += 1)
  await createPackOnSale({
    title: `${WORDS[index % 8]} ${THINGS[Math.floor(index / 8) % 8]} ${index}`,
    category: 'food',
    pricing: index % 3 === 0 ? 'free' : 'fixed',
    minor: index % 3 === 0 ? 0n : BigInt(199 + 50 * (index % 7)),
  })
// Their cards as shelves show them: by name, and each of another one.
await db.$executeRaw`UPDATE "Pack" SET "cardKey" = substr(md5(id), 1, 16) WHERE category = 'food'`
// So many shelves of the same sixty that each can be asked for once.
await db.$executeRaw`UPDATE "Pack" SET tags = ARRAY(SELECT 'shelf' || n FROM generate_series(1, 400) n) WHERE category = 'food'`
process.send?.((await findPack(db, packId)).slug)
await closeQueue()
await closeDb()
process.disconnect()
