import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import http from 'node:http'

export interface Load {
  perSecond: number
  /** CPU of the server process, all threads. */
  cpuMsEach: number
}

/** Ask for a page again and again over kept connections, and count. Bodies are read whole; they come as they are, uncompressed. */
export async function load(url: string, pid: number, { ms = 3_000, connections = 8 } = {}): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const cpu = cpuMs(pid)
  const began = performance.now()
  let done = 0
  const lane = async () => {
    while (performance.now() - began < ms) {
      await ask(url, agent)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  const took = performance.now() - began
  agent.destroy()
  return { perSecond: (done / took) * 1_000, cpuMsEach: (cpuMs(pid) - cpu) / done }
}

function ask(url: string, agent: http.Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: { 'Accept-Encoding': 'identity' } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`))
      answer.on('end', resolve).on('error', reject).resume()
    })
    request.on('error', reject)
  })
}

/** CPU time of a process so far, in ms: from /proc where there is one (in hundredths of a second), else from ps. */
export function cpuMs(pid: number): number {
  const stat = `/proc/${pid}/stat`
  if (existsSync(stat)) {
    const fields = readFileSync(stat, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  }
  const text = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  return text.split(/[-:]/).reduce((sum, part) => sum * 60 + Number(part), 0) * 1_000
}
