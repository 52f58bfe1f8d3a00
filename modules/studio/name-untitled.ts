import { cleanLine, clip } from '@/core/text'
import type { Tx } from '@/infra/db'
import { changeVersion, lockVersion } from './db/versions'
import { LIMITS } from './limits'
import { isEditable } from './version'

/** Give a draft that has no title yet the one of the pack that was sent. One that was typed is never overwritten. */
export async function nameUntitled(tx: Tx, versionId: string, title: string): Promise<void> {
  const name = clip(cleanLine(title.slice(0, 1000)), LIMITS.title)
  if (name === '') return
  const version = await lockVersion(tx, versionId)
  if (version && version.title === '' && isEditable(version.state)) await changeVersion(tx, version.id, { title: name })
}
