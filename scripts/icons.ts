import { mkdir, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { SHOP_MARK } from '@/ui/logo-mark'

// Run by hand when the mark changes: draws the favicons in public/ from it.

const ROSE = '#ce1464'
const PAPER = '#f9f5ed'

function mark(margin: number, ground?: string): string {
  const side = 64 + 2 * margin
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${side} ${side}">${
    ground ? `<rect x="${-margin}" y="${-margin}" width="${side}" height="${side}" fill="${ground}"/>` : ''
  }<path d="${SHOP_MARK.edge}" fill="#fffefb"/><path d="${SHOP_MARK.face}" fill="${ROSE}"/><path d="${SHOP_MARK.letter}" transform="${SHOP_MARK.letterAt}" fill="#fefdfa"/><path d="${SHOP_MARK.back}" fill="#f1eee7"/><path d="${SHOP_MARK.shade}" fill="#d9d4c9"/></svg>\n`
}

await mkdir('public', { recursive: true })
await writeFile('public/icon.svg', mark(0))
for (const [file, side, margin, ground] of [
  ['favicon.png', 48, 0, undefined],
  // A system cuts these to its own shape: so the mark stands on paper, with room around it.
  ['apple-icon.png', 180, 12, PAPER],
  ['icon-192.png', 192, 12, PAPER],
  ['icon-512.png', 512, 12, PAPER],
] as const)
  await sharp(Buffer.from(mark(margin, ground)), { density: 1200 })
    .resize(side, side)
    .png()
    .toFile(`public/${file}`)
