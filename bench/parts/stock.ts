import { startChild } from '@/server/child'

/** What a script of this folder puts on sale in a server's database, run with that server's settings. Returns the pack's address. */
export function stock(script: string, settings: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = startChild(script, [], settings).process
    child.once('message', (slug) => resolve(slug as string))
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
  })
}
