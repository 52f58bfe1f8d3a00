import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'

export interface Load {
  perSecond: number
  /** CPU of the server process, all threads. */
  cpuMsEach: number
}

/**
 * Ask for a page again and again over kept connections, and count. Bodies are read whole; they come packed, as browsers ask for them. By bare
 * sockets: a client that makes objects of answers costs more than a kept page does.
 */
export async function load(url: string, pid: number, { ms = 3_000, connections = 8 } = {}): Promise<Load> {
  const began = performance.now()
  return drive(connections, pid, () => (performance.now() - began < ms ? url : undefined))
}

/** Ask for each of these pages once. */
export function loadOnce(urls: readonly string[], pid: number, { connections = 8 } = {}): Promise<Load> {
  const left = urls.toReversed()
  return drive(connections, pid, () => left.pop())
}

async function drive(connections: number, pid: number, next: () => string | undefined): Promise<Load> {
  const cpu = cpuMs(pid)
  const began = performance.now()
  let done = 0
  const lane = async () => {
    let line: Socket | undefined
    for (let url = next(); url; url = next()) {
      const { host, hostname, port, pathname } = new URL(url)
      line ??= connect(Number(port), hostname)
      await answered(line, `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip\r\n\r\n`, url)
      done += 1
    }
    line?.destroy()
  }
  await Promise.all(Array.from({ length: connections }, lane))
  return { perSecond: (done / (performance.now() - began)) * 1_000, cpuMsEach: (cpuMs(pid) - cpu) / done }
}

/** One answer, read to its end: by its length, or by the empty piece that ends one sent in pieces. */
function answered(line: Socket, question: string, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let head = ''
    let left: number | undefined
    const onData = (chunk: Buffer) => {
      if (left === undefined) {
        head += chunk.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        if (!head.startsWith('HTTP/1.1 200 ')) return finish(new Error(`${url}: ${head.slice(0, 30)}`))
        const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end + 2))?.[1]
        left = length ? Number(length) - (head.length - end - 4) : Infinity
      } else left -= chunk.length
      if (left === 0 || (left === Infinity && chunk.toString('latin1', Math.max(0, chunk.length - 5)) === '0\r\n\r\n'))
        finish()
    }
    const finish = (error?: Error) => {
      line.off('data', onData).off('error', finish).off('close', onClose)
      return error ? reject(error) : resolve()
    }
    const onClose = () => finish(new Error(`${url}: the line was closed`))
    line.on('data', onData).on('error', finish).on('close', onClose)
    line.write(question)
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
