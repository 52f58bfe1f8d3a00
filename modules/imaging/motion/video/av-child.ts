import type { AvJob } from './av-job'
import { NOT_THERE } from './exit-codes'

// A process of its own for one job of FFmpeg's libraries: what they make of a stranger's bytes ends here.

try {
  const [{ Log }, { AV_LOG_QUIET }] = await Promise.all([import('node-av/lib'), import('node-av/constants')])
  Log.setLevel(AV_LOG_QUIET)
} catch {
  process.exit(NOT_THERE)
}
const job = JSON.parse(process.argv[2] ?? '') as AvJob
if (job.do === 'decode') await (await import('./av-decode')).decode(job)
else if (job.do === 'encode') await (await import('./av-encode')).encode(job)
else if (job.do === 'hear') await (await import('./av-hear')).hear(job)
else await (await import('./av-speak')).speak()
