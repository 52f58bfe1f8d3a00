'use server'

import { getLocale } from 'next-intl/server'
import { refresh } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/infra/form-action'
import { answerReview } from './answer-review'
import { removeReview } from './remove-review'
import { writeReview } from './write-review'

const words = z.string().max(20_000).default('')

const ReviewForm = z.object({ packId: z.string(), stars: z.coerce.number().default(0), words })

export const rate = formAction(ReviewForm, async (actor, { packId, ...review }) => {
  await writeReview(actor, packId, { ...review, locale: await getLocale() })
  refresh()
})

export const takeBack = formAction(z.object({ packId: z.string() }), async (actor, { packId }) => {
  await removeReview(actor, packId)
  refresh()
})

export const answer = formAction(z.object({ reviewId: z.string(), words }), async (actor, { reviewId, words }) => {
  await answerReview(actor, reviewId, words)
  refresh()
})
