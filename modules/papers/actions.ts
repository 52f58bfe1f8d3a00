'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/infra/form-action'
import { askForInvoice } from './ask-for-invoice'

const text = z.string().max(400).default('')

export const askForInvoiceNow = formAction(
  z.object({ orderId: z.string().max(60), name: text, address: text, taxNumber: text }),
  async (actor, { orderId, ...buyer }) => {
    await askForInvoice(actor, orderId, buyer)
    refresh()
  },
)
