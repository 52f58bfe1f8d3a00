import { Refusal } from '@/core/refusal'
import type { PagePart } from './page-part'
import type { WaitReason } from './wait-ticket'

/** Every expected "no" of this module. The words are `refusals.account.*` and `refusals.people.*`. */

export const badEmail = () => new Refusal('account.bad_email', 422, 'That is not one plain e-mail address.')
export const badHandle = () =>
  new Refusal('account.bad_handle', 422, 'A handle has 3 to 30 characters: a to z, 0 to 9 and _.')
export const handleTaken = (handle: string) =>
  new Refusal('account.handle_taken', 409, `The handle ${handle} is not free.`, { handle })
export const badName = () => new Refusal('account.bad_name', 422, 'A name has 1 to 40 characters.', { max: 40 })
export const borrowedName = (name: string) =>
  new Refusal('account.borrowed_name', 422, `The name ${name} reads like the shop's own people.`, { name })
export const mixedName = (name: string) =>
  new Refusal('account.mixed_name', 422, `The name ${name} mixes letters of several scripts in one word.`, { name })
export const longBio = (characters: number) =>
  new Refusal('account.long_bio', 422, `The bio has ${characters} characters; 300 fit.`, { characters, max: 300 })
export const badLink = (link: string) => new Refusal('account.bad_link', 422, `${link} is not a web address.`, { link })
export const manyLinks = (count: number) =>
  new Refusal('account.many_links', 422, `${count} links; 5 fit.`, { count, max: 5 })
export const takenOff = (part: PagePart) =>
  new Refusal('account.taken_off', 409, `This ${part} was taken off the page.`, { part })
export const noSuchSession = () => new Refusal('account.no_such_session', 404, 'That session is over already.')
export const oldAgreement = () =>
  new Refusal('account.old_agreement', 409, 'The agreement has changed since the page was opened.')

export const noSuchPerson = () => new Refusal('people.no_such_person', 404, 'There is no such person.')
export const reasonNeeded = () => new Refusal('people.reason_needed', 422, 'Every change of this kind needs a reason.')
export const notThisRole = () => new Refusal('people.not_this_role', 422, 'This role cannot be given or taken.')
export const roleUnchanged = () => new Refusal('people.role_unchanged', 409, 'It is so already.')
export const lastAdmin = () => new Refusal('people.last_admin', 409, 'The shop must keep one admin.')
export const notYourself = () => new Refusal('people.not_yourself', 409, 'Nobody can ban themselves.')
export const wait = (why: WaitReason, seconds: number) =>
  new Refusal('account.wait', 503, `Wait ${seconds} s in line (${why}).`, { why, seconds })
