import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** What a run of vitest leaves for `npm test` to count, as JSON. */
export interface RunTold {
  passed: number
  /** One line each. */
  failed: string[]
}

/** Where it leaves it, from the project's root. */
export const TOLD = 'test-results/vitest.json'

/**
 * A reporter that leaves all that went wrong: tests, but also what fails around them, for which vitest's own JSON names
 * nothing: a file that can't be loaded, what is done before or after a file's tests, an error that nobody caught.
 */
export default class TellRun implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], loose: readonly SerializedError[]): void {
    const told: RunTold = { passed: 0, failed: [] }
    for (const tested of modules) {
      const file = path.relative(process.cwd(), tested.moduleId)
      for (const around of [tested, ...tested.children.allSuites()])
        for (const error of around.errors()) told.failed.push(faultLine(file, 'around its tests', error.message))
      for (const test of tested.children.allTests()) {
        const { state, errors } = test.result()
        if (state === 'passed') told.passed += 1
        else told.failed.push(faultLine(file, test.fullName, errors?.[0]?.message ?? state))
      }
    }
    for (const { message, stack } of loose)
      told.failed.push(faultLine('an error that nobody caught', message, stack ?? ''))
    mkdirSync(path.dirname(TOLD), { recursive: true })
    writeFileSync(TOLD, JSON.stringify(told))
  }
}

/** A failure in one line of a log. */
export function faultLine(file: string, title: string, fault: string): string {
  return `- ${file} › ${title}: ${stripVTControlCharacters(fault).replace(/\s+/g, ' ').slice(0, 400)}`
}
