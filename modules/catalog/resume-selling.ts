import type { Actor } from '@/core/actor'
import { moveOwnPack } from './move-own-pack'

/** Put a stopped pack back on the shelves, where it stood: it does not become new again. Its artist's to do. */
export function resumeSelling(actor: Actor, packId: string): Promise<void> {
  return moveOwnPack(actor, packId, 'resume')
}
