import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { system } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction } from '@/infra/db'
import { findSession } from '@/infra/session-store'
import { storage } from '@/infra/storage'
import { keepLook } from '@/modules/likeness/keep-look'
import { reportPack } from '@/modules/moderation/report-pack'
import { claimCase } from '@/modules/moderation/claim-case'
import { openCase } from '@/modules/moderation/open-case'
import { openOriginal } from '@/modules/studio/own-originals'
import { createDraft } from '@/testing/drafts'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { buildExport, sweepExports } from './build-export'
import { DECLARED, NOBODYS } from './declared'
import { erasePerson } from './erase-person'
import { openExport } from './open-export'
import { findMyExport, requestExport } from './request-export'

const declared = Object.values(DECLARED).flat()

describe('the declarations', () => {
  test('cover every table that names people: a new one is declared, or said to be nobody’s with a reason', async () => {
    const names =
      /^(user|artist|buyer|owner|reporter|author|person|giver|sender|recipient|follower|sponsor)Id$|email|^identifier$|^actor$|^device$|^handle$|phone|^address$/i
    const missing = [...(await columns())]
      .filter(([, found]) => found.some((column) => names.test(column)))
      .map(([table]) => table)
      .filter((table) => !(table in NOBODYS) && !declared.some((one) => modelOf(one.table) === table))
    expect(missing).toEqual([])
  })

  test('name every column of their tables, given out or held back', async () => {
    const all = await columns()
    for (const { table, given, held } of declared)
      expect([...given, ...held].toSorted(), table).toEqual(all.get(modelOf(table))?.toSorted())
  })

  const modelOf = (table: string) => table.charAt(0).toUpperCase() + table.slice(1)

  async function columns(): Promise<Map<string, string[]>> {
    const rows = await db.$queryRaw<{ table: string; columns: string[] }[]>`
      SELECT table_name::text AS table, array_agg(column_name::text) AS columns FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' GROUP BY 1 ORDER BY 1`
    return new Map(rows.map((row) => [row.table, row.columns]))
  }
})

describe('what can’t be taken back', () => {
  test('is done by who came in just now: an old session neither erases its account nor takes its data away', async () => {
    const person = await createPerson()
    const came = async (minutes: number) => {
      const createdAt = new Date(Date.now() - minutes * 60_000)
      await db.session.updateMany({ where: { userId: person.actor.id }, data: { createdAt, factorAt: null } })
      return findSession(person.token)
    }
    const old = await came(16)
    const again = { code: 'session.sign_in_again', status: 403 }
    await expect(erasePerson(old, person.actor.handle)).rejects.toMatchObject(again)
    await expect(requestExport(old)).rejects.toMatchObject(again)
    expect(await db.user.findUnique({ where: { id: person.actor.id } })).toMatchObject({ state: 'active' })

    await requestExport(await came(1))
    const { id } = await db.dataExport.findFirstOrThrow({ where: { userId: person.actor.id } })
    await buildExport({ exportId: id })
    const href = (await findMyExport(await came(1)))?.href ?? ''
    const seal = new URLSearchParams(href.split('?')[1]).get('seal') ?? ''
    expect((await findMyExport(await came(16)))?.href).toBeUndefined()
    await expect(openExport(await came(16), id, seal)).rejects.toMatchObject(again)
    expect(await openExport(await came(1), id, seal)).toBe(`personal/${id}.json`)
    await erasePerson(await came(1), person.actor.handle)
    expect(await findSession(person.token)).toEqual({ kind: 'visitor' })
  })

  test('of who has a second factor, by who showed it just now: having come in by the mail is not enough', async () => {
    const { actor } = await createPerson()
    const half = { ...actor, hasFactor: true, signedInAt: new Date(), secondFactorAt: new Date(Date.now() - 3_600_000) }
    const show = { code: 'session.step_up', status: 403 }
    await expect(erasePerson(half, actor.handle)).rejects.toMatchObject(show)
    await expect(requestExport(half)).rejects.toMatchObject(show)
  })
})

async function artistWithData() {
  const artist = await createPerson({ roles: ['artist'], name: 'Mina Example' })
  const sold = await createPackOnSale({ artistId: artist.actor.id, title: 'Sold Already' })
  const draft = await createDraft(artist.actor, { title: 'Never Finished' })
  const other = await createPackOnSale()
  await reportPack(artist.actor, {
    packId: other.packId,
    category: 'copy',
    words: 'These are mine, I believe.',
    proof: '',
    email: '',
    locale: 'en',
  })
  return { ...artist, sold, draft, other }
}

