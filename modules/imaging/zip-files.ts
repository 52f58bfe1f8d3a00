import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import type { ExportFile } from './platform'

/** An archive of these files in their order. Pictures are stored as they are, since nothing is gained by packing them again. */
export async function zipFiles(files: readonly ExportFile[]): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  // No clock and, since the format counts in local time, no time zone: the same files are the same archive.
  const timeless = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true, mode: 0o100644 }
  for (const { path, bytes } of files) zip.addBuffer(Buffer.from(bytes), path, { ...timeless, compress: false })
  zip.end()
  return buffer(zip.outputStream)
}
