import { createReadStream } from 'node:fs'
import { link, mkdir, open, opendir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { Readable } from 'node:stream'
import { env } from './env'

/**
 * Where bytes live. Keys are made by us, never by a user: `<room>/<name>`, rooms being
 * `originals` and `masters` (private), `media` (public, immutable), `exports` (by signed link).
 */
export interface Storage {
  /** Write once: the bytes are whole under their key or not there at all. Writing an existing key again only makes it new (`removeOld`). */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Take over a file that is on this machine already (an upload), without copying where that can be avoided. */
  putFile(key: string, file: string): Promise<void>
  get(key: string): Promise<Buffer | undefined>
  /** Size in bytes and a stream, or undefined. The stream may be given a byte range. */
  open(
    key: string,
    range?: { start: number; end: number },
  ): Promise<{ size: number; stream: ReadableStream<Uint8Array> } | undefined>
  has(key: string): Promise<boolean>
  /** In bytes, or undefined when it is not there. */
  size(key: string): Promise<number | undefined>
  remove(key: string): Promise<void>
  /** Remove what nobody put there, again or for the first time, since `before`. Whether it went. */
  removeOld(key: string, before: Date): Promise<boolean>
  /** The keys of a room that holds files only, in no order. */
  list(room: string): AsyncIterable<string>
}

/** Keys are ours, but a mistake here would read the disk: so the form is checked at the door too. */
function checked(key: string): string {
  if (!/^[a-z]+(\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/.test(key) || key.includes('..'))
    throw new TypeError(`storage: bad key ${JSON.stringify(key)}`)
  return key
}

/** A folder on this machine. Atomic by rename in the same file system; synced, so that what was acknowledged survives a power cut. */
export function folderStorage(root: string): Storage {
  const at = (key: string) => path.join(root, checked(key))

  return {
    async put(key, bytes) {
      const target = at(key)
      if (await renew(target)) return
      const temporary = path.join(root, 'tmp', randomUUID())
      await mkdir(path.dirname(temporary), { recursive: true })
      await mkdir(path.dirname(target), { recursive: true })
      const file = await open(temporary, 'wx')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } catch (error) {
        await file.close()
        await rm(temporary, { force: true })
        throw error
      }
      await file.close()
      await rename(temporary, target)
    },
    async putFile(key, file) {
      const target = at(key)
      await mkdir(path.dirname(target), { recursive: true })
      try {
        await link(file, target)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST' && (await renew(target))) return
        await this.put(key, await readFile(file))
      }
    },
    async get(key) {
      try {
        return await readFile(at(key))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    async open(key, range) {
      const file = at(key)
      try {
        const { size } = await stat(file)
        return { size, stream: Readable.toWeb(createReadStream(file, range)) as ReadableStream<Uint8Array> }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    has: (key) => exists(at(key)),
    size: (key) => sizeOf(at(key)),
    remove: (key) => rm(at(key), { force: true }),
    async removeOld(key, before) {
      const file = at(key)
      const age = await stat(file).catch(() => undefined)
      if (!age || age.mtime >= before) return false
      await rm(file, { force: true })
      return true
    },
    async *list(room) {
      checked(`${room}/x`)
      const folder = await opendir(path.join(root, room)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      })
      for await (const entry of folder) if (entry.isFile()) yield `${room}/${entry.name}`
    },
  }
}

/** Whether a file is there; if so it counts as put just now. */
async function renew(file: string): Promise<boolean> {
  const now = new Date()
  try {
    await utimes(file, now, now)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

async function exists(file: string): Promise<boolean> {
  return (await sizeOf(file)) !== undefined
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size
  } catch {
    return undefined
  }
}

/** This installation's storage. */
export const storage: Storage = folderStorage(path.join(env.DATA_DIR, 'storage'))
