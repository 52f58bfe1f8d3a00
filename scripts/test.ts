import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { buildWhenStale } from '@/server/build'
import { generateClient } from '@/server/generate-client'

// `npm test`: every test there is: rules, database, and journeys in a real browser. The last line counts them.

interface Count {
  passed: number
  failed: number
}

const results = 'test-results'
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

generateClient()
// Journeys need the pages built. That goes on beside the other tests, which wait for each other as often as they compute; if it
// fails, whoever needs the pages says so (e2e/global-setup.ts).
const built = buildWhenStale(() => undefined).catch(() => undefined)
const unit = await run(
  ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile=${results}/vitest.json`],
  () => {
    const report = JSON.parse(readFileSync(`${results}/vitest.json`, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numTotalTests: number
      testResults: { status: string; assertionResults: unknown[] }[]
    }
    // A file that could not even be loaded has no tests to count, and is a failure all the same.
    const broken = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length
    return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests + broken }
  },
)

await built
const journeys = await run(['node_modules/@playwright/test/cli.js', 'test'], () => {
  const { stats } = JSON.parse(readFileSync(`${results}/e2e.json`, 'utf8')) as {
    stats: { expected: number; unexpected: number; skipped: number; flaky: number }
  }
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }
})

const passed = unit.passed + journeys.passed
const failed = unit.failed + journeys.failed
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

/** Run one test program; count from its own report. A program that fails without a failed test counts as one failure. */
async function run(command: string[], count: () => Count): Promise<Count> {
  const child = spawn(process.execPath, command, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  try {
    const counted = count()
    return code === 0 || counted.failed > 0 ? counted : { ...counted, failed: 1 }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
