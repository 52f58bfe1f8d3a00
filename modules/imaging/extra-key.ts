import { createHash } from 'node:crypto'

/** The folder of a sound or an effect: another recipe or another file, another key. */
export function extraKey(recipe: string, bytes: Uint8Array): string {
  return createHash('sha256').update(recipe).update('\n').update(bytes).digest('hex').slice(0, 16)
}
