import { answerApi, preflight, refuseMethod } from '@/modules/api/answer'

/** The public API. What there is to ask stands in modules/api/operations.ts, and for programs at /api/v1/openapi.json. */
export function GET(request: Request) {
  return answerApi(request)
}

export function OPTIONS() {
  return preflight()
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
