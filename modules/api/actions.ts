'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/infra/form-action'
import { endToken } from './end-token'
import { makeToken } from './make-token'

export const makeApiToken = formAction(z.object({ name: z.string().default('') }), async (actor, { name }) => {
  const once = [await makeToken(actor, name)]
  refresh()
  return { ok: true, once }
})

export const endApiToken = formAction(z.object({ tokenId: z.string() }), async (actor, { tokenId }) => {
  await endToken(actor, tokenId)
  refresh()
})
