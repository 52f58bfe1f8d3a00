'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/infra/form-action'
import { makeCode, stopCode } from './make-code'

const text = z.string().max(100).default('')
const scope = z.enum(['own', 'shop'])

const MakeForm = z.object({
  scope,
  code: text,
  kind: z.enum(['percent', 'amount']),
  value: text,
  from: text,
  until: text,
  usesMost: text,
  perBuyer: text,
})

export const makeCodeNow = formAction(MakeForm, async (actor, { scope: whose, ...wish }) => {
  await makeCode(actor, whose, wish)
  refresh()
})

export const stopCodeNow = formAction(z.object({ scope, id: text }), async (actor, { scope: whose, id }) => {
  await stopCode(actor, whose, id)
  refresh()
})
