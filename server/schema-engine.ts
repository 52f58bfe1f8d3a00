import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { PrismaPg } from '@prisma/adapter-pg'
import type { DiffTarget, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import { schemaFiles } from './generate-client'

/**
 * Prisma's adapter cuts a script at every semicolon, which breaks functions and triggers. One simple query takes
 * it whole, and makes the migration all or nothing besides.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script)
    }
    return adapter
  }
}

const NO_FILTER = { externalTables: [], externalEnums: [] }

/** Prisma's own schema engine, as WebAssembly: `prisma migrate` would download a binary. */
async function openEngine(url: string): Promise<{ engine: SchemaEngine; close: () => Promise<void> }> {
  // The package's main file expects a bundler that imports .wasm, so its two halves are put together by hand.
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as {
    __wbg_set_wasm(exports: WebAssembly.Exports): void
    SchemaEngine: typeof SchemaEngine
  }
  const home = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const wasm = new WebAssembly.Module(readFileSync(path.join(home, 'schema_engine_bg.wasm')))
  const { exports } = new WebAssembly.Instance(wasm, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  })
  glue.__wbg_set_wasm(exports)
  ;(exports.__wbindgen_start as () => void)()

  const pool = new pg.Pool({ connectionString: url, allowExitOnIdle: true })
  const datamodels = schemaFiles().map((file): [string, string] => [file.path, file.content])
  const engine = await glue.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool)),
  )
  return {
    engine,
    close: async () => {
      engine.free()
      await pool.end()
    },
  }
}

function migrationsOnDisk(folder: string): MigrationList {
  const directories = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : []
  return {
    baseDir: path.resolve(folder),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: directories
      .map((entry) => entry.name)
      .toSorted()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
  }
}

/** Apply what is in prisma/migrations and not yet in the database. Returns the names applied. */
export async function applyMigrations(url: string, folder = 'prisma/migrations'): Promise<string[]> {
  const { engine, close } = await openEngine(url)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationsOnDisk(folder),
      filters: NO_FILTER,
    })
    return appliedMigrationNames
  } finally {
    await close()
  }
}

/** The SQL that turns one schema (none, when undefined) into the one on disk. Empty when they are the same. */
export async function diffSchema(
  url: string,
  before: { path: string; content: string }[] | undefined,
): Promise<string> {
  const { engine, close } = await openEngine(url)
  try {
    const from: DiffTarget = before ? { tag: 'schemaDatamodel', files: before } : { tag: 'empty' }
    const to: DiffTarget = { tag: 'schemaDatamodel', files: schemaFiles() }
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTER })
    return stdout?.includes('This is an empty migration') ? '' : (stdout ?? '')
  } finally {
    await close()
  }
}
