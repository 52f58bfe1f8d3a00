import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { WarningIcon } from '@phosphor-icons/react/dist/ssr/Warning'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localHref, type Locale } from '@/i18n/routing'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'
import { Table, Td, Th } from '@/ui/table'
import type { Checked } from '../audit-books'

/** Which of the invariants hold, in words, and what breaks one that does not. */
export async function BooksCheck({ locale, checked }: { locale: Locale; checked: Checked[] }) {
  const t = await getTranslations('books.check')
  const format = await getFormatter()
  const broken = checked.filter(({ subjects }) => subjects.length > 0)
  return (
    <div className="grid gap-4">
      <h2 className="type-t3">{t('title')}</h2>
      {broken.length === 0 ? (
        <Notice tone="ok">{t('holds', { count: checked.length })}</Notice>
      ) : (
        <Notice tone="bad" role="alert">
          {t('broken', { count: broken.length, of: checked.length })}
        </Notice>
      )}
      <Table
        label={t('title')}
        head={
          <>
            <Th end>{t('number')}</Th>
            <Th>{t('always')}</Th>
            <Th>{t('answer')}</Th>
          </>
        }
      >
        {checked.map(({ invariant, subjects }) => (
          <tr key={invariant} className="align-top">
            <Td end className="text-ink-3 w-12">
              {format.number(invariant)}
            </Td>
            <Td className="max-w-[36rem] min-w-[14rem] whitespace-normal">{t(`words.${invariant}`)}</Td>
            <Td>
              {subjects.length === 0 ? (
                <span className="text-ok inline-flex items-center gap-2">
                  <Icon of={CheckCircleIcon} weight="fill" size={20} />
                  {t('yes')}
                </span>
              ) : (
                <>
                  <span className="text-bad inline-flex items-center gap-2">
                    <Icon of={WarningIcon} weight="fill" size={20} />
                    {t('no')}
                  </span>
                  <ul className="mt-2 grid">
                    {subjects.map((subject) => (
                      <li key={subject}>
                        <Subject locale={locale} subject={subject} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </Td>
          </tr>
        ))}
      </Table>
    </div>
  )
}

/** Where a thing can be looked at, by what its id begins with; an account by its path. */
function placeOf(subject: string): string | undefined {
  if (subject.startsWith('ord_')) return `/orders/${subject}`
  if (subject.startsWith('ent_')) return `/desk/books/entries/${subject}`
  if (subject.startsWith('pack_')) return `/desk/packs?find=${subject}`
  if (/:[A-Z]{3}$/.test(subject)) return `/desk/books/entries?account=${encodeURIComponent(subject)}`
  return undefined
}

function Subject({ locale, subject }: { locale: Locale; subject: string }) {
  const place = placeOf(subject)
  const words = <bdi dir="ltr">{subject}</bdi>
  if (!place) return <span className="type-code text-ink-3">{words}</span>
  return (
    <Link prefetch={false} href={localHref(locale, place)} className="link type-code inline-flex min-h-6 items-center">
      {words}
    </Link>
  )
}