describe('an export', () => {
  test('holds all that is kept about one person and nothing of another’s, as JSON', async () => {
    const { actor, email, sold } = await artistWithData()
    const stranger = await artistWithData()
    await requestExport(actor)
    await expect(requestExport(actor)).rejects.toMatchObject({ code: 'privacy.under_way' })
    const { id } = await db.dataExport.findFirstOrThrow({ where: { userId: actor.id } })
    await buildExport({ exportId: id })

    const text = (await storage.get(`personal/${id}.json`))?.toString() ?? ''
    const made = JSON.parse(text) as Record<string, Record<string, Record<string, unknown>[]>>
    expect(made.accounts?.user).toMatchObject([{ email, displayName: 'Mina Example' }])
    expect(made.accounts?.session).toHaveLength(1)
    expect(made.catalog?.pack?.map((pack) => pack.title)).toContain('Sold Already')
    expect(made.catalog?.pack?.some((pack) => pack.id === sold.packId)).toBe(true)
    expect(made.studio?.version).toMatchObject([{ title: 'Never Finished' }])
    expect(made.moderation?.report).toMatchObject([{ words: 'These are mine, I believe.' }])
    expect(text).not.toContain(stranger.email)
    expect(text).not.toContain('tokenHash')
    const [mail] = await db.$queryRaw<{ kind: string }[]>`
      SELECT data->>'kind' AS kind FROM pgboss.job WHERE data->>'to' = ${email} ORDER BY created_on DESC LIMIT 1`
    expect(mail?.kind).toBe('data_ready')
  })

  test('holds what others decided about them, and where the files they sent are: for them alone', async () => {
    const { actor, draft, sold } = await artistWithData()
    const { actor: stranger } = await createPerson({ roles: ['artist'] })
    const { actor: admin } = await createPerson({ roles: ['admin'] })
    const [sticker] = await db.sticker.findMany({ where: { versionId: draft.versionId }, orderBy: { position: 'asc' } })
    const sha256 = sticker?.sourceHash ?? ''
    await storage.put(`originals/${sha256}`, Buffer.from('as it was sent'))
    await db.version.update({ where: { id: draft.versionId }, data: { state: 'waiting', round: 1 } })
    await openCase(system('test'), { versionId: draft.versionId, round: 1 })
    await db.caseFinding.updateMany({ where: { stickerId: sticker?.id ?? '' }, data: { words: 'Too blurred.' } })
    await db.takedown.create({
      data: { id: `tkd_${sold.packId}`, packId: sold.packId, by: admin.id, reasons: ['BRAND'], words: 'A logo.' },
    })
    await inTransaction(async (tx) => {
      await recordAudit(tx, admin, 'person.banned', actor.id, { reason: 'Sold what was not theirs.' })
      await recordAudit(tx, stranger, 'page.reported', actor.id, { after: { by: stranger.id } })
    })
    await requestExport(actor)
    const { id } = await db.dataExport.findFirstOrThrow({ where: { userId: actor.id } })
    await buildExport({ exportId: id })
    const text = (await storage.get(`personal/${id}.json`))?.toString() ?? ''
    expect(text).toContain('Too blurred.')
    expect(text).toContain('A logo.')
    expect(text).toContain('Sold what was not theirs.')
    for (const other of [admin, stranger]) expect(text).not.toContain(other.id)
    const { originals } = JSON.parse(text) as { originals: { fileName: string; sha256: string; href: string }[] }
    expect(originals).toHaveLength(3)
    expect(originals).toContainEqual({ fileName: '1.png', sha256, href: `/api/account/originals/${sha256}` })
    expect(await openOriginal(actor, sha256)).toEqual({ key: `originals/${sha256}`, fileName: '1.png' })
    for (const other of [admin, stranger]) {
      await expect(openOriginal(other, sha256)).rejects.toMatchObject({ status: 404 })
    }
    await expect(openOriginal({ kind: 'visitor' }, sha256)).rejects.toMatchObject({ status: 401 })
  })

  test('is given to its owner with the link of the account page, for a week', async () => {
    const { actor } = await createPerson()
    const { actor: stranger } = await createPerson()
    await requestExport(actor)
    const { id } = await db.dataExport.findFirstOrThrow({ where: { userId: actor.id } })
    await buildExport({ exportId: id })
    const href = (await findMyExport(actor))?.href ?? ''
    const seal = new URL(href, 'http://own.invalid').searchParams.get('seal') ?? ''
    expect(await openExport(actor, id, seal)).toBe(`personal/${id}.json`)
    await expect(openExport(actor, id, 'forged')).rejects.toMatchObject({ status: 404 })
    await expect(openExport(stranger, id, seal)).rejects.toMatchObject({ status: 404 })
    await expect(openExport({ kind: 'visitor' }, id, seal)).rejects.toMatchObject({ status: 401 })

    const late = { now: () => new Date(Date.now() + 7 * 86_400_000 + 1000) }
    await expect(openExport(actor, id, seal, late)).rejects.toMatchObject({ status: 404 })
    await sweepExports(late)
    expect(await storage.has(`personal/${id}.json`)).toBe(false)
    expect((await findMyExport(actor))?.state).toBe('expired')
  })
})

