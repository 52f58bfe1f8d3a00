import type { Actor } from '@/core/actor'
import { moveOwnPack } from './move-own-pack'

/** Take a pack off the shelves: new buyers will not find it, those who own it keep it and its updates. Its artist's to do. */
export function stopSelling(actor: Actor, packId: string): Promise<void> {
  return moveOwnPack(actor, packId, 'stop')
}
