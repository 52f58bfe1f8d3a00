// The key that opens My stickers. Whoever speaks to a computer may set it off with a word, so it can be switched off.

export const KEY = 'S'
/** Its place on the keyboard: the same under an Arabic layout. */
export const KEY_CODE = 'KeyS'
const OFF = 'picker-key-off'

export function isKeyOff(): boolean {
  try {
    return localStorage.getItem(OFF) !== null
  } catch {
    return false
  }
}

export function chooseKey(on: boolean): void {
  try {
    if (on) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, '1')
  } catch {
    // Storage may be closed to us: then it stays on.
  }
}
