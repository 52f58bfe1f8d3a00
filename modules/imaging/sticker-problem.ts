import type { Problem, RefusalParams } from '@/core/refusal'

/** Fixes we can do ourselves (fix-sticker.ts), in the order they are done. */
export const FIXES = ['trim', 'outline', 'pad'] as const
export type Fix = (typeof FIXES)[number]

/** A finding about a picture, and which of our fixes mends it. */
export interface StickerProblem extends Problem {
  fix?: Fix
}

export const fault = (code: string, params: RefusalParams = {}): StickerProblem => ({ code, severity: 'fault', params })

export const warning = (code: string, params: RefusalParams = {}, fix?: Fix): StickerProblem => ({
  code,
  severity: 'warning',
  params,
  ...(fix && { fix }),
})
