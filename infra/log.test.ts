import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

// Canaries: if any of these appears in a line, so would somebody's.
const SECRETS = ['canary@people.example', 'canary-token', 'canary-cookie', 'canary-password', 'canary-bearer']

test('what is secret or somebody’s address never reaches the log, at the top or one step down', () => {
  const code = `
    const { log } = await import('./infra/log.ts')
    log.info({ email: 'canary@people.example', token: 'canary-token', password: 'canary-password' }, 'flat')
    log.info({ user: { email: 'canary@people.example', token: 'canary-token', password: 'canary-password' } }, 'nested')
    log.info({ headers: { cookie: 'canary-cookie', authorization: 'canary-bearer' } }, 'request')
    log.error({ err: new Error('a fault') }, 'fault')`
  const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'trace', SECRET: 'canary secret, thirty-two or more!' },
  })
  expect(said.trim().split('\n')).toHaveLength(4)
  expect(said).toContain('a fault')
  for (const secret of [...SECRETS, 'canary secret']) expect(said).not.toContain(secret)
})
