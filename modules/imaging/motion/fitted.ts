import type { Timeline } from './timeline'

/** What came of fitting: a file that is small enough, or none. */
export interface Fitted {
  best:
    | {
        bytes: Buffer
        /** The frames that were encoded, as they were before: what the file is measured against. */
        wanted: Timeline
        /** What the file shows. */
        shown(): Promise<Timeline>
      }
    | undefined
  /** How often all frames were encoded for it. */
  encodes: number
}
