import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { etagOf, isKnown } from '@/infra/etag'

let kept: Promise<{ code: string; etag: string }> | undefined

/** Built with the pages (server/build-embed.ts), so it changes with a new start only. */
async function read() {
  const code = await readFile(path.join(process.cwd(), '.next', 'embed', 'sticker-picker.js'), 'utf8')
  return { code, etag: etagOf(code) }
}

/** `<sticker-picker>` for pages of any site, always at this address: kept for an hour, so that a fault in it does not live long. */
export async function GET(request: Request) {
  kept ??= read().catch((error: unknown) => {
    kept = undefined
    throw error
  })
  const { code, etag } = await kept
  const headers = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'public, max-age=3600, stale-while-revalidate=86400',
    'Access-Control-Allow-Origin': '*',
    ETag: etag,
  }
  return isKnown(request, etag) ? new Response(null, { status: 304, headers }) : new Response(code, { headers })
}
