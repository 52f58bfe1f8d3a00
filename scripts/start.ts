import { generateClient } from '@/server/generate-client'
import { readEnvFile } from '@/server/settings'

// `npm start` and `npm run dev`: everything Mulsaq needs on one machine, under one roof.
// The settings are read, and the client written, before anything that needs them is loaded.

readEnvFile()
try {
  generateClient()
  const { supervise } = await import('@/server/supervise')
  await supervise({ dev: process.argv.includes('--dev') })
} catch (error) {
  console.error(error instanceof Error ? `\n${error.message}\n` : error)
  process.exit(1)
}
