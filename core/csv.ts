/**
 * A cell that no spreadsheet takes for a formula: text beginning with one of = + - @ or a control character is led by
 * an apostrophe, and everything is quoted. Amounts are ours, and stay numbers.
 */
export function csvCell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** Rows of finished cells as a CSV file (RFC 4180, with a mark that tells spreadsheets it is UTF-8). */
export function csvFile(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[head.map(csvCell), ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}
