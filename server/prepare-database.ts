import { prepareQueue } from '@/infra/jobs'
import { prepareRuntimeRole } from './runtime-role'
import { applyMigrations } from './schema-engine'

/**
 * Bring a database up to this version: our tables, the queue's, the role that pages run under. Safe to run again.
 * @returns The migrations applied, and the role (DATABASE_ROLE of whoever then opens the database), where one could be made.
 */
export async function prepareDatabase(url: string): Promise<{ applied: string[]; role: string | undefined }> {
  const applied = await applyMigrations(url)
  await prepareQueue(url)
  return { applied, role: await prepareRuntimeRole(url) }
}
