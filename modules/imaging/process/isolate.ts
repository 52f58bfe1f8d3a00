import { spawnSync } from 'node:child_process'
import os from 'node:os'

/**
 * What this machine lets us keep from a process that decodes strangers' pictures: `files` (the network, the files we name, and what other
 * processes hold), `network` (that alone), or `none`.
 */
export type Isolation = 'files' | 'network' | 'none'

const NETWORK = ['unshare', '--user', '--map-root-user', '--net', '--']
const FILES = ['unshare', '--user', '--map-root-user', '--net', '--mount', '--', '/bin/sh', '-c']

// Folders become empty ones, files become nothing. What was laid over them cannot be taken off again: the last line gives up every
// right that the new namespace brought, and a namespace inside it has none over these mounts.
const HIDE = `
  while [ "$1" != -- ]; do
    if [ -d "$1" ]; then mount -n -t tmpfs -o ro,size=4k none "$1"
    elif [ -e "$1" ]; then mount -n --bind /dev/null "$1"
    fi || exit 1
    shift
  done
  shift
  exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"`

let known: Isolation | undefined

/** Tried once a process, by starting something that does nothing: containers and kernels differ in what they allow. */
export function isolation(): Isolation {
  known ??= works('files') ? 'files' : works('network') ? 'network' : 'none'
  return known
}

/** How to start a program so that it has no network and sees nothing of the files and folders named, as far as this machine lets us. */
export function isolated(
  command: string,
  args: readonly string[],
  hidden: readonly string[] = [],
  how = isolation(),
): [command: string, ...args: string[]] {
  if (how === 'none') return [command, ...args]
  const [program = '', ...before] = how === 'files' ? [...FILES, HIDE, 'hide', ...hidden, '--'] : NETWORK
  return [program, ...before, command, ...args]
}

function works(how: Isolation): boolean {
  if (process.platform !== 'linux') return false
  const [program, ...args] = isolated('true', [], [os.tmpdir()], how)
  // The environment is as bare as that of what is started later: it finds the same programs, or none.
  return spawnSync(program, args, { env: { NODE_ENV: 'production' }, stdio: 'ignore', timeout: 5_000 }).status === 0
}
