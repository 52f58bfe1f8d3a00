import pg from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '@/core/refusal'
import { asRole } from './db'
import { required } from './env'
import { log } from './log'
import { currentRequest } from './request-context'
import { sign } from './secret'

/** So many points in so many seconds, counted from the first. */
export interface Limit {
  points: number
  seconds: number
  /**
   * What happens while the count cannot be kept (the database is away): `closed` refuses, for what must never be tried
   * without counting; otherwise each process counts for itself until it is back.
   */
  closed?: boolean
}

/** How many tries are left, and in how many seconds they are all back. */
export interface Left {
  points: number
  seconds: number
}

const shared = globalThis as typeof globalThis & {
  mulsaqLimits?: { pool: pg.Pool; byName: Map<string, RateLimiterPostgres> }
}

function limiterOf(name: string, { points, seconds, closed = false }: Limit): RateLimiterPostgres {
  const { pool, byName } = (shared.mulsaqLimits ??= { pool: connect(), byName: new Map() })
  const key = `${name}/${points}/${seconds}`
  const known = byName.get(key)
  if (known) return known
  const made = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'RateLimit',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    // One of them sweeps for all.
    clearExpiredByTimeout: byName.size === 0,
    ...(!closed && { insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }) }),
  })
  byName.set(key, made)
  return made
}

/** Its own two connections: counting must go on when pages have taken all others. */
function connect(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: required('DATABASE_URL'),
    max: 2,
    connectionTimeoutMillis: 2_000,
    options: `-c statement_timeout=2000${asRole()}`,
    allowExitOnIdle: true,
  })
  pool.on('error', (error) => log.warn({ err: error }, 'rate limits lost a connection'))
  return pool
}

/**
 * Count one try of `key` at `name`, over all processes.
 * @param key Whose try: an address, an id. Stored as a hash only.
 * @param cost How many points this try takes: what does twice the work is twice as dear.
 * @throws Refusal `rate_limit.exceeded` (429) with `seconds` and `minutes` to wait; `rate_limit.unavailable` (503) when
 * the limit is closed and the count cannot be kept.
 */
export async function limit(name: string, key: string, rule: Limit, cost = 1): Promise<Left> {
  try {
    const { remainingPoints, msBeforeNext } = await limiterOf(name, rule).consume(sign('rate-limit', key), cost)
    return { points: Math.max(0, remainingPoints), seconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)) }
  } catch (error) {
    if (error instanceof RateLimiterRes) throw exceeded(error.msBeforeNext)
    log.error({ err: error, limit: name }, 'a rate limit could not be counted')
    throw new Refusal('rate_limit.unavailable', 503, 'Cannot count tries at the moment.', { seconds: 30 })
  }
}

/** Count one try of whoever sent this request: an IPv4 address, or the network (/64) an IPv6 address is from. */
export function limitCaller(name: string, rule: Limit, cost = 1): Promise<Left> {
  return limit(name, networkOf(currentRequest()?.address ?? 'unknown'), rule, cost)
}

function exceeded(ms: number): Refusal {
  const seconds = Math.max(1, Math.ceil(ms / 1_000))
  return new Refusal('rate_limit.exceeded', 429, `Too many tries: wait ${seconds} s.`, {
    seconds,
    minutes: Math.ceil(seconds / 60),
  })
}

/** Whoever has one IPv6 address has at least 2^64 of them. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.toLowerCase().split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const groups =
    tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
