import type pg from 'pg'

/** What `pg` gives a query that speaks the protocol itself. */
interface Wire {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  stream: { writableNeedDrain: boolean; once(event: 'drain', then: () => void): void }
}

/** `COPY … FROM STDIN` in the text format, row by row as they are made: a million in the memory of a few. */
export function copyRows(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
) {
  return new Promise<void>((resolve, reject) => {
    const turn = rows[Symbol.iterator]()
    const send = (wire: Wire): void => {
      for (;;) {
        let chunk = ''
        while (chunk.length < 262_144) {
          const { done, value } = turn.next()
          if (done) {
            if (chunk) wire.sendCopyFromChunk(Buffer.from(chunk))
            wire.endCopyFrom()
            return
          }
          chunk += `${value.map(written).join('\t')}\n`
        }
        wire.sendCopyFromChunk(Buffer.from(chunk))
        if (wire.stream.writableNeedDrain) {
          wire.stream.once('drain', () => send(wire))
          return
        }
      }
    }
    const names = columns.map((column) => `"${column}"`).join(', ')
    const query = {
      submit: (wire: Wire) => wire.query(`COPY "${table}" (${names}) FROM STDIN`),
      handleCopyInResponse: send,
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError: (error: Error) => reject(error),
    }
    client.query(query as unknown as pg.Submittable)
  })
}

export type Cell = string | number | bigint | Date | null | readonly string[]

function written(cell: Cell): string {
  if (cell === null) return '\\N'
  if (cell instanceof Date) return cell.toISOString()
  if (Array.isArray(cell)) return `{${cell.join(',')}}`
  return String(cell).replace(/[\\\t\n\r]/g, (character) => `\\${character}`)
}
