/** What is wrong with bytes that are looked at: they are not what they say. */
export class NotWhole extends Error {}

export function need(holds: boolean): asserts holds {
  if (!holds) throw new NotWhole('not whole')
}

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
export const nameAt = (bytes: Uint8Array, offset: number) => String.fromCharCode(...bytes.subarray(offset, offset + 4))
