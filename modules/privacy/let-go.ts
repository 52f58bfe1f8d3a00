import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { sweepSignIns } from '@/infra/session-store'
import { forgetSenders } from '@/modules/moderation/forget-senders'

/** Every night: what is kept about people and whose days are over goes, whether or not anybody comes by. docs/privacy.md says the days. */
export async function letGo(actor: Actor, clock: Clock = systemClock): Promise<void> {
  await sweepSignIns(clock.now())
  await forgetSenders(actor, clock)
}
