import { expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { appealDecision } from './appeal'
import { decideOnPack } from './decide-pack-case'
import { reportPack } from './report-pack'
import { restorePack } from './restore-pack'
import { takeDownPack } from './take-down-pack'

// A desk left open takes nothing down and puts nothing back: both move money.

const SAID = {
  category: 'copy',
  words: 'Stickers 1 and 2 are from my blog.',
  proof: '',
  email: '',
  locale: 'en',
} as const
const WHY = { reasons: ['ART-COPY'], words: 'This art is from a blog.' }

const stateOf = async (packId: string) => (await db.pack.findUniqueOrThrow({ where: { id: packId } })).state
const senior = async () => (await createPerson({ roles: ['senior_reviewer'] })).actor
const leftOpen = (actor: UserActor) => ({ ...actor, secondFactorAt: new Date(Date.now() - 16 * 60_000) })

async function packOnSale() {
  const { actor: artist } = await createPerson({ roles: ['artist'] })
  return { artist, ...(await createPackOnSale({ artistId: artist.id })) }
}

async function reported(packId: string) {
  await reportPack((await createPerson()).actor, { ...SAID, packId })
  return (await db.packCase.findFirstOrThrow({ where: { packId } })).id
}

test('a report is upheld by whoever showed a second factor just now; that nothing is wrong may be said without', async () => {
  const { packId } = await packOnSale()
  const [caseId, by] = [await reported(packId), await senior()]
  const upheld = { ...WHY, upheld: true }
  await expect(decideOnPack(leftOpen(by), caseId, upheld)).rejects.toMatchObject({ code: 'session.step_up' })
  expect(await stateOf(packId)).toBe('on_sale')
  await decideOnPack(by, caseId, upheld)
  expect(await stateOf(packId)).toBe('banned')

  const other = await packOnSale()
  await decideOnPack(leftOpen(by), await reported(other.packId), { upheld: false, reasons: [], words: 'It is theirs.' })
  expect(await stateOf(other.packId)).toBe('on_sale')
})

test('so is an appeal, and a pack is put back so', async () => {
  const { packId, artist } = await packOnSale()
  const [first, second] = [await senior(), await senior()]
  await takeDownPack(first, packId, WHY)
  await appealDecision(artist, packId, 'I drew these in 2019, here is the sketchbook.')
  const appeal = await db.packCase.findFirstOrThrow({ where: { packId, kind: 'appeal' } })
  const right = { upheld: true, reasons: [], words: 'The sketchbook shows it.' }
  await expect(decideOnPack(leftOpen(second), appeal.id, right)).rejects.toMatchObject({ code: 'session.step_up' })
  expect(await stateOf(packId)).toBe('banned')
  await decideOnPack(second, appeal.id, right)
  expect(await stateOf(packId)).toBe('on_sale')

  await takeDownPack(first, packId, WHY)
  const restored = restorePack(leftOpen(second), packId, 'A mistake.')
  await expect(restored).rejects.toMatchObject({ code: 'session.step_up' })
  expect(await stateOf(packId)).toBe('banned')
})
