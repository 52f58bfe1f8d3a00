import type { Actor, UserActor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { recordAudit } from '@/infra/audit'
import { inTransaction, isDuplicate, type Tx } from '@/infra/db'
import { closeAsk, findOpenAsk, findSubject, insertNote, type Leaning } from './db/notes'
import { requireWords } from './mark-fault'
import {
  askedAlready,
  noSuchCase,
  notAsked,
  notYourClaim,
  opinionAwaited,
  ownOpinion,
  ownReport,
  wordsNeeded,
} from './refusals'
import { isReporter, requireNoShare, requireReviewer, requireSenior } from './require'

/** Write on a case what the shop's people should know. Its artist and whoever reported never read it. */
export async function writeNote(
  actor: Actor,
  caseId: string,
  words: string,
  clock: Clock = systemClock,
): Promise<void> {
  await write(actor, caseId, words, async (tx, by, said) => {
    await insertNote(tx, { id: newId('caseNote'), caseId, kind: 'note', by: by.id, words: said, at: clock.now() })
    await recordAudit(tx, actor, 'case.noted', caseId)
  })
}

/** Ask somebody else for an opinion. Until it is there, or the question is taken back, nobody decides. */
export async function askOpinion(
  actor: Actor,
  caseId: string,
  words: string,
  clock: Clock = systemClock,
): Promise<void> {
  await write(actor, caseId, words, async (tx, by, said) => {
    await insertNote(tx, { id: newId('caseNote'), caseId, kind: 'ask', by: by.id, words: said, at: clock.now() })
    await recordAudit(tx, actor, 'case.opinion_asked', caseId)
  }).catch((error: unknown) => {
    if (isDuplicate(error)) throw askedAlready()
    throw error
  })
}

/** Say how one would decide. It decides nothing: whoever has the case reads both. Never by whoever asked. */
export async function giveOpinion(
  actor: Actor,
  caseId: string,
  { leaning, words }: { leaning: Leaning; words: string },
  clock: Clock = systemClock,
): Promise<void> {
  await write(actor, caseId, words, async (tx, by, said) => {
    const ask = await findOpenAsk(tx, caseId)
    if (!ask) throw notAsked()
    if (ask.by === by.id) throw ownOpinion()
    const at = clock.now()
    if (!(await closeAsk(tx, ask.id, at))) throw notAsked()
    await insertNote(tx, { id: newId('caseNote'), caseId, kind: 'opinion', by: by.id, leaning, words: said, at })
    await recordAudit(tx, actor, 'case.opinion_given', caseId, { after: { leaning } })
  })
}

/** Decide without it after all: for whoever asked, and for seniors. */
export async function withdrawAsk(actor: Actor, caseId: string, clock: Clock = systemClock): Promise<void> {
  const reviewer = requireReviewer(actor)
  await inTransaction(async (tx) => {
    const ask = await findOpenAsk(tx, caseId)
    if (!ask) throw notAsked()
    if (ask.by !== reviewer.id) requireSenior(actor)
    if (!(await closeAsk(tx, ask.id, clock.now()))) throw notYourClaim()
    await recordAudit(tx, actor, 'case.opinion_unasked', caseId)
  })
}

/** @throws Refusal `moderation.opinion_awaited` (409) */
export async function requireNoOpenAsk(tx: Tx, caseId: string): Promise<void> {
  if (await findOpenAsk(tx, caseId)) throw opinionAwaited()
}

async function write(
  actor: Actor,
  caseId: string,
  words: string,
  work: (tx: Tx, by: UserActor, said: string) => Promise<void>,
): Promise<void> {
  const reviewer = requireReviewer(actor)
  const said = requireWords(words)
  if (said === '') throw wordsNeeded()
  await inTransaction(async (tx) => {
    const subject = await findSubject(tx, caseId)
    if (!subject) throw noSuchCase()
    await requireNoShare(tx, reviewer, subject)
    if (await isReporter(tx, reviewer.id, subject)) throw ownReport()
    await work(tx, reviewer, said)
  })
}
