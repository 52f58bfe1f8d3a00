import { getTranslations } from 'next-intl/server'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { type Actor, visitor } from '@/core/actor'
import { newId } from '@/core/ids'
import { ownPath } from '@/core/own-path'
import { Refusal } from '@/core/refusal'
import { isBusy } from './db'
import { log } from './log'
import { noteRefused } from './note-refused'
import { currentRequest } from './request-context'
import { secondStep, sureStep } from './second-step'
import { currentActor } from './session'

/** What a form gets back. `message` is in the person's language; `fields` names the inputs that need another look. */
export interface FormState {
  ok: boolean
  code?: string
  message?: string
  fields?: Record<string, string>
  /** What can be done about a no. */
  way?: { href: string; words: string }
  /** Words that are shown this once and kept nowhere. */
  once?: string[]
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
    let actor: Actor = visitor
    try {
      actor = await currentActor()
      return (await act(actor, parsed.data)) ?? { ok: true }
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof Refusal) {
        if (error.code === 'session.role_required') await noteRefused(actor, error)
        const message = t.has(error.code) ? t(error.code, error.params) : error.message
        return { ok: false, code: error.code, message, ...(await wayOut(error.code)) }
      }
      // Nothing was done: the same click later is as good as this one.
      if (isBusy(error)) {
        log.warn({ err: error }, 'action waited too long for others')
        return { ok: false, code: 'busy', message: t('busy') }
      }
      const id = newId('request')
      log.error({ err: error, faultId: id }, 'action fault')
      return { ok: false, code: 'unexpected', message: t('unexpected', { id }) }
    }
  }
}

/** To where a person shows that it is they, and back to the page of the form. */
async function wayOut(code: string): Promise<Pick<FormState, 'way'>> {
  const t = await getTranslations('refusals')
  const here = ownPath(currentRequest()?.path)
  if (code === 'session.sign_in_again') return { way: { href: sureStep(here), words: t('session.sign_in_step') } }
  if (code !== 'session.step_up' && code !== 'session.second_factor_required') return {}
  return { way: { href: secondStep(here), words: t('session.second_step') } }
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
