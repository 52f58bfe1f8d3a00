import { ButtonLink } from '@/ui/button-link'
import { Notice } from '@/ui/notice'

export interface CodeWords {
  title: string
  lead: string
  go: string
}

/** Recovery codes, shown this once. Pressing on says that they are kept. */
export function RecoveryCodes({ codes, next, words }: { codes: readonly string[]; next: string; words: CodeWords }) {
  return (
    <output className="grid gap-4">
      <Notice tone="warn" title={words.title}>
        {words.lead}
      </Notice>
      <ol
        dir="ltr"
        className="border-line bg-well grid grid-cols-2 gap-x-6 gap-y-2 rounded-l border px-5 py-4 font-mono"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      {/* A page of its own: what is shown here must not come back with “back”. */}
      <ButtonLink kind="main" href={next} className="justify-self-start" replace>
        {words.go}
      </ButtonLink>
    </output>
  )
}
