import { open, readdir, rm, stat, writeFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { isId } from '@/core/ids'
import { env } from '@/infra/env'

// Where bytes of strangers lie until they are judged: a folder of its own, under names we made. Nothing is ever served from here.

export const QUARANTINE = path.join(env.DATA_DIR, 'uploads')

export function quarantined(uploadId: string): string {
  // Ids come out of addresses: the form is checked here once more, so that none is ever a path.
  if (!isId('upload', uploadId)) throw new TypeError(`quarantine: bad id ${JSON.stringify(uploadId)}`)
  return path.join(QUARANTINE, uploadId)
}

/** How many bytes of an upload are here; undefined when there is no file at all. */
export async function bytesHere(uploadId: string): Promise<number | undefined> {
  try {
    return (await stat(quarantined(uploadId))).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The first 4 KB of an upload: enough to tell what it is. */
export async function headOf(uploadId: string): Promise<Uint8Array> {
  const file = await open(quarantined(uploadId), 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Make sure that what was received survives a power cut. Only then may the browser be told that it is here. */
export async function settleOnDisk(uploadId: string): Promise<void> {
  const file = await open(quarantined(uploadId), 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

export async function putInQuarantine(uploadId: string, bytes: Uint8Array): Promise<void> {
  await mkdir(QUARANTINE, { recursive: true })
  await writeFile(quarantined(uploadId), bytes, { flush: true })
}

/** Throw an upload's bytes away, with the note the tus store keeps beside them. */
export async function clearQuarantine(uploadId: string): Promise<void> {
  await rm(quarantined(uploadId), { force: true })
  await rm(`${quarantined(uploadId)}.json`, { force: true })
}

/** The ids that have a file here and were last written before `before`. */
export async function listQuarantine(before: Date): Promise<string[]> {
  const ids: string[] = []
  for (const name of await readdir(QUARANTINE).catch(() => [])) {
    const id = name.replace(/\.json$/, '')
    if (!isId('upload', id) || ids.includes(id)) continue
    const facts = await stat(path.join(QUARANTINE, name)).catch(() => undefined)
    if (facts && facts.mtime < before) ids.push(id)
  }
  return ids
}
