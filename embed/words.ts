/** By language, from messages/<language>.json; the build fills it in (server/build-embed.ts). */
declare const WORDS: Record<string, Record<string, string>>

const RIGHT_TO_LEFT = /^(ar|fa|he|ur)\b/

/** The words of the language that is asked for, or the nearest there is. */
export function wordsOf(language: string) {
  const tag = language.toLowerCase()
  const name = WORDS[tag] ? tag : (tag.split('-')[0] ?? '')
  const chosen = WORDS[name] ? name : 'en'
  return {
    language: chosen,
    direction: RIGHT_TO_LEFT.test(chosen) ? 'rtl' : 'ltr',
    say: (key: string, values: Record<string, string> = {}) =>
      (WORDS[chosen]?.[key] ?? WORDS['en']?.[key] ?? key).replace(
        /\{(\w+)\}/g,
        (_, value: string) => values[value] ?? '',
      ),
  }
}
