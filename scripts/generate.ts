import { generateClient } from '@/server/generate-client'

// `npm run generate`: writes the database's client, as every start does. `npm run generate -- --packs 1000000`: then also makes a
// catalogue of that many packs with the words of thirty times as many stickers, for measuring at size.

generateClient()
const at = process.argv.indexOf('--packs')
if (at > 0) {
  const packs = Number(process.argv[at + 1])
  if (!Number.isInteger(packs) || packs < 1) {
    console.error('Say how many: npm run generate -- --packs 1000000')
    process.exit(1)
  }
  const { generateCatalogue } = await import('./generate-catalogue')
  await generateCatalogue(packs)
}
