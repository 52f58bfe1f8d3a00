import type { UserActor } from '@/core/actor'
import { serveUpload } from '@/modules/studio/serve-upload'
import { sweepUploads } from '@/modules/studio/sweep-uploads'
import { serveWeb } from './serve-web'

// A web process that only takes uploads, to be killed at a bad moment: it does what ours does when it starts.

const artist = JSON.parse(process.argv[2] ?? '') as UserActor
const server = await serveWeb((request) => serveUpload(artist, request))
await sweepUploads()
process.send?.(server.port)
