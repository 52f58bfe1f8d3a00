import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stickerPng } from '@/testing/images'
import { createImagingPool } from '../imaging-pool'
import { isolated, isolation } from './isolate'

// What a decoder does that a picture has taken over: looks for secrets, for the shop's environment, for somebody to talk to.
const BURGLAR = `
  import { readFileSync, readdirSync } from 'node:fs'
  import { spawnSync } from 'node:child_process'
  import net from 'node:net'
  const [port, secret, folder] = process.argv.slice(2)
  const tried = (look) => { try { return look() } catch (error) { return error.code } }
  const found = {
    unveiled: [['umount', secret], ['unshare', '-rm', 'umount', secret]].some(([program, ...args]) => spawnSync(program, args).status === 0),
    secret: tried(() => readFileSync(secret, 'utf8')),
    folder: tried(() => readdirSync(folder)),
    environment: tried(() => readFileSync('/proc/' + process.ppid + '/environ', 'utf8').length > 0),
  }
  const line = net.connect(Number(port), '127.0.0.1')
  const end = (network) => { console.log(JSON.stringify({ ...found, network })); process.exit() }
  line.once('connect', () => end('connected')).once('error', (error) => end(error.code))
`

const home = mkdtempSync(path.join(os.tmpdir(), 'mulsaq-isolate-'))
const secret = path.join(home, 'secret')
const folder = path.join(home, 'postgres')
const server = createServer((line) => line.end())
beforeAll(async () => {
  mkdirSync(folder)
  mkdirSync(path.join(home, 'uploads'))
  writeFileSync(secret, 'a secret of the shop')
  writeFileSync(path.join(folder, 'pg_hba.conf'), '')
  writeFileSync(path.join(home, 'burglar.mjs'), BURGLAR)
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
})
afterAll(() => {
  server.close()
  rmSync(home, { recursive: true, force: true })
})

const kept = isolation()

test(`what decodes pictures has no network, no secret and no way back to them, as far as this machine lets us: ${kept}`, async () => {
  const port = String((server.address() as AddressInfo).port)
  const args = [path.join(home, 'burglar.mjs'), port, secret, folder]
  const [program, ...rest] = isolated(process.execPath, args, [secret, folder, path.join(home, 'none')])
  const child = spawn(program, rest, { env: { NODE_ENV: 'test' }, stdio: ['ignore', 'pipe', 'inherit'] })
  const found = JSON.parse(await text(child.stdout)) as Record<string, unknown>
  // Where it is not allowed this says what a decoder could do there, so that docs/security.md stays true of such a machine too.
  if (kept === 'files') {
    expect(found).toEqual({ unveiled: false, secret: '', folder: [], environment: 'EACCES', network: 'ENETUNREACH' })
  } else {
    expect(found).toMatchObject({ unveiled: false, secret: 'a secret of the shop', folder: ['pg_hba.conf'] })
    expect(found.network).toBe(kept === 'network' ? 'ENETUNREACH' : 'connected')
  }
})

/** Of util-linux, where it is. */
const ASK = 'unshare'

test('the kernel is asked, and not taken at more or less than its word', () => {
  const may = (...how: string[]) => process.platform === 'linux' && spawnSync(ASK, [...how, 'true']).status === 0
  expect(kept !== 'none').toBe(may('--user', '--map-root-user', '--net'))
  // To hide files takes mount and setpriv besides, which some systems lack.
  if (kept === 'files') expect(may('--user', '--map-root-user', '--mount')).toBe(true)
})

test('the pool reads an upload by its path and nothing that is hidden from it', async () => {
  const png = await stickerPng('flat', 64)
  const [upload, master] = [path.join(home, 'uploads', 'upl_1'), path.join(folder, 'master.png')]
  writeFileSync(upload, png)
  writeFileSync(master, png)
  const pool = createImagingPool({ size: 1, hidden: () => [folder] })
  expect((await pool.readSticker({ path: upload })).ok).toBe(true)
  if (kept === 'files') await expect(pool.readSticker({ path: master })).rejects.toThrow(/ENOENT/)
  else expect((await pool.readSticker({ path: master })).ok).toBe(true)
  await pool.close()
})
