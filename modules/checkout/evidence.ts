/** What others say about where a buyer is. */
export interface Evidence {
  kind: 'card'
  country: string
  /** The provider that said it. */
  by: string
}

export type Standing = 'two' | 'one' | 'conflict'

/**
 * How the country of an order is proven: what its buyer stated, and what others say. `two` pieces agree, which is what the EU
 * asks of sellers above its threshold (Implementing Regulation 282/2011, Art. 24b); `one` is the buyer's word alone; in a
 * `conflict` somebody says another country, and finance looks at it. The tax stays what the buyer saw.
 */
export function standingOf(stated: string, evidence: readonly Evidence[]): Standing {
  if (evidence.some(({ country }) => country === stated)) return 'two'
  return evidence.length > 0 ? 'conflict' : 'one'
}
