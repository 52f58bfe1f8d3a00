export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`video: no ${what}`)
  return value
}

/** FFmpeg answers with a number below zero when it could not. */
export function check(code: number, what: string): void {
  if (code < 0) throw new Error(`video: ${what} failed with ${code}`)
}
