import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { buildWhenStale } from '@/server/build'
import { generateClient } from '@/server/generate-client'
import { type RunTold, TOLD, faultLine } from '@/testing/tell-run'

// `npm test`: every test there is: rules, database, and journeys in a real browser. The last line counts them; the lines before it
// name what failed, so that the end of a long log says all there is to know.

interface Suite {
  specs: { file: string; title: string; tests: { status: string; results: { error?: Fault }[] }[] }[]
  suites?: Suite[]
}

interface Fault {
  message?: string
}

const results = 'test-results'
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

generateClient()
// Journeys need the pages built. That goes on beside the other tests, which wait for each other as often as they compute; if it
// fails, whoever needs the pages says so (e2e/global-setup.ts).
const built = buildWhenStale(() => undefined).catch(() => undefined)
const unit = await run(
  'vitest',
  ['node_modules/vitest/vitest.mjs', 'run'],
  () => JSON.parse(readFileSync(TOLD, 'utf8')) as RunTold,
)

await built
const journeys = await run('playwright', ['node_modules/@playwright/test/cli.js', 'test'], () => {
  const report = JSON.parse(readFileSync(`${results}/e2e.json`, 'utf8')) as {
    suites: Suite[]
    stats: { expected: number }
  }
  const specsOf = ({ specs, suites = [] }: Suite): Suite['specs'] => [...specs, ...suites.flatMap(specsOf)]
  const failed = report.suites
    .flatMap(specsOf)
    .flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status !== 'expected')
        .map(({ status, results: runs }) => faultLine(`e2e/${file}`, title, runs.at(-1)?.error?.message ?? status)),
    )
  return { passed: report.stats.expected, failed }
})

const failed = [...unit.failed, ...journeys.failed]
if (failed.length > 0) console.log(`\nFailed:\n${failed.join('\n')}`)
const passed = unit.passed + journeys.passed
console.log(`\n${passed} passed, ${failed.length} failed`)
process.exit(failed.length === 0 && passed > 0 ? 0 : 1)

/** Run one test program; count from its own report. A program that fails without a failed test counts as one failure. */
async function run(name: string, command: string[], count: () => RunTold): Promise<RunTold> {
  const child = spawn(process.execPath, command, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ended = `- ${name} ended with ${code ?? 'a signal'} and named no test: its own words are above`
  try {
    const counted = count()
    return code === 0 || counted.failed.length > 0 ? counted : { ...counted, failed: [ended] }
  } catch {
    return { passed: 0, failed: [ended] }
  }
}
