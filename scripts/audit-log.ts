import path from 'node:path'
import { findRunningPostgres } from '@/server/embedded-postgres'
import { generateClient } from '@/server/generate-client'
import { readEnvFile } from '@/server/settings'

// `npm run audit-log [-- seal]`: recompute the seal of every entry of the audit log. Ends with 1 and the numbers when an entry was
// changed or taken out. Keep the printed seal somewhere else: given again later, it says whether the log still contains it.

readEnvFile()
generateClient()
process.env.DATABASE_URL ??= findRunningPostgres(path.resolve(process.env.DATA_DIR ?? '.data'))
if (!process.env.DATABASE_URL) {
  console.error('No database: start Mulsaq first, or set DATABASE_URL.')
  process.exit(1)
}
const { verifyAudit, findSeal } = await import('@/infra/audit')
const { closeDb, db } = await import('@/infra/db')

const kept = process.argv[2]
const { entries, head, broken } = await verifyAudit(db)
const place = kept ? await findSeal(db, kept) : undefined
await closeDb()

if (broken.length > 0) console.error(`The log was changed: entry ${broken.join(', ')} does not fit what was sealed.`)
else console.log(`The log is intact: ${entries} entries, newest seal ${head || '(none)'}`)
if (kept && place === undefined)
  console.error('The seal you kept is not in the log any more: entries were taken off its end.')
else if (kept) console.log(`The seal you kept is that of entry ${place}.`)
process.exit(broken.length > 0 || (kept && place === undefined) ? 1 : 0)
