'use client'

import { TornPage } from '../_shell/torn-page'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <TornPage error={error} again={reset} />
}
