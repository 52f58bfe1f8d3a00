/**
 * Where a page ends, as text for an address: the sort key (a number) and the id of its last row.
 * What does not read as a cursor counts as none: the first page is an answer, an error is not.
 */
export interface Cursor {
  key: number
  id: string
}

export function writeCursor({ key, id }: Cursor): string {
  return `${key.toString(36)}.${id}`
}

export function readCursor(text: string | undefined): Cursor | undefined {
  const match = /^([0-9a-z]{1,11})\.([a-z]{3,5}_[0-9a-z]{26})$/.exec(text ?? '')
  if (!match?.[1] || !match[2]) return undefined
  const key = parseInt(match[1], 36)
  // A date must be able to hold it.
  return key <= 8.64e15 ? { key, id: match[2] } : undefined
}
