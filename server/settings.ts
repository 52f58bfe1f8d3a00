import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadEnvFile } from 'node:process'

/** Read `.env` beside package.json when there is one; what is set in the environment wins. */
export function readEnvFile(): void {
  if (existsSync('.env')) loadEnvFile('.env')
}

/** The secret of this installation: made on first start and kept in the data folder, readable by its owner only. */
export function keptSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}
