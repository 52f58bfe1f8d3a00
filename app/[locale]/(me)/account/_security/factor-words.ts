import { getTranslations } from 'next-intl/server'
import type { PasskeyWords } from '@/modules/factors/ui/passkey-button'
import type { CodeWords } from '@/modules/factors/ui/recovery-codes'

/** What stands on a passkey's button, and what is said when it does not work out. */
export async function passkeyWords(go: string): Promise<PasskeyWords> {
  const t = await getTranslations('factors')
  const refusals = await getTranslations('refusals')
  return {
    go,
    problems: {
      none: t('passkeyStopped'),
      'rate_limit.exceeded': t('often'),
      'factors.passkey_refused': refusals('factors.passkey_refused'),
      'factors.passkey_known': refusals('factors.passkey_known'),
      'factors.many_passkeys': refusals('factors.many_passkeys', { max: 10 }),
    },
    codes: await codeWords(),
  }
}

export async function codeWords(): Promise<CodeWords> {
  const t = await getTranslations('factors.codes')
  return { title: t('title'), lead: t('lead'), go: t('kept') }
}
