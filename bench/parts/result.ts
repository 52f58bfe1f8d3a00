/** A figure of ours beside its bare counterpart, measured in the same run: read the ratio, not the absolutes. */
export interface Figure {
  ours: number
  bare: number
  /** ours / bare. */
  ratio: number
  /** What ours and bare are counted in; it says whether more or less is better. */
  unit: string
  /** What ours costs: CPU milliseconds for one. */
  cpuMs: number
}

export type Figures = Record<string, Figure>

/** Whole numbers and short fractions: more digits than the machine can repeat say nothing. */
export function figure(ours: number, bare: number, unit: string, cpuMs: number): Figure {
  const short = (value: number) => Number(value.toPrecision(4))
  return { ours: short(ours), bare: short(bare), ratio: short(ours / bare), unit, cpuMs: short(cpuMs) }
}
