import type { AvJob } from './av-job'
import { ownProgram } from '../../process/own-program'
import { type Bounds, runBounded } from './run-bounded'
import type { VideoProgram } from './program'

/** The optional package: its binary is under the GPL, and what crashes in it is C. Both end at the border of its process. */
export const nodeAvProgram: VideoProgram = {
  async decode(job, bounds) {
    const { output, said } = await run(job, bounds)
    return { pixels: output, ...(facts(said) as { times: number[] }) }
  },
  async hear(job, bounds) {
    return (await run(job, bounds)).output
  },
  async speak(bounds, samples) {
    const { output, said } = await run({ do: 'speak' }, bounds, [samples])
    const { opus } = facts(said) as { opus: number }
    return { opus: output.subarray(0, opus), aac: output.subarray(opus) }
  },
  async encode(job, bounds, pixels) {
    const { output, said } = await run(job, bounds, pixels)
    const { packets } = facts(said) as { packets: { key: boolean; colour: number; alpha: number }[] }
    let at = 0
    const take = (length: number) => output.subarray(at, (at += length))
    return packets.map(({ key, colour, alpha }) => ({ isKey: key, colour: take(colour), alpha: take(alpha) }))
  },
}

/** Its last line; libraries may have had something to say before. */
const facts = (said: string): unknown => JSON.parse(said.trimEnd().split('\n').at(-1) ?? '')

function run(job: AvJob, bounds: Bounds, input?: readonly Uint8Array[]) {
  const { execArgv, path } = ownProgram('modules/imaging/motion/video/av-child.ts')
  return runBounded(process.execPath, [...execArgv, path, JSON.stringify(job)], bounds, input)
}
