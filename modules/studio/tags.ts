import { cleanLine, clip, fold } from '@/core/text'
import { LIMITS } from './limits'

/** Tags as typed, cleaned: each at most 30 characters, at most ten, none twice however it is spelt. */
export function cleanTags(tags: readonly string[]): string[] {
  const seen = new Set<string>()
  const clean: string[] = []
  for (const tag of tags) {
    const text = clip(cleanLine(tag.replace(/[#,،]/g, ' ')), LIMITS.tag).trim()
    if (text === '' || seen.has(fold(text))) continue
    seen.add(fold(text))
    clean.push(text)
  }
  return clean.slice(0, LIMITS.tags)
}
