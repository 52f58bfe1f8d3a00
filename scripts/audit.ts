import { spawnSync } from 'node:child_process'

// `npm run audit`: asks the registry for known holes in what the lock file names. Ends with 1 when there is one that is not explained
// below, with 2 when the registry gave no answer. Not part of the tests: what it says changes with no change of ours.

/** Advisories that do not touch us, by their GHSA id, and why. Looked at again whenever the package changes. */
const EXPLAINED: Record<string, string> = {}

interface Report {
  vulnerabilities?: Record<string, { via: (string | { url: string; title: string; severity: string; name: string })[] }>
}

const { stdout, stderr } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], { encoding: 'utf8' })
const report = read(stdout)
if (!report?.vulnerabilities) {
  console.error(`The registry gave no answer:\n${stderr.trim() || stdout.trim()}`)
  process.exit(2)
}

const advisories = Object.values(report.vulnerabilities).flatMap(({ via }) =>
  via.filter((one) => typeof one !== 'string'),
)
const open = advisories.filter(({ url }) => !(idOf(url) in EXPLAINED))
for (const { url, title, severity, name } of advisories) {
  const why = EXPLAINED[idOf(url)]
  console.log(
    `${severity.padEnd(9)} ${name}: ${title}\n          ${url}${why ? `\n          does not touch us: ${why}` : ''}`,
  )
}
console.log(open.length === 0 ? 'Nothing known that touches us.' : `${open.length} to look at.`)
process.exit(open.length === 0 ? 0 : 1)

function idOf(url: string): string {
  return url.split('/').at(-1) ?? ''
}

function read(text: string): Report | undefined {
  try {
    return JSON.parse(text) as Report
  } catch {
    return undefined
  }
}
