import { FilePdfIcon } from '@phosphor-icons/react/dist/ssr/FilePdf'
import type { Locale } from '@/i18n/routing'
import { buttonLook } from '@/ui/button'
import { Icon } from '@/ui/icon'
import type { PaperKind } from '../paper'

/** A way to a paper in the page's language. A file, not a page: the router must not try to render it. */
export function PaperLink({ kind, id, locale, words }: { kind: PaperKind; id: string; locale: Locale; words: string }) {
  return (
    <a href={`/api/papers/${kind}/${id}?in=${locale}`} download className={buttonLook('outline', 's')}>
      <Icon of={FilePdfIcon} />
      {words}
    </a>
  )
}
