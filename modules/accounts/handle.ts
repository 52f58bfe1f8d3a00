import { randomBytes } from 'node:crypto'
import { fold } from '@/core/text'

/** A handle is part of an address, so it is plain: Latin letters have no twins among themselves that matter here. */
const FORM = /^[a-z0-9_]{3,30}$/

/** Words that a person could be taken for the shop, its people or one of its addresses with. */
const RESERVED = new Set(
  `about abuse account accounts admin administrator api app ar artist artists auth billing books bot bots categories category
  checkout contact copyright desk dev dmca en error everyone figures finance free health help home hostmaster imprint info
  legal library login logout mail mailer_daemon me media messages mod moderation moderator mods mulsaq new news nobody noreply
  no_reply null official operator orders owner packs pay payment payments payout payouts postmaster press privacy profile
  rankings refund refunds report reports review reviewer reviewers root rss search security sell settings shop sign_in sign_out
  signin signout signup sitemap staff static status sticker stickers store studio support system tag tags team terms
  trust undefined user users verified webmaster www`.split(/\s+/),
)

/** Who a display name must not pass for. Compared as a skeleton: lower case, look-alikes folded, nothing between the letters. */
const STAFF = ['admin', 'administrator', 'mulsaq', 'moderator', 'mulsaqsupport', 'support', 'staff', 'official', 'ملصق']
const STAFF_ANYWHERE = ['mulsaq', 'moderator', 'administrator', 'customersupport', 'shopsupport', 'officialsupport']

// Look-alikes of Latin letters (from UTS 39's confusables, the Greek and Cyrillic ones, and digits used as letters).
const TWINS: Record<string, string> = {
  а: 'a', α: 'a', ɑ: 'a', 'ӓ': 'a', в: 'b', ь: 'b', с: 'c', ϲ: 'c', ԁ: 'd', е: 'e', ё: 'e', є: 'e', ε: 'e', ғ: 'f', ɡ: 'g', һ: 'h', н: 'h',
  і: 'i', ї: 'i', ι: 'i', ı: 'i', ј: 'j', к: 'k', κ: 'k', ӏ: 'l', м: 'm', п: 'n', η: 'n', о: 'o', ο: 'o', σ: 'o', р: 'p', ρ: 'p',
  ԛ: 'q', г: 'r', ѕ: 's', т: 't', τ: 't', υ: 'u', ц: 'u', ѵ: 'v', ν: 'v', ѡ: 'w', ω: 'w', х: 'x', χ: 'x', у: 'y', γ: 'y',
  '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '|': 'l', '!': 'i',
} // prettier-ignore

/** Text as the eye reads it, for comparing names only. */
export function skeleton(text: string): string {
  return fold(text)
    .replace(/./gsu, (letter) => TWINS[letter] ?? letter)
    .replace(/[^\p{L}]/gu, '')
    .replaceAll('i', 'l') // I, l and 1 are one stroke
    .replace(/(.)\1+/gu, '$1')
}

const staff = new Set(STAFF.map(skeleton))
const staffAnywhere = STAFF_ANYWHERE.map(skeleton)

/** Whether a display name could be read as the shop speaking. */
export function readsLikeStaff(name: string): boolean {
  const seen = skeleton(name)
  return staff.has(seen) || staffAnywhere.some((word) => seen.includes(word))
}

const TWIN_SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]

/** Whether the letters of a word come from scripts full of each other's twins, which nobody mixes but to look like something else. */
export function mixesScripts(word: string): boolean {
  return TWIN_SCRIPTS.filter((script) => script.test(word)).length > 1
}

/** What was typed for a handle as one would be kept: `@` and capitals are forgiven. It need not be one. */
export function plainHandle(typed: string): string {
  return typed.trim().replace(/^@/, '').toLowerCase()
}

/** A handle as typed, in the form it is kept in. Undefined when it is not one. */
export function readHandle(typed: string): string | undefined {
  const handle = plainHandle(typed)
  return FORM.test(handle) ? handle : undefined
}

/** Whether the shop keeps this handle for itself. */
export function isReserved(handle: string): boolean {
  return RESERVED.has(handle) || RESERVED.has(handle.replace(/^_+|_+$/g, '')) || readsLikeStaff(handle)
}

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** A handle for somebody new: says nothing of their address, and is theirs to change. */
export function freshHandle(): string {
  const tail = [...randomBytes(8)].map((byte) => LETTERS.charAt(byte & 31)).join('')
  return `new_${tail}`
}
