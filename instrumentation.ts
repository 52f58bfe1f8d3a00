/** Next calls this once when the web process starts. */
export async function register(): Promise<void> {
  // Written in by the compiler, which also builds this file for runtimes without files or processes: not a setting.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('@/infra/env')
  // The build starts servers of its own, without a database.
  if (!env.DATABASE_URL) return
  const { keepSweeping } = await import('@/modules/studio/keep-sweeping')
  keepSweeping()
}
