/** An answer of Stripe's that says no. */
export class StripeFault extends Error {
  readonly status: number
  readonly code: string
  readonly param: string | undefined
  constructor(status: number, code: string, message: string, param?: string) {
    super(message)
    this.name = 'StripeFault'
    this.status = status
    this.code = code
    this.param = param
  }

  get body() {
    const type =
      this.code === 'idempotency_key_in_use' || this.code === 'idempotency_error'
        ? 'idempotency_error'
        : this.status === 429 || this.status >= 500
          ? 'api_error'
          : 'invalid_request_error'
    return { error: { type, code: this.code, message: this.message, ...(this.param && { param: this.param }) } }
  }
}

export function noSuch(object: string, id: string): StripeFault {
  return new StripeFault(404, 'resource_missing', `No such ${object}: '${id}'`, 'id')
}
