import { isKnown } from './etag'
import { storage } from './storage'

interface Served {
  /** Where it lies in storage. */
  key: string
  type: string
  /** The bytes' name: never means others. */
  etag: string
  headers?: Record<string, string>
}

/**
 * Answer a GET or HEAD with a stored file: whole, or the one range that was asked for (RFC 9110), so that a broken download
 * goes on where it stopped. Nothing a caller says reaches the disk: the key is the caller's own. Undefined when it is not there.
 */
export async function serveFile(request: Request, { key, type, etag, headers }: Served): Promise<Response | undefined> {
  const size = await storage.size(key)
  if (size === undefined) return undefined
  const quoted = `"${etag}"`
  const all = {
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    ETag: quoted,
    ...headers,
  }
  if (isKnown(request, quoted)) return new Response(null, { status: 304, headers: all })

  const wanted = rangeOf(request, size, quoted)
  if (wanted === 'impossible')
    return new Response(null, { status: 416, headers: { ...all, 'Content-Range': `bytes */${size}` } })
  const length = wanted ? wanted.end - wanted.start + 1 : size
  const answer = {
    status: wanted ? 206 : 200,
    headers: {
      ...all,
      'Content-Length': String(length),
      ...(wanted && { 'Content-Range': `bytes ${wanted.start}-${wanted.end}/${size}` }),
    },
  }
  if (request.method === 'HEAD') return new Response(null, answer)
  const file = await storage.open(key, wanted)
  return file && new Response(file.stream, answer)
}

/** The range that is asked for and makes sense. Several at once, other units and stale ones count as none: the whole is a right answer. */
function rangeOf(
  request: Request,
  size: number,
  etag: string,
): { start: number; end: number } | 'impossible' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(request.headers.get('range') ?? '')
  const stillThis = request.headers.get('if-range') ?? etag
  if (!match || stillThis !== etag) return undefined
  const [, from = '', to = ''] = match
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (from === '' && Number(to) === 0) return 'impossible'
  if (to !== '' && from !== '' && Number(to) < Number(from)) return undefined
  return start >= size ? 'impossible' : { start, end }
}
