import pg from 'pg'

/** Without login: a connection of the owner's takes it on (infra/db.ts), so one address in the settings is enough. */
const ROLE = 'mulsaq_app'

/**
 * The role that pages and jobs run under: reads and writes rows, makes and changes no table, and only adds to what is kept for
 * the record (every table whose trigger refuses changes). Run after each migration, so that new tables are in it.
 * @returns Its name; undefined where the address may not make roles, as with some hosts.
 */
export async function prepareRuntimeRole(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN')
    // Roles are shared by all databases of a server: two of ours may start at once.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('${ROLE}'))`)
    const { rowCount } = await client.query(`SELECT FROM pg_roles WHERE rolname = '${ROLE}'`)
    if (!rowCount) await client.query(`CREATE ROLE ${ROLE} NOLOGIN`)
    await client.query(`GRANT ${ROLE} TO CURRENT_USER`)
    for (const schema of ['public', 'pgboss'])
      await client.query(`
        GRANT USAGE ON SCHEMA ${schema} TO ${ROLE};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${ROLE};
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${ROLE};
        GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${ROLE}`)
    await client.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC; REVOKE ALL ON "_prisma_migrations" FROM ${ROLE}`)
    for (const { table } of await recordTables(client))
      await client.query(`REVOKE UPDATE, DELETE ON ${table} FROM ${ROLE}`)
    // A row of an account is locked while it is posted to, which PostgreSQL allows only to whom it lets change something.
    await client.query(`GRANT UPDATE (path) ON "LedgerAccount" TO ${ROLE}`)
    await client.query('COMMIT')
    return ROLE
  } catch (error) {
    await client.query('ROLLBACK')
    if ((error as { code?: string }).code === '42501') return undefined // insufficient_privilege
    throw error
  } finally {
    await client.end()
  }
}

/** Tables with a row trigger that refuses both changes and deletions. */
async function recordTables(client: pg.Client): Promise<{ table: string }[]> {
  const UPDATE = 16
  const DELETE = 8
  const { rows } = await client.query<{ table: string }>(
    `SELECT DISTINCT tgrelid::regclass::text AS table FROM pg_trigger
     WHERE tgfoid = 'refuse_change'::regproc AND tgtype & ${UPDATE} > 0 AND tgtype & ${DELETE} > 0`,
  )
  return rows
}
