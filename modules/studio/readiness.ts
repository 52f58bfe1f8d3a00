import type { Problem } from '@/core/refusal'

/** Whether one sticker can go to one platform, and what there is to know about it. */
export interface Readiness {
  ready: boolean
  problems: Problem[]
}
