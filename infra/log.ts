import pino from 'pino'
import { env } from './env'
import { currentRequest } from './request-context'

/** Structured logs, one JSON line each, with the id of the request or job they belong to. Never a secret, never an e-mail. */
export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  ...(env.NODE_ENV === 'development' && { transport: { target: 'pino-pretty' } }),
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: [
      'email',
      '*.email',
      'token',
      '*.token',
      'cookie',
      '*.cookie',
      'authorization',
      '*.authorization',
      'password',
      '*.password',
      'url.query',
    ],
    censor: '[hidden]',
  },
  mixin: () => ({ requestId: currentRequest()?.requestId }),
})
