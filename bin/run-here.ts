import { vi } from 'vitest'
import { mulsaq } from './command'

/** The command in this process, for tests: what it says, and the code it ends with. To start Node for each costs more than most do. */
export async function runHere(from: string, args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' }
  const hear = (where: keyof typeof said) => (words: unknown) => void (said[where] += `${String(words)}\n`)
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(hear('stdout')),
    vi.spyOn(console, 'error').mockImplementation(hear('stderr')),
  ]
  try {
    return { code: await mulsaq(args, from), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
