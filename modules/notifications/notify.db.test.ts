import { describe, expect, test } from 'vitest'
import { db, inTransaction } from '@/infra/db'
import { readMailbox } from '@/infra/mailer'
import { deliverMail } from './deliver-mail'
import { noticeQueued } from './jobs'
import type { Notice } from './notice'
import { notify } from './notify'

const reader = { email: 'reader@people.example', locale: 'en' } as const

async function queued(): Promise<Notice[]> {
  const rows = await db.$queryRaw<{ data: unknown }[]>`
    SELECT data FROM pgboss.job WHERE name = ${noticeQueued.name} ORDER BY created_on`
  return rows.map((row) => noticeQueued.schema.parse(row.data))
}

describe('notify', () => {
  test('a mail is queued exactly when what it tells of has happened', async () => {
    await inTransaction((tx) => notify(tx, reader, 'pack_approved', { title: 'Sleepy Foxes', packId: 'pack_1' }))
    await expect(
      inTransaction(async (tx) => {
        await notify(tx, reader, 'pack_approved', { title: 'Undone', packId: 'pack_2' })
        throw new Error('undo')
      }),
    ).rejects.toThrow('undo')
    expect((await queued()).map((notice) => notice.params)).toEqual([{ title: 'Sleepy Foxes', packId: 'pack_1' }])
  })

  test('nobody is written to at a closed account', async () => {
    const before = (await queued()).length
    await notify(db, { email: '', locale: 'en' }, 'pack_approved', { title: 'x', packId: 'pack_1' })
    expect(await queued()).toHaveLength(before)
  })

  test('without a mail server the mail lies in this machine’s own mailbox', async () => {
    const [notice] = await queued()
    if (notice) await deliverMail(notice)
    const [mail] = await readMailbox()
    expect(mail).toMatchObject({ to: reader.email, language: 'en', subject: '“Sleepy Foxes” is on sale' })
  })
})
