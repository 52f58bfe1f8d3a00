'use client'

import { FingerprintIcon } from '@phosphor-icons/react/dist/ssr/Fingerprint'
import { useState, useSyncExternalStore } from 'react'
import { Button, type ButtonKind } from '@/ui/button'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'
import { RecoveryCodes, type CodeWords } from './recovery-codes'

export interface PasskeyWords {
  go: string
  /** By the code of a refusal; `none` when the browser or its owner stopped it. */
  problems: Record<string, string>
  codes?: CodeWords
}

/**
 * Sign in, confirm or add by passkey. Not there in a browser that knows none, or on a page that is not safe (plain http from
 * another machine): what stands beside it does the same.
 */
export function PasskeyButton({
  step,
  next,
  kind = 'outline',
  words,
}: {
  step: 'sign-in' | 'confirm' | 'add'
  /** Where to go on to, once it is done. */
  next: string
  kind?: ButtonKind
  words: PasskeyWords
}) {
  const offered = useSyncExternalStore(
    () => () => undefined,
    () => 'PublicKeyCredential' in window,
    () => false,
  )
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const [codes, setCodes] = useState<string[]>([])

  async function go() {
    setBusy(true)
    setProblem('')
    try {
      const { codes = [] } = await passkey(step)
      if (codes.length > 0) setCodes(codes)
      else window.location.assign(next)
    } catch (error) {
      setProblem(error instanceof Refused ? error.code : 'none')
    } finally {
      setBusy(false)
    }
  }

  if (!offered) return null
  if (codes.length > 0 && words.codes) return <RecoveryCodes codes={codes} next={next} words={words.codes} />
  return (
    <div className="grid gap-3">
      <Button
        kind={kind}
        className="w-full"
        icon={<Icon of={FingerprintIcon} />}
        pending={busy}
        onClick={() => void go()}
      >
        {words.go}
      </Button>
      {problem && (
        <Notice tone="bad" role="alert">
          {words.problems[problem] ?? words.problems['factors.passkey_refused']}
        </Notice>
      )}
    </div>
  )
}

class Refused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

async function passkey(step: 'sign-in' | 'confirm' | 'add'): Promise<{ codes?: string[] }> {
  // Brought when it is pressed: most people never do.
  const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser')
  const optionsJSON = (await post(`ask-${step}`)) as never
  const answer = step === 'add' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON })
  return post(step, answer)
}

async function post(step: string, body: object = {}): Promise<object> {
  const answer = await fetch(`/api/passkeys/${step}`, { method: 'POST', body: JSON.stringify(body) })
  const said = (await answer.json()) as { code?: string }
  if (!answer.ok) throw new Refused(said.code ?? '')
  return said
}
