'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/infra/form-action'
import { requestSets } from './request-sets'
import { unlink } from './unlink'

const Wish = z.object({ packId: z.string(), versionId: z.string() })

export const makeSets = formAction(Wish, async (actor, wish) => {
  await requestSets(actor, wish)
  refresh()
})

export const unlinkTelegram = formAction(z.object({}), async (actor) => {
  await unlink(actor)
  refresh()
})
