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
