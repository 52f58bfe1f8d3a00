import net, { type AddressInfo, type Socket } from 'node:net'

/** What lies between a process and its database, for tests of what happens when it does not carry. */
export interface Between {
  /** The database's address, by way of here. */
  url: string
  /** From now on, who says something with these words in it waits, with all that he says after. Resolves when somebody does. */
  hold(words: string): Promise<void>
  release(): void
  /** Nothing more comes or goes on the connections that there are, and nobody is told. New ones work. */
  fallSilent(): void
  close(): Promise<void>
}

export async function standBetween(databaseUrl: string): Promise<Between> {
  const { hostname, port } = new URL(databaseUrl)
  const sockets = new Map<Socket, Socket>()
  const silent = new WeakSet<Socket>()
  const waiting: (() => void)[] = []
  let held: { words: string; seen: () => void } | undefined

  const server = net.createServer((near) => {
    const far = net.connect(Number(port), hostname)
    sockets.set(near, far)
    near.on('data', (said) => {
      if (silent.has(near)) return
      if (!held || !said.includes(held.words)) {
        far.write(said)
        return
      }
      near.pause()
      waiting.push(() => {
        far.write(said)
        near.resume()
      })
      held.seen()
    })
    far.on('data', (said) => silent.has(near) || near.write(said))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(near)
        if (!silent.has(near)) other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const byWayOfHere = new URL(databaseUrl)
  byWayOfHere.hostname = '127.0.0.1'
  byWayOfHere.port = String((server.address() as AddressInfo).port)

  return {
    url: byWayOfHere.href,
    hold: (words) => new Promise((seen) => (held = { words, seen })),
    release() {
      held = undefined
      for (const goOn of waiting.splice(0)) goOn()
    },
    fallSilent() {
      for (const near of sockets.keys()) silent.add(near)
    },
    async close() {
      for (const [near, far] of sockets) {
        near.destroy()
        far.destroy()
      }
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
