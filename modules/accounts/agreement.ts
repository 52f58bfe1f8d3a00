/** The artist agreement that is in force. Its words are `account.studio.agreement`; new words need a new version here. */
export const AGREEMENT_VERSION = '2026-11-24'