async function mailsTo(email: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE data->>'to' = ${email}`
  return row?.count ?? 0
}

describe('erasing', () => {
  test('takes out everything that says who it was, stops the selling, and leaves what others bought', async () => {
    const { actor, email, sold, draft, other } = await artistWithData()
    expect(await mailsTo(email)).toBeGreaterThan(0)
    await expect(erasePerson(actor, 'somebody_else')).rejects.toMatchObject({ code: 'privacy.handle_wrong' })
    await erasePerson(actor, `@${actor.handle.toUpperCase()}`)

    const user = await db.user.findUniqueOrThrow({ where: { id: actor.id } })
    expect(user).toMatchObject({ state: 'closed', displayName: '—', bio: '', links: [], country: null })
    expect(JSON.stringify(user)).not.toContain(actor.handle)
    expect(JSON.stringify(user)).not.toContain(email)
    expect(await db.session.count({ where: { userId: actor.id } })).toBe(0)
    expect(await db.version.count({ where: { id: draft.versionId } })).toBe(0)
    expect(await db.report.count({ where: { email } })).toBe(0)
    expect(await mailsTo(email)).toBe(0)
    expect(await db.pack.findUniqueOrThrow({ where: { id: sold.packId } })).toMatchObject({ state: 'stopped' })
    expect(await db.pack.findUniqueOrThrow({ where: { id: other.packId } })).toMatchObject({ state: 'on_sale' })
    expect(await db.publishedSticker.count({ where: { versionId: sold.versionId } })).toBe(3)
  })

  test('takes the files that were sent and all that was made of them, but what was sold and what others sent too', async () => {
    const artist = await createPerson({ roles: ['artist'] })
    const other = await createPerson({ roles: ['artist'] })
    const draft = await createDraft(artist.actor, { stickers: 4 })
    const theirs = await createDraft(other.actor, { stickers: 1 })
    const stickers = await db.sticker.findMany({ where: { versionId: draft.versionId }, orderBy: { position: 'asc' } })
    const [never = '', mended = '', sold = '', both = ''] = stickers.map(({ masterHash }) => masterHash)
    const earlier = createHash('sha256').update(mended).digest('hex')
    const facts = { width: 512, height: 512, bytes: 1, placeholder: '' }
    await db.master.create({ data: { hash: earlier, artKey: earlier.slice(0, 16), ...facts } })
    await db.sticker.update({ where: { id: stickers[1]?.id ?? '' }, data: { earlier: [earlier] } })
    await createPackOnSale({ artistId: artist.actor.id, stickers: [{ masterHash: sold }] })
    await db.sticker.updateMany({
      where: { versionId: theirs.versionId },
      data: { masterHash: both, sourceHash: both },
    })
    const filesOf = (hash: string) => [
      `originals/${hash}`,
      `masters/${hash}.png`,
      `media/${hash.slice(0, 16)}/224.webp`,
    ]
    for (const hash of [never, mended, earlier, sold, both]) {
      await keepLook(hash, { white: 1n, whiteMirrored: 2n, black: 3n, blackMirrored: 4n })
      for (const file of filesOf(hash)) await storage.put(file, Buffer.from('x'))
    }
    const there = async (hash: string) => Promise.all(filesOf(hash).map((file) => storage.has(file)))

    await erasePerson(artist.actor, artist.actor.handle)
    for (const hash of [never, mended]) expect(await there(hash)).toEqual([false, false, false])
    // What was before a fix has no original of its own.
    expect((await there(earlier)).slice(1)).toEqual([false, false])
    // The picture is what people bought; the file it came in is not.
    expect(await there(sold)).toEqual([false, true, true])
    expect(await there(both)).toEqual([true, true, true])
    expect((await db.look.findMany({ where: { ground: 'white', masterHash: { in: [never, mended, earlier, sold, both] } } })).map(({ masterHash }) => masterHash).toSorted()).toEqual([sold, both].toSorted()) // prettier-ignore
  })

  test('waits for a reviewer who has a pack in hand', async () => {
    const { actor: artist } = await createPerson({ roles: ['artist'] })
    const { actor: judge } = await createPerson({ roles: ['reviewer'] })
    const { versionId } = await createDraft(artist, { state: 'waiting' })
    await openCase(system('test'), { versionId, round: 1 })
    await claimCase(judge, (await db.case.findFirstOrThrow({ where: { versionId } })).id)
    await expect(erasePerson(artist, artist.handle)).rejects.toMatchObject({ code: 'privacy.under_review' })
    expect(await db.user.findUniqueOrThrow({ where: { id: artist.id } })).toMatchObject({ state: 'active' })
  })
})
