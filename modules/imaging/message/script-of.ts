/** ISO 15924, of scripts that people write today and we have no letters for (faces-for.ts). */
const SCRIPTS = [
  'Adlm', 'Bali', 'Batk', 'Bugi', 'Cakm', 'Cans', 'Cham', 'Cher', 'Copt', 'Java', 'Kali', 'Lana', 'Lepc', 'Limb', 'Lisu', 'Mand', 'Mong', 'Mtei', 'Newa',
  'Nkoo', 'Olck', 'Osge', 'Plrd', 'Rohg', 'Samr', 'Saur', 'Sund', 'Sylo', 'Tale', 'Talu', 'Tavt', 'Tibt', 'Vaii', 'Wara', 'Yiii',
] as const // prettier-ignore

/** The script of letters that cannot be drawn, so that it can be named; nothing where it is none of these. */
export function scriptOf(letters: readonly string[]): string {
  const [first = ''] = letters
  return SCRIPTS.find((script) => new RegExp(`^\\p{Script=${script}}`, 'u').test(first)) ?? ''
}
