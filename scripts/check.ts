import { spawn } from 'node:child_process'
import { generateClient } from '@/server/generate-client'

// `npm run check`: format, lint, types, import rules, dead code. No tests.

generateClient()
const steps: [string, string[]][] = [
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn']],
  ['lint', ['node_modules/oxlint/bin/oxlint', '--type-aware', '--quiet']],
  // The types of page addresses are written by Next, from the folders under app/.
  ['page types', ['node_modules/next/dist/bin/next', 'typegen']],
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  [
    'import rules',
    ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', '.'],
  ],
  ['dead code', ['node_modules/knip/bin/knip.js']],
]

const failed: string[] = []
for (const [name, command] of steps) {
  console.log(`\n— ${name}`)
  const child = spawn(process.execPath, command, { stdio: 'inherit' })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) failed.push(name)
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nNot yet: ${failed.join(', ')}.`)
process.exit(failed.length === 0 ? 0 : 1)
