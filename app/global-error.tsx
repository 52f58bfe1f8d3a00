'use client'

import { TornPage } from './_shell/torn-page'
import './globals.css'

/** For whatever breaks, the frame itself too: so it brings a whole document. There is no other: each would be fetched with every page. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <TornPage error={error} again={reset} />
      </body>
    </html>
  )
}
