'use client'

import { TornPage } from './_shell/torn-page'
import './globals.css'

/** The frame itself broke: so this page brings a whole document. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <TornPage error={error} again={reset} />
      </body>
    </html>
  )
}
