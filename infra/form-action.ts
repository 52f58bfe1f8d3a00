import { getTranslations } from 'next-intl/server'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Actor } from '@/core/actor'
import { newId } from '@/core/ids'
import { Refusal } from '@/core/refusal'
import { log } from './log'
import { currentActor } from './session'

/** What a form gets back. `message` is in the person's language; `fields` names the inputs that need another look. */
export interface FormState {
  ok: boolean
  code?: string
  message?: string
  fields?: Record<string, string>
}

/**
 * A server action from a use case: parse the form, find out who asks, and turn a refusal into words.
 * Redirects pass through. Any other error is logged with an id, and the person is told that id.
 */
export function formAction<Schema extends z.ZodType>(
  schema: Schema,
  act: (actor: Actor, form: z.output<Schema>) => Promise<FormState | void>,
): (before: FormState | undefined, form: FormData) => Promise<FormState> {
  return async (_, form) => {
    const t = await getTranslations('refusals')
    const parsed = schema.safeParse(formValues(form))
    if (!parsed.success) {
      const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]))
      return { ok: false, code: 'form.invalid', message: t('form.invalid'), fields }
    }
    try {
      return (await act(await currentActor(), parsed.data)) ?? { ok: true }
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof Refusal)
        return { ok: false, code: error.code, message: t.has(error.code) ? t(error.code, error.params) : error.message }
      const id = newId('request')
      log.error({ err: error, faultId: id }, 'action fault')
      return { ok: false, code: 'unexpected', message: t('unexpected', { id }) }
    }
  }
}

/** A form's values: a name sent once is text (or a file), sent several times or ending in `[]` is a list. */
function formValues(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue
    const all = form.getAll(name)
    if (name.endsWith('[]')) values[name.slice(0, -2)] = all
    else values[name] = all.length > 1 ? all : all[0]
  }
  return values
}
