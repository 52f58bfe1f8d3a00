import os from 'node:os'
import { closeDb, db } from '@/infra/db'
import { startQueue } from '@/infra/jobs'
import { log } from '@/infra/log'
import { startHandlers } from './handlers'

// The worker: does what was promised for later. Any number may run; the queue gives each job to one.

const me = `${os.hostname()}:${process.pid}`
const boss = await startQueue()
await startHandlers(boss)
await beat()
const heart = setInterval(() => void beat(), 5_000)
log.info({ worker: me }, 'worker ready')

async function beat(): Promise<void> {
  try {
    await db.workerBeat.upsert({ where: { id: me }, create: { id: me }, update: { beatAt: new Date() } })
    await db.workerBeat.deleteMany({ where: { beatAt: { lt: new Date(Date.now() - 3_600_000) } } })
  } catch (error) {
    log.warn({ err: error }, 'the worker could not say that it lives')
  }
}

/** Finish what is in hand (up to 30 s), take nothing new, and go. What was not finished is given to another by the queue. */
async function leave(): Promise<void> {
  clearInterval(heart)
  await boss.stop({ graceful: true, wait: true, timeout: 30_000 })
  // When the database is gone, the row tells by its age.
  await db.workerBeat.deleteMany({ where: { id: me } }).catch(() => undefined)
  await closeDb()
  process.exit(0)
}

process.once('SIGTERM', () => void leave())
process.once('SIGINT', () => void leave())
// Started by the supervisor over a channel: if that breaks, the supervisor is gone and so are we.
process.once('disconnect', () => void leave())
