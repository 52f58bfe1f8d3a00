import { type Actor, hasRole } from '@/core/actor'
import { db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findNotes, findSubject, type Leaning, type NoteKind } from './db/notes'
import { noSuchCase } from './refusals'
import { hasShare, isReporter, requireReviewer } from './require'

export interface Notes {
  notes: { id: string; kind: NoteKind; leaning: Leaning | null; by: string; words: string; at: Date }[]
  /** Somebody asks for an opinion: `own` when it is the reader. */
  ask: 'none' | 'own' | 'other'
  senior: boolean
}

/** What the shop's people said to each other on a case. Undefined for who has a share in the pack, or reported it: he is talked about. */
export async function listNotes(actor: Actor, caseId: string): Promise<Notes | undefined> {
  const reader = requireReviewer(actor)
  const subject = await findSubject(db, caseId)
  if (!subject) throw noSuchCase()
  if ((await hasShare(db, reader.id, subject)) || (await isReporter(db, reader.id, subject))) return undefined
  const rows = await findNotes(db, caseId)
  const people = await findProfiles(rows.map(({ by }) => by))
  const ask = rows.find((row) => row.kind === 'ask' && row.closedAt === null)
  return {
    notes: rows.map(({ id, kind, leaning, by, words, at }) => ({
      id,
      kind,
      leaning,
      words,
      at,
      by: people.get(by)?.displayName ?? '',
    })),
    ask: !ask ? 'none' : ask.by === reader.id ? 'own' : 'other',
    senior: hasRole(reader, 'senior_reviewer', 'admin'),
  }
}
