import { describe, expect, test } from 'vitest'
import { db, inTransaction } from '@/infra/db'
import { createDraft } from '@/testing/drafts'
import { createPerson } from '@/testing/people'
import { describeStickers } from './describe-stickers'
import { findSubmittedVersion } from './find-submitted-version'
import { rejectVersion } from './reject-version'
import { returnToQueue } from './return-to-queue'
import { startReview } from './start-review'

async function inReview() {
  const { actor } = await createPerson({ roles: ['artist'] })
  const draft = await createDraft(actor, { state: 'waiting' })
  await inTransaction((tx) => startReview(tx, draft.versionId))
  return { actor, ...draft }
}

describe('a review', () => {
  test('is started once, given back, and started again', async () => {
    const { versionId } = await inReview()
    await expect(inTransaction((tx) => startReview(tx, versionId))).rejects.toMatchObject({
      code: 'studio.wrong_state',
    })
    await inTransaction((tx) => returnToQueue(tx, versionId))
    await inTransaction((tx) => startReview(tx, versionId))
    expect(await findSubmittedVersion(db, versionId)).toMatchObject({ state: 'in_review', round: 1 })
  })

  test('that says no to one sticker leaves the words beside it and finds the others fine', async () => {
    const { actor, versionId, stickerIds } = await inReview()
    const [first, second] = stickerIds as [string, string]
    await inTransaction((tx) =>
      rejectVersion(tx, versionId, {
        reasons: [],
        words: 'Nearly there.',
        stickers: [{ stickerId: second, reasons: ['blurry'], words: 'The edge is soft.' }],
      }),
    )
    const rejected = await findSubmittedVersion(db, versionId)
    expect(rejected).toMatchObject({ state: 'rejected', unchanged: true })
    expect(rejected?.stickers.map((sticker) => sticker.unchanged)).toEqual([true, false, true])
    expect(await db.sticker.findUnique({ where: { id: second } })).toMatchObject({
      reasons: ['blurry'],
      words: 'The edge is soft.',
    })

    // The artist answers, and touches one that was fine: the first change re-opens the version, and both are judged anew.
    await describeStickers(actor, versionId, 0, [
      { id: second, alt: 'A sharper frog' },
      { id: first, emoji: '☔' },
    ])
    const changed = await findSubmittedVersion(db, versionId)
    expect(changed?.state).toBe('editing')
    expect(changed?.stickers.map((sticker) => sticker.unchanged)).toEqual([false, false, true])
  })

  test('cannot name a sticker of another pack', async () => {
    const { versionId } = await inReview()
    const other = await inReview()
    await expect(
      inTransaction((tx) =>
        rejectVersion(tx, versionId, {
          reasons: [],
          words: '',
          stickers: [{ stickerId: other.stickerIds[0]!, reasons: ['blurry'], words: '' }],
        }),
      ),
    ).rejects.toMatchObject({ code: 'studio.no_such_sticker' })
    expect(await findSubmittedVersion(db, versionId)).toMatchObject({ state: 'in_review' })
  })
})
