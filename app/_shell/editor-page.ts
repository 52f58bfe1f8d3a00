import type { Actor } from '@/core/actor'
import { type EditorPage, findEditor } from '@/modules/studio/find-editor'

/** What the editor's page and the route that brings it up to date both answer with. */
export async function editorPage(actor: Actor, packId: string): Promise<EditorPage> {
  const editor = await findEditor(actor, packId)
  return { ...editor, split: [] }
}
