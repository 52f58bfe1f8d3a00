import { randomBytes } from 'node:crypto'
import { db } from './db'
import { log } from './log'
import { storage } from './storage'

export type Part = 'ok' | 'down'

export interface Health {
  database: Part
  storage: Part
  /** `late`: none has been heard of for a while; what is queued waits. */
  worker: 'ok' | 'late' | 'unknown'
}

const ANSWER_WITHIN_MS = 1_500
// A worker says every 5 s that it lives (worker/index.ts).
const BEAT_WITHIN_MS = 20_000
const KEPT_MS = 2_000

let last: { at: number; health: Promise<Health> } | undefined

/** How the parts are, within two seconds. Asked more often than every two, it says what it said. */
export function checkHealth(now = Date.now()): Promise<Health> {
  if (!last || now - last.at >= KEPT_MS) last = { at: now, health: probe() }
  return last.health
}

async function probe(): Promise<Health> {
  const [beat, kept] = await Promise.all([inTime('database', newestBeat()), inTime('storage', keepAndRead())])
  return {
    database: beat ? 'ok' : 'down',
    storage: kept?.value === true ? 'ok' : 'down',
    worker: !beat ? 'unknown' : Date.now() - beat.value < BEAT_WITHIN_MS ? 'ok' : 'late',
  }
}

/** When a worker was last heard of, in milliseconds since 1970; 0 for never. */
async function newestBeat(): Promise<number> {
  const beat = await db.workerBeat.findFirst({ select: { beatAt: true }, orderBy: { beatAt: 'desc' } })
  return beat?.beatAt.getTime() ?? 0
}

/** Whether what is written can be read back. */
async function keepAndRead(): Promise<boolean> {
  const bytes = randomBytes(16)
  const key = `probe/${bytes.toString('hex')}`
  await storage.put(key, bytes)
  const read = await storage.get(key)
  await storage.remove(key)
  return read?.equals(bytes) ?? false
}

async function inTime<T>(part: string, work: Promise<T>): Promise<{ value: T } | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)), ANSWER_WITHIN_MS)
  })
  try {
    return { value: await Promise.race([work, late]) }
  } catch (error) {
    log.warn({ err: error, part }, 'a part does not answer')
    // Its own failure, should it come after we stopped waiting, has been said already.
    work.catch(() => undefined)
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
