'use server'

import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/infra/form-action'
import { DAY_FORMS } from './bank-csv'
import { bookBankCharge, bookCharge } from './book-charge'
import { closeAlarm } from './close-alarm'
import { importBankFile } from './import-bank-file'
import { setAsideLine } from './set-aside-line'
import { playSandbox, SANDBOX_MOVES } from './play-sandbox'

export const playSandboxMove = formAction(
  z.object({ ref: z.string().max(60), move: z.enum(SANDBOX_MOVES) }),
  // Not asked who: whoever has the address may pay, as at a processor.
  async (_, { ref, move }) => {
    redirect(await playSandbox(ref, move))
  },
)

export const closePaymentAlarm = formAction(
  z.object({ paymentId: z.string().max(60), note: z.string().trim().min(1).max(300) }),
  async (actor, { paymentId, note }) => {
    await closeAlarm(actor, paymentId, note)
    refresh()
  },
)

const name = z.string().trim().max(80)

export const importBankLines = formAction(
  z.object({
    file: z.instanceof(File),
    day: name.min(1),
    amount: name.min(1),
    text: name.min(1),
    payer: name.default(''),
    dayForm: z.enum(DAY_FORMS),
    decimal: z.enum([',', '.']),
  }),
  async (actor, { file, ...columns }) => {
    const { lines, fresh } = await importBankFile(
      actor,
      { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
      columns,
    )
    refresh()
    return { ok: true, message: (await getTranslations('bank'))('imported', { lines, fresh }) }
  },
)

export const bookOneCharge = formAction(
  z.object({ provider: z.string().max(40), move: z.string().max(120) }),
  async (actor, charge) => {
    await bookCharge(actor, charge)
    refresh()
  },
)

export const bookLineAsCharge = formAction(z.object({ hash: z.string().max(64) }), async (actor, { hash }) => {
  await bookBankCharge(actor, hash)
  refresh()
})

export const setLineAside = formAction(
  z.object({ hash: z.string().max(64), note: z.string().max(300) }),
  async (actor, { hash, note }) => {
    await setAsideLine(actor, hash, note)
    refresh()
  },
)
