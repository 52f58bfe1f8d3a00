const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 has no place for: one such character, and no reader reads the rest. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** What a person typed, as text or an attribute of XML: without the characters it cannot carry, those of its own escaped. */
export function xmlText(typed: string): string {
  return typed.replace(NOT_XML, '').replace(/[&<>"]/g, (character) => NAMED[character] ?? character)
}
