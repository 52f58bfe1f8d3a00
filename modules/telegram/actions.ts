'use server'

import { z } from 'zod'
import { formAction } from '@/infra/form-action'
import { requestSets } from './request-sets'
import { unlink } from './unlink'

const Wish = z.object({ packId: z.string(), versionId: z.string() })

export const makeSets = formAction(Wish, (actor, wish) => requestSets(actor, wish))

export const unlinkTelegram = formAction(z.object({}), (actor) => unlink(actor))
