import { parseArgs } from 'node:util'
import { createImagingPool } from '@/modules/imaging/imaging-pool'
import { isPlatform, type PlatformId, PLATFORMS } from '@/modules/imaging/platforms'
import { checkInputs } from './check'
import { convertInputs } from './convert'
import { readInputs, Unreadable } from './read-inputs'
import { printReport, type Report } from './report'

const USAGE = `Usage:
  mulsaq check PATH… --platform NAME[,NAME…|all] [--key HEX] [--json]
  mulsaq convert PATH… --platform NAME[,NAME…|all] --out DIR [--title TEXT] [--author TEXT] [--key HEX] [--json]

PATH is a picture, a folder of them, or a pack: ZIP, .wastickers, our own export, a WhatsApp or Telegram folder, a ZIP for or
from LINE, an encrypted Signal pack (--key, or a text file with its key or link beside manifest.proto).
Platforms: ${PLATFORMS.map(({ id }) => id).join(', ')}
Exit code: 0 all fits, 1 problems found, 2 wrong usage or a path that cannot be read.`

/**
 * The command line.
 * @param from The folder that relative paths start from.
 * @returns The exit code.
 */
export async function mulsaq(argv: string[], from: string): Promise<0 | 1 | 2> {
  const asked = readArguments(argv)
  if (typeof asked === 'string') {
    console.error(asked)
    return 2
  }
  const pool = createImagingPool({ seconds: 60, ffmpegPath: process.env['FFMPEG_PATH'] })
  try {
    const inputs = await readInputs(asked.paths, from, asked.key)
    const say = progress()
    const report: Report =
      asked.command === 'check'
        ? await checkInputs(pool, inputs, asked.platforms, say)
        : await convertInputs(pool, inputs, asked, from, say)
    printReport(report, asked.json)
    return report.inputs.some(({ problems }) => problems.some(({ severity }) => severity === 'fault')) ? 1 : 0
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    console.error(error.message)
    return 2
  } finally {
    await pool.close()
  }
}

interface Asked {
  command: 'check' | 'convert'
  paths: string[]
  platforms: PlatformId[]
  out: string
  title: string | undefined
  author: string | undefined
  /** Of an encrypted Signal pack. */
  key: string | undefined
  json: boolean
}

/** What was asked for, or what is wrong with it. */
function readArguments(argv: string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        platform: { type: 'string' },
        out: { type: 'string' },
        title: { type: 'string' },
        author: { type: 'string' },
        key: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const [command, ...paths] = positionals
    if (command !== 'check' && command !== 'convert') return USAGE
    if (paths.length === 0) return `Which files?\n\n${USAGE}`
    if (!values.platform) return `Which platform?\n\n${USAGE}`
    if (command === 'convert' && !values.out) return `Where to? --out DIR is missing.\n\n${USAGE}`
    const names = values.platform === 'all' ? PLATFORMS.map(({ id }) => id) : values.platform.split(',')
    const unknown = names.find((name) => !isPlatform(name))
    if (unknown !== undefined) return `There is no platform “${unknown}”.\n\n${USAGE}`
    const { out = '', title, author, key, json } = values
    return { command, paths, platforms: [...new Set(names.filter(isPlatform))], out, title, author, key, json }
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`
  }
}

/** What is being done, on one line of a terminal; nothing elsewhere. */
function progress(): (words: string) => void {
  if (!process.stderr.isTTY) return () => undefined
  return (words) => process.stderr.write(`\r\u001b[2K${words}`)
}
