import { log } from '@/infra/log'
import { sweepUploads } from './sweep-uploads'

/** Soon enough that a verdict lost with another process comes while its artist still looks. */
const EVERY_MS = 15_000

const shared = globalThis as typeof globalThis & { mulsaqSweep?: NodeJS.Timeout }

/** Sweep now and from now on, in this process. What fails is tried again with the next round. */
export function keepSweeping(): void {
  const sweep = () =>
    sweepUploads().catch((error: unknown) => log.error({ err: error }, 'the uploads could not be swept'))
  clearInterval(shared.mulsaqSweep)
  shared.mulsaqSweep = setInterval(() => void sweep(), EVERY_MS).unref()
  void sweep()
}
