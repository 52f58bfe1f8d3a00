import { StripeFault } from './fault'

export type FormValue = string | { [name: string]: FormValue }
export type Form = { [name: string]: FormValue }

/** `a[b][0]=c` as `{ a: { b: { 0: 'c' } } }`. A name sent twice is refused: the real one takes the last, and nobody notices. */
export function readForm(body: string): Form {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(body)) {
    const steps = [...name.matchAll(/^[^[]+|\[([^\]]*)\]/g)].map((match) => match[1] ?? match[0])
    place(form, steps, value, name)
  }
  return form
}

function place(into: Form, [step = '', ...rest]: string[], value: string, name: string): void {
  const key = step === '' ? String(Object.keys(into).length) : step
  const there = into[key]
  if (rest.length === 0) {
    if (there !== undefined) throw twice(name)
    into[key] = value
    return
  }
  const inner = there ?? {}
  if (typeof inner === 'string') throw twice(name)
  into[key] = inner
  place(inner, rest, value, name)
}

function twice(name: string) {
  return new StripeFault(400, 'parameter_invalid', `Sent twice: ${name}`, name)
}

/** A value that checkForm has seen to be text, or nothing. */
export function textOf(form: Form, name: string): string | undefined {
  const value = form[name]
  return typeof value === 'string' ? value : undefined
}

export function wholeOf(form: Form, name: string): number | undefined {
  const value = textOf(form, name)
  return value === undefined ? undefined : Number(value)
}

export function mapOf(form: Form | undefined, name: string): Record<string, string> {
  const value = form?.[name]
  return typeof value === 'object' ? (value as Record<string, string>) : {}
}

/** A nested object, or nothing. */
export function partOf(form: Form | undefined, name: string): Form | undefined {
  const value = form?.[name]
  return typeof value === 'object' ? value : undefined
}
