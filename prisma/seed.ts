import { closeDb } from '@/infra/db'
import { env } from '@/infra/env'
import { closeQueue } from '@/infra/jobs'
import { imagingPool } from '@/modules/imaging/process-pool'
import { hasArt } from './demo/art'
import { demoState, seedDemo, SIGN_INS } from './demo/seed-demo'

// Started by the supervisor once the shop is open, when DEMO is on. Fills an empty shop, goes on with one that was interrupted,
// leaves every other alone, and says who can sign in.

const say = (line: string) => console.log(line)

// Started over a channel: if that breaks, the supervisor is gone, and the next start goes on from here.
process.once('disconnect', () => process.exit(0))
process.once('SIGTERM', () => process.exit(0))

/** A machine that is busy with more than us may let a transaction run out of time: then it goes on where it stopped. */
async function stock(): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await seedDemo({ say })
      return
    } catch (error) {
      if (tries === 4) throw error
      say(
        `Interrupted (${error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error)}). Going on.`,
      )
    }
  }
}

const state = await demoState()
if (state === 'fresh' || state === 'begun') {
  if (!hasArt()) {
    say('No demo content: its art is a development dependency (fluentui-emoji), which this installation left out.')
  } else {
    const started = Date.now()
    await stock()
    say(`The demo shop is stocked (${Math.round((Date.now() - started) / 1000)} s).`)
  }
}
if ((await demoState()) === 'done') {
  say('\nSign in at /sign-in as one of these; the link lands in the mailbox at /dev/mail:')
  for (const { role, email, name } of SIGN_INS) say(`  ${role.padEnd(16)} ${email.padEnd(22)} ${name}`)
  say(`\nOpen ${env.origin}/sign-in\n`)
}
await imagingPool().close()
await closeQueue()
await closeDb()
process.exit(0)
