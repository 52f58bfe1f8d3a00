import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { db } from './db'
import { env } from './env'
import { checkHealth } from './health'

describe('health', () => {
  // Each question comes a minute after the last, so that none is answered from before.
  let minutes = 0
  const ask = () => checkHealth(Date.now() + (minutes += 1) * 60_000)

  test('says when no worker has been heard of', async () => {
    // The first question opens the connection, which a busy machine may not do within what is asked of an answer.
    await db.workerBeat.count()
    expect(await ask()).toEqual({ database: 'ok', storage: 'ok', worker: 'late' })
    await db.workerBeat.create({ data: { id: 'w:1' } })
    expect((await ask()).worker).toBe('ok')
    await db.workerBeat.updateMany({ data: { beatAt: new Date(Date.now() - 60_000) } })
    expect((await ask()).worker).toBe('late')
  })

  test('says when nothing can be stored, and leaves nothing behind when it can', async () => {
    const folder = path.join(env.DATA_DIR, 'storage')
    await rm(folder, { recursive: true, force: true })
    await writeFile(folder, 'a file where a folder should be')
    expect((await ask()).storage).toBe('down')
    await rm(folder)
    await mkdir(folder)
    expect((await ask()).storage).toBe('ok')
  })

  test('says when the database does not answer, and does not wait for it', async () => {
    const asked = db.$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE "WorkerBeat"`
      return ask()
    })
    expect(await asked).toMatchObject({ database: 'down', storage: 'ok', worker: 'unknown' })
  })

  test('asked at the same moment by many, looks once', async () => {
    const at = Date.now() + 3_600_000
    expect(checkHealth(at)).toBe(checkHealth(at + 1_999))
    expect(checkHealth(at)).not.toBe(checkHealth(at + 2_000))
  })
})
