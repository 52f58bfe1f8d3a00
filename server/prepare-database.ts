import { prepareQueue } from '@/infra/jobs'
import { applyMigrations } from './schema-engine'

/** Bring a database up to this version: our tables, then the queue's. Safe to run again. Returns the migrations applied. */
export async function prepareDatabase(url: string): Promise<string[]> {
  const applied = await applyMigrations(url)
  await prepareQueue(url)
  return applied
}
