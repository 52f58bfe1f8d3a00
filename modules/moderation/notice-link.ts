import { isSigned, sign } from '@/infra/secret'

const PURPOSE = 'rights-notice'

/** The claimant's way to his notice: a path that nobody can guess, without an account. */
export const noticePath = (id: string): string => `/rights/${id}?key=${sign(PURPOSE, id)}`

export const isNoticeKey = (id: string, key: string): boolean => isSigned(PURPOSE, id, key)
