import { AsyncLocalStorage } from 'node:async_hooks'

export interface RequestContext {
  requestId: string
  /** The caller's address, as far as TRUST_PROXY lets us believe it. */
  address: string
  /** Whether somebody at this machine asks, for what is shown to nobody else. Absent in a job. */
  fromThisMachine?: boolean
  /** What was asked for, query included, as it stands in the address bar. Absent in a job. */
  path?: string
  /** Called while a page is made, before any of it is sent: nothing stands at its address, or it is asked for too often. Absent in a job. */
  answerAs?: (status: 404 | 429) => void
}

// On globalThis: the server and the pages it serves are bundled apart, and both must see the same request.
const shared = globalThis as typeof globalThis & { mulsaqRequest?: AsyncLocalStorage<RequestContext> }
const storage = (shared.mulsaqRequest ??= new AsyncLocalStorage<RequestContext>())

export function withRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work)
}

/** The request (or job) being served, if any. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore()
}
