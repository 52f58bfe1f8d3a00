/** What a refusal's words need filled in: measured values, limits, names. Numbers stay numbers so a locale can format them. */
export type RefusalParams = Record<string, string | number>

/**
 * An expected "no", safe to show to whoever asked. Thrown, so that a transaction around it rolls back.
 * The words a person reads are `refusals.<code>` in messages/<locale>.json, filled with `params`;
 * `message` is English for logs and the command line. Any other error is a bug.
 */
export class Refusal extends Error {
  readonly code: string
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503
  readonly params: RefusalParams
  constructor(code: string, status: Refusal['status'], message: string, params: RefusalParams = {}) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.params = params
  }
}

/**
 * One finding about an input, returned (not thrown) so that many can be shown at once.
 * `code` names the words (`problems.<code>`), `params` carry measured value and limit, `file` says where.
 */
export interface Problem {
  code: string
  severity: 'fault' | 'warning'
  file?: string
  params: RefusalParams
}
