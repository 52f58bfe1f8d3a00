import { z } from 'zod'

type Said = Record<'title' | 'description', string>

/** What the artist calls a pack in further languages, by BCP 47. */
export type Translations = Readonly<Record<string, Said>>

const Kept = z.record(z.string().max(12), z.object({ title: z.string(), description: z.string() }))

/** As the database keeps them. */
export function translationsOf(json: unknown): Translations {
  return Kept.safeParse(json).data ?? {}
}

/** Title and description in the reader's language where the artist wrote them; else as first written. */
export function saidIn({ title, description, translations }: Said & { translations: unknown }, language: string): Said {
  const its = translationsOf(translations)[language]
  return { title: its?.title || title, description: its?.description || description }
}

/** The titles alone: a card needs no more. */
export function titlesOf(translations: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(translationsOf(translations)).map(([language, { title }]) => [language, title]),
  )
}

/** The title of a pack on a shelf, in the reader's language. */
export function titleIn(
  { title, titles }: { title: string; titles: Readonly<Record<string, string>> },
  language: string,
) {
  return titles[language] || title
}
