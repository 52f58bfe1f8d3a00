import { connection } from 'next/server'
import { checkHealth } from '@/infra/health'
import { version } from '@/package.json'

/** For whoever watches over the shop: 200 while it can serve, 503 when its database or its storage is away. */
export async function GET() {
  await connection()
  const health = await checkHealth()
  const isUp = health.database === 'ok' && health.storage === 'ok'
  return Response.json(
    { status: !isUp ? 'down' : health.worker === 'ok' ? 'ok' : 'degraded', version, ...health },
    {
      status: isUp ? 200 : 503,
      headers: { 'Cache-Control': 'no-store', ...(!isUp && { 'Retry-After': '5' }) },
    },
  )
}
