import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

interface Row {
  pid: number
  parent: number
  bytes: number
}

/** What this process and all that came from it hold in memory now, in bytes. Shared pages count once for each. */
export function treeBytes(root = process.pid): number {
  const rows = process.platform === 'linux' ? fromProc() : fromPs()
  const family = new Set([root])
  for (let before = 0; before < family.size;) {
    before = family.size
    for (const { pid, parent } of rows) if (family.has(parent)) family.add(pid)
  }
  return rows.reduce((sum, { pid, bytes }) => sum + (family.has(pid) ? bytes : 0), 0)
}

/** The most that was held at any look while `work` ran. */
export async function mostTreeBytes(work: () => Promise<void>): Promise<number> {
  let most = treeBytes()
  const looking = setInterval(() => {
    most = Math.max(most, treeBytes())
  }, 50)
  try {
    await work()
  } finally {
    clearInterval(looking)
  }
  return most
}

function fromProc(): Row[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const number = (field: string) => Number(new RegExp(`^${field}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      return [{ pid: Number(name), parent: number('PPid'), bytes: number('VmRSS') * 1024 }]
    } catch {
      return [] // Gone since the list was read.
    }
  })
}

function fromPs(): Row[] {
  return execFileSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => {
      const [pid = 0, parent = 0, kilobytes = 0] = line.trim().split(/\s+/).map(Number)
      return { pid, parent, bytes: kilobytes * 1024 }
    })
}
