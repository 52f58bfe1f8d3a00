import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { system, visitor } from '@/core/actor'
import { db } from '@/infra/db'
import { decideNotice } from '@/modules/moderation/decide-notice'
import { decideOnPack } from '@/modules/moderation/decide-pack-case'
import { CLAIMANT_DAYS, REPORTER_DAYS } from '@/modules/moderation/forget-senders'
import { reportPack } from '@/modules/moderation/report-pack'
import { sendNotice } from '@/modules/moderation/send-notice'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { letGo } from './let-go'

const DAY = 86_400_000
const job = system('days-over')
const inDays = (days: number) => ({ now: () => new Date(Date.now() + days * DAY) })
const newEmail = () => `v${randomBytes(6).toString('hex')}@people.example`
const senior = (await createPerson({ roles: ['senior_reviewer'] })).actor

test('who reported as a visitor is forgotten half a year after the decision; who is signed in keeps what is theirs, and what waits stays', async () => {
  const report = async (email: string, actor: Parameters<typeof reportPack>[0] = visitor) => {
    const { packId } = await createPackOnSale()
    const said = {
      category: 'copy' as const,
      words: 'Taken from my blog.',
      proof: 'https://blog.example',
      locale: 'en' as const,
    }
    await reportPack(actor, { ...said, packId, email })
    await reportPack(visitor, { ...said, packId, email: newEmail() })
    return (await db.packCase.findFirstOrThrow({ where: { packId } })).id
  }
  const reporter = await createPerson()
  const [decided, open] = [await report(newEmail(), reporter.actor), await report(newEmail())]
  const said = async (caseId: string) =>
    (await db.report.findMany({ where: { caseId } })).filter(({ words }) => words !== '').length
  await decideOnPack(senior, decided, { upheld: false, reasons: [], words: 'No copy.' })

  await letGo(job, inDays(REPORTER_DAYS - 1))
  expect([await said(decided), await said(open)]).toEqual([2, 2])
  await letGo(job, inDays(REPORTER_DAYS + 1))
  expect([await said(decided), await said(open)]).toEqual([1, 2])
  const left = await db.report.findMany({ where: { caseId: decided } })
  const known = left.filter(({ email }) => email.includes('@'))
  expect(known.map(({ reporterId }) => reporterId)).toEqual([reporter.actor.id])
})

test('names and addresses of a notice go three years after it is over, and not while a pack of it is open', async () => {
  const give = async () => {
    const { packId } = await createPackOnSale()
    const path = await sendNotice(visitor, {
      packs: packId,
      name: 'Ada Lovelace',
      address: '1 Engine Street, London',
      email: newEmail(),
      work: 'The drawings of my book of engines.',
      proof: '',
      sworn: true,
      locale: 'en',
    })
    return { packId, id: new URL(path, 'http://shop.example').pathname.split('/').at(-1) ?? '' }
  }
  const [over, open] = [await give(), await give()]
  const decision = { packIds: [over.packId], accepted: false, reason: '', words: 'Another drawing.' }
  await decideNotice(senior, over.id, decision)
  const who = async (id: string) => {
    const { name, address, email, work } = await db.rightsNotice.findUniqueOrThrow({ where: { id } })
    return { known: [name, address, email].filter((one) => one !== '').length, work: work !== '' }
  }
  await letGo(job, inDays(CLAIMANT_DAYS - 1))
  expect(await who(over.id)).toEqual({ known: 3, work: true })
  await letGo(job, inDays(CLAIMANT_DAYS + 1))
  expect([await who(over.id), await who(open.id)]).toEqual([
    { known: 0, work: true },
    { known: 3, work: true },
  ])
})

test('sessions, links and marks of browsers go when their time is over though nobody signs in', async () => {
  const { actor } = await createPerson()
  const email = newEmail()
  const past = new Date(Date.now() - DAY)
  await db.verificationToken.create({ data: { identifier: email, tokenHash: newEmail(), expiresAt: past } })
  await db.deviceMark.create({ data: { userId: actor.id, mark: newEmail(), seenAt: new Date(Date.now() - 200 * DAY) } })
  await db.session.create({
    data: { id: newEmail(), userId: actor.id, tokenHash: newEmail(), device: 'Old', expiresAt: past },
  })
  await letGo(job)
  expect(await db.verificationToken.count({ where: { identifier: email } })).toBe(0)
  expect(await db.deviceMark.count({ where: { userId: actor.id } })).toBe(0)
  expect((await db.session.findMany({ where: { userId: actor.id } })).map(({ device }) => device)).toEqual(['Chromium'])
  await expect(letGo(actor)).rejects.toMatchObject({ status: 403 })
})
