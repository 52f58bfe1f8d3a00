import type { Problem, RefusalParams } from '@/core/refusal'
import { fault } from './sticker-problem'

/** One file of a folder or an archive. */
export interface PackFile {
  /** As its folder or archive calls it, with `/` between folders. To show and to compare, never a path to open. */
  name: string
  /** @throws BadFile this one cannot be read; BadPack nothing more of the whole */
  read: (mostBytes: number) => Promise<Buffer>
}

/** A pack that is refused as a whole. */
export class BadPack extends Error {
  readonly problem: Problem
  constructor(code: string, params: RefusalParams = {}) {
    super(code)
    this.name = 'BadPack'
    this.problem = fault(code, params)
  }
}

/** A file of a pack that is refused, and the others are not. */
export class BadFile extends Error {
  readonly problem: Problem
  constructor(code: string, params: RefusalParams = {}) {
    super(code)
    this.name = 'BadFile'
    this.problem = fault(code, params)
  }
}
