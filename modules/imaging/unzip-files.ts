import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import type { ExportFile } from './platform'

/** More than any export of ours has. */
const MOST_FILES = 2_000
const MOST_BYTES = 400_000_000

/** The files of an archive like ours; undefined when it is none, is broken, or is larger than an export can be. */
export async function unzipFiles(bytes: Uint8Array): Promise<ExportFile[] | undefined> {
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true })
    const files: ExportFile[] = []
    let sum = 0
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      sum += entry.uncompressedSize
      if (files.length >= MOST_FILES || sum > MOST_BYTES || entry.fileName.startsWith('/')) return undefined
      files.push({ path: entry.fileName, bytes: await read(zip, entry) })
    }
    return files
  } catch {
    return undefined
  }
}

async function read(zip: ZipFile, entry: Entry): Promise<Buffer> {
  // yauzl counts what comes out and stops at more than the entry says; the checksum it leaves to us.
  const bytes = await buffer(await zip.openReadStreamPromise(entry))
  if (crc32(bytes) !== entry.crc32) throw new Error('checksum')
  return bytes
}
