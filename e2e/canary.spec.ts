import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '@/server/embedded-postgres'
import { BUILD_CANARIES, CANARIES, SECRETS } from './canaries'
import { expect, test } from './world'

/** A web process of a shop whose every secret is a word we know, and behind which nothing is left: no database, no mail, no Stripe. */
async function startBrokenShop() {
  const home = mkdtempSync(path.join(os.tmpdir(), 'mulsaq-canary-'))
  const port = await freePort()
  const web = spawn(process.execPath, ['--import', 'tsx', 'server/web.ts'], {
    env: {
      ...process.env,
      ...CANARIES,
      DATABASE_ROLE: '',
      DATA_DIR: home,
      PORT: String(port),
      LOG_LEVEL: 'trace',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  const said: string[] = []
  for (const stream of [web.stdout, web.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  await new Promise<void>((resolve, reject) => {
    web.once('message', () => resolve())
    web.once('exit', (code) => reject(new Error(`web ended with ${code}: ${said.join('')}`)))
  })
  return {
    origin: `http://localhost:${port}`,
    log: () => said.join(''),
    async stop() {
      const gone = new Promise((resolve) => web.once('exit', resolve))
      web.kill('SIGKILL')
      await gone
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const leaks = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word))

test('no secret of the shop is in what browsers are sent, whatever breaks, nor in its log', async ({ request }) => {
  const shop = await startBrokenShop()
  try {
    const statuses = new Map<string, number>()
    const ask = async (what: string, answer: Awaited<ReturnType<typeof request.get>>) => {
      statuses.set(what, answer.status())
      const sent = `${JSON.stringify(answer.headers())} ${await answer.text()}`
      expect(leaks(sent, SECRETS), what).toEqual([])
    }
    const cookie = `mulsaq-session=${'a'.repeat(64)}`
    for (const asked of [
      '/',
      '/ar',
      '/packs/frogs',
      '/artists/mina',
      '/search?q=frogs',
      '/sign-in',
      '/account',
      '/desk',
      '/cart',
      '/no-such-page',
      '/nothing.txt',
      '/api/me',
      '/api/health',
      '/api/v1/packs/frogs',
      '/api/v1/packs?limit=x',
      '/api/studio/packs/pack_none',
      '/api/papers/receipt/ord_none',
      '/api/account/data/exp_none',
      '/media/none/224.webp',
      '/sitemap.xml',
    ]) {
      await ask(`GET ${asked}`, await request.get(shop.origin + asked, { headers: { cookie } }))
    }
    await ask('a garbled number', await request.get(`${shop.origin}/%E0%A4%A`))
    await ask('another name', await request.get(shop.origin, { headers: { host: 'evil.example' } }))
    for (const provider of ['stripe', 'sandbox', 'none'])
      await ask(
        `a call of ${provider}`,
        await request.post(`${shop.origin}/api/webhooks/${provider}`, {
          data: '{"id":"evt_1"}',
          headers: { 'stripe-signature': 't=1,v1=00', 'content-type': 'application/json' },
        }),
      )
    await ask('Telegram', await request.post(`${shop.origin}/api/telegram`, { data: '{"update_id":1}' }))
    for (const body of ['["$1:__proto__:constructor"]', '["$undefined",', ''])
      await ask(
        'a broken form',
        await request.post(`${shop.origin}/sign-in`, { headers: { 'next-action': '0'.repeat(42) }, data: body }),
      )
    await ask(
      'a sign-in',
      await request.post(`${shop.origin}/sign-in`, { multipart: { email: 'somebody@people.example', next: '/' } }),
    )
    // It was broken indeed, and said so in its log: otherwise this proves nothing.
    expect([...statuses.values()].filter((status) => status >= 500).length).toBeGreaterThan(3)
    expect(shop.log()).toMatch(/"level":50/)
    expect(shop.log()).toMatch(/ECONNREFUSED|Can't reach database|connect/i)
    expect(leaks(shop.log(), SECRETS)).toEqual([])
  } finally {
    await shop.stop()
  }
})

test('no secret, no name of one and no map of the source is in the files that browsers load', () => {
  const files = ['.next/static', 'public'].flatMap(filesUnder)
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([])
  // Names too: whatever reads the settings has no place in a browser, with or without their values.
  const words = [...Object.values(BUILD_CANARIES), ...SECRETS, ...Object.keys(CANARIES)]
  for (const file of files) expect(leaks(readFileSync(file, 'latin1'), words), file).toEqual([])
})

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    return statSync(file).isDirectory() ? filesUnder(file) : [file]
  })
}
