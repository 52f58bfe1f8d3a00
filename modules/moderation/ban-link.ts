import { isSigned, sign } from '@/infra/secret'

const PURPOSE = 'ban-appeal'

/** The way of somebody banned to the decision and the one appeal against it: nobody can guess it, and it opens nothing else. */
export const banPath = (id: string): string => `/bans/${id}?key=${sign(PURPOSE, id)}`

export const isBanKey = (id: string, key: string): boolean => isSigned(PURPOSE, id, key)
