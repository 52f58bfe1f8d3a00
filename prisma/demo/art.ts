import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

// Fluent Emoji by Microsoft, MIT (docs/credits.md), from the development dependency fluentui-emoji.
const ICONS = path.resolve('node_modules/fluentui-emoji/icons/modern')

/** Larger than any messenger shows, small enough that two hundred are drawn in seconds: most of them are all blur and shade. */
const SIDE_PX = 640

export function hasArt(): boolean {
  return existsSync(ICONS)
}

export function iconFile(icon: string): string {
  return path.join(ICONS, `${icon}.svg`)
}

/** An icon as an artist would export it: a transparent PNG. */
export async function drawIcon(icon: string): Promise<Buffer> {
  const svg = await readFile(iconFile(icon))
  // The drawings are 32 units wide; 72 is the density at which a unit is a pixel.
  return sharp(svg, { density: (72 * SIDE_PX) / 32 })
    .resize(SIDE_PX, SIDE_PX, { fit: 'inside' })
    .png({ compressionLevel: 3 })
    .toBuffer()
}

/** Icons strewn over a run of two colours: a banner, larger than it is shown. */
export async function drawBanner(icons: readonly string[], [from, to]: readonly [string, string]): Promise<Buffer> {
  const [width, height, side] = [1800, 450, 220]
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><linearGradient id="run" x2="1" y2=".4"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient><rect width="100%" height="100%" fill="url(#run)"/></svg>`
  const strewn = await Promise.all(
    icons.map(async (icon, index) => ({
      input: await sharp(await drawIcon(icon))
        .resize(side)
        .rotate(((index * 37) % 50) - 25, { background: '#0000' })
        .toBuffer(),
      left: Math.round(((index + 0.5) * width) / icons.length - side / 2),
      top: index % 2 === 0 ? 20 : 140,
    })),
  )
  return sharp(Buffer.from(ground)).composite(strewn).png().toBuffer()
}
