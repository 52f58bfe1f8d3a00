import { z } from 'zod'

const id = z.coerce.number().int().positive()
const emoji = z
  .array(z.string().regex(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u))
  .min(1)
  .max(20)

const json = <T>(shape: z.ZodType<T>) =>
  z.string().transform((text, context): T => {
    try {
      return shape.parse(JSON.parse(text))
    } catch (error) {
      context.addIssue(String(error))
      return z.NEVER
    }
  })

export const InputSticker = z.strictObject({
  sticker: z.string().min(1),
  format: z.enum(['static', 'animated', 'video']),
  emoji_list: emoji,
  keywords: z.array(z.string()).max(20).refine((words) => words.join('').length <= 64, 'keywords: 64 characters in all').default([]), // prettier-ignore
})
export type InputSticker = z.infer<typeof InputSticker>

/** What each method takes, by Bot API 10.1: stricter than the real one, for a parameter it does not know is refused. */
export const ACCEPTS = {
  getMe: z.strictObject({}),
  setWebhook: z.strictObject({
    url: z.url(),
    secret_token: z.string().regex(/^[\w-]{1,256}$/),
    allowed_updates: json(z.array(z.string())).optional(),
  }),
  uploadStickerFile: z.strictObject({
    user_id: id,
    sticker: z.instanceof(Blob),
    sticker_format: z.enum(['static', 'animated', 'video']),
  }),
  createNewStickerSet: z.strictObject({
    user_id: id,
    name: z.string(),
    title: z.string().min(1).max(64),
    stickers: json(z.array(InputSticker).min(1).max(50)),
    sticker_type: z.enum(['regular', 'mask', 'custom_emoji']).default('regular'),
  }),
  addStickerToSet: z.strictObject({ user_id: id, name: z.string(), sticker: json(InputSticker) }),
  getStickerSet: z.strictObject({ name: z.string() }),
}
