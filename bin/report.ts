import { createTranslator } from 'next-intl'
import type { Problem } from '@/core/refusal'
import words from '@/messages/en.json'
import type { PlatformId } from '@/modules/imaging/platforms'

export interface ReportedProblem {
  code: string
  /** Decides the exit code and the mark before the line; not in the JSON, whose shape is promised. */
  severity: Problem['severity']
  /** Null when it is so everywhere. */
  platform: PlatformId | null
  message: string
  measured: number | null
  limit: number | null
  fix: string | null
}

export interface ReportedInput {
  path: string
  kind: string
  width: number | null
  height: number | null
  frames: number | null
  durationMs: number | null
  bytes: number
  problems: ReportedProblem[]
}

export interface ReportedOutput {
  platform: PlatformId
  path: string
  bytes: number
  width: number | null
  height: number | null
  frames: number | null
  durationMs: number | null
  /** From 0 to 1; 1 when nothing was lost. Null for what is no picture. */
  quality: number | null
  warnings: ReportedProblem[]
}

export interface Report {
  inputs: ReportedInput[]
  outputs: ReportedOutput[]
}

const translate = createTranslator({ locale: 'en', messages: words, namespace: 'problems' })

/** A finding in the words people read in the studio, with its figures beside it. */
export function reported(problem: Problem, platform: PlatformId | null = null): ReportedProblem {
  const { code, severity, params } = problem
  const say = translate as unknown as {
    (key: string, values: Problem['params']): string
    has(key: string): boolean
  }
  const filled = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' && /bytes$/i.test(name) ? `${value.toLocaleString('en')} bytes` : value,
    ]),
  )
  const number = (...names: string[]) => {
    return names.map((name) => params[name]).find((value) => typeof value === 'number') ?? null
  }
  return {
    code,
    severity,
    platform,
    message: say.has(`${code}.what`) ? say(`${code}.what`, filled) : code,
    measured: number('measured', 'bytes', 'count', 'frames'),
    limit: number('limit', 'limitBytes', 'most'),
    fix: say.has(`${code}.fix`) ? say(`${code}.fix`, filled) : null,
  }
}

/** With `json`, one object and nothing else on standard output; else lines to read. */
export function printReport(report: Report, json: boolean): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K')
  if (json) {
    console.log(JSON.stringify(report, (key, value: unknown) => (key === 'severity' ? undefined : value)))
    return
  }
  for (const input of report.inputs) {
    const size = input.width === null ? '' : ` ${input.width} × ${input.height}`
    const faulty = input.problems.some(({ severity }) => severity === 'fault')
    console.log(`${faulty ? '✗' : '✓'} ${input.path}  ${input.kind}${size}, ${input.bytes.toLocaleString('en')} bytes`)
    for (const problem of input.problems) printProblem(problem)
  }
  for (const output of report.outputs) {
    const quality = output.quality !== null && output.quality < 1 ? `, ${Math.floor(output.quality * 100)} % alike` : ''
    console.log(`→ ${output.path}  ${output.bytes.toLocaleString('en')} bytes${quality}`)
    for (const warning of output.warnings) printProblem(warning)
  }
}

function printProblem({ severity, platform, message, fix, code }: ReportedProblem): void {
  const mark = severity === 'fault' ? '✗' : '!'
  console.log(`    ${mark} ${platform ? `${platform}: ` : ''}${message} ${fix ?? ''} (${code})`)
}
