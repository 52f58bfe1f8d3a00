import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * Whether this machine has something to make video with: the operator's FFmpeg, or the optional package with its binary. It is
 * not loaded for this; what happens when it fails is said by who uses it.
 */
export function hasVideo(): boolean {
  if (process.env['FFMPEG_PATH']) return true
  const packages = path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules')
  const binary = `node-av-${process.platform}-${process.arch}`
  return existsSync(path.join(packages, 'node-av')) && existsSync(path.join(packages, '@seydx', binary))
}
