import type { Problem } from '@/core/refusal'

/** Whether one sticker can go to one platform, and what there is to know about it. */
export interface Readiness {
  ready: boolean
  /** As it is, made into something for it, or not at all. */
  fit: 'as_is' | 'made' | 'no'
  /** What it is there; empty when it is nothing there, or its own file. */
  becomes: string
  /** How heavy that may be; 0 when it is nothing, or its own file. */
  mostBytes: number
  problems: Problem[]
}
