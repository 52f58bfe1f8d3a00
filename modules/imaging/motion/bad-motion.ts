import type { RefusalParams } from '@/core/refusal'
import { fault, type StickerProblem } from '../sticker-problem'

/** Why moving pictures cannot be read. Thrown where it is found, answered as a problem by the reader of the file. */
export class BadMotion extends Error {
  readonly problem: StickerProblem
  constructor(code: string, params: RefusalParams = {}) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'BadMotion'
    this.problem = fault(code, params)
  }
}
