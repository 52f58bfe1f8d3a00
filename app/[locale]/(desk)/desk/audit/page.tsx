import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref, type Locale } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { type AuditLine, checkAudit, listAudit } from '@/modules/moderation/list-audit'
import { Button } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { Notice } from '@/ui/notice'
import { Pager } from '@/ui/pager'
import { Table, Td, Th } from '@/ui/table'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.audit'))('title') }
}

export default async function AuditPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const search = await searchParams
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : undefined
  }
  const actor = await currentActor()
  const before = text('before')
  const query = { by: text('by'), subject: text('subject'), action: text('action') }
  const log = await asked(
    locale,
    listAudit(actor, { ...query, before: before && /^\d{1,15}$/.test(before) ? BigInt(before) : undefined }),
  )
  const check = search.check === '1' ? await checkAudit(actor) : undefined
  const t = await getTranslations('desk.audit')
  const here = localHref(locale, '/desk/audit')
  const filtered = Object.values(query).some((value) => value !== undefined)

  return (
    <div className="mx-auto grid w-full max-w-[1360px] gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="type-t2">{t('title')}</h1>
          <p className="text-ink-2 mt-1">{t('lead')}</p>
        </div>
        <ButtonLink href={`${here}?check=1`}>{t('check')}</ButtonLink>
      </div>
      {check &&
        (check.broken.length === 0 ? (
          <Notice tone="ok">{t('intact', { entries: check.entries, seal: check.head.slice(0, 16) })}</Notice>
        ) : (
          <Notice tone="bad" role="alert">
            {t('broken', { numbers: check.broken.join(', ') })}
          </Notice>
        ))}
      <search>
        <form className="grid items-end gap-3.5 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto_auto]">
          <TextField label={t('actor')} name="by" defaultValue={query.by} autoCapitalize="off" spellCheck={false} />
          <SelectField label={t('action')} name="action" defaultValue={query.action ?? ''}>
            <option value="">{t('allActions')}</option>
            {log.actions.map((action) => (
              <option key={action} value={action}>
                {action}
              </option>
            ))}
          </SelectField>
          <TextField label={t('subject')} name="subject" defaultValue={query.subject} spellCheck={false} />
          <Button type="submit" kind="strong">
            {t('apply')}
          </Button>
          {filtered && (
            <ButtonLink kind="bare" href={here}>
              {t('clear')}
            </ButtonLink>
          )}
        </form>
      </search>
      {log.lines.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>
          <p>{log.unknown ? t('noPerson', { handle: query.by ?? '' }) : t('empty')}</p>
        </EmptyState>
      ) : (
        <Table
          label={t('title')}
          head={
            <>
              <Th>{t('at')}</Th>
              <Th>{t('who')}</Th>
              <Th>{t('what')}</Th>
              <Th>{t('about')}</Th>
              <Th>{t('why')}</Th>
              <Th>{t('details')}</Th>
            </>
          }
        >
          {log.lines.map((line) => (
            <Line key={String(line.number)} line={line} locale={locale} />
          ))}
        </Table>
      )}
      <Pager
        label={t('pager')}
        next={
          log.next !== undefined
            ? {
                href: `${here}?${new URLSearchParams({ ...defined(query), before: String(log.next) }).toString()}`,
                words: t('older'),
              }
            : undefined
        }
        first={
          before ? { href: `${here}?${new URLSearchParams(defined(query)).toString()}`, words: t('newest') } : undefined
        }
      />
    </div>
  )
}

function defined(query: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

async function Line({ line, locale }: { line: AuditLine; locale: Locale }) {
  const t = await getTranslations('desk.audit')
  const format = await getFormatter()
  const details = [
    { name: t('before'), value: line.before },
    { name: t('after'), value: line.after },
  ].filter(({ value }) => value !== null)
  return (
    <tr className="align-top">
      <Td className="whitespace-nowrap">
        <time dateTime={line.at.toISOString()}>
          {format.dateTime(line.at, { dateStyle: 'medium', timeStyle: 'medium' })}
        </time>
        <bdi className="type-small text-ink-3 block">#{String(line.number)}</bdi>
      </Td>
      <Td>
        <bdi className="strong block">{line.actor?.name ?? t(line.actorId === undefined ? 'reporter' : 'system')}</bdi>
        <bdi dir="ltr" className="type-small text-ink-3">
          {line.actor ? `@${line.actor.handle}` : line.actorId}
        </bdi>
      </Td>
      <Td>
        <bdi dir="ltr" className="type-code">
          {line.action}
        </bdi>
      </Td>
      <Td>
        <Subject id={line.subject} locale={locale} />
      </Td>
      <Td className="max-w-64 break-words">
        <bdi>{line.reason}</bdi>
      </Td>
      <Td>
        {details.length > 0 && (
          <details>
            <summary className="link inline-flex min-h-11 items-center">{t('details')}</summary>
            {details.map(({ name, value }) => (
              <div key={name} className="mt-1.5">
                <p className="type-small text-ink-3">{name}</p>
                <pre
                  dir="auto"
                  className="type-code bg-well max-w-96 overflow-x-auto rounded-s px-3 py-2 whitespace-pre-wrap"
                >
                  {JSON.stringify(value, null, 1)}
                </pre>
              </div>
            ))}
          </details>
        )}
      </Td>
    </tr>
  )
}

/** What was acted on, with the way to it where there is one. */
function Subject({ id, locale }: { id: string; locale: Locale }) {
  const short = (
    <bdi dir="ltr" className="type-code">
      {id.length > 18 ? `${id.slice(0, 5)}…${id.slice(-8)}` : id}
    </bdi>
  )
  const path = id.startsWith('case_')
    ? `/desk/cases/${id}`
    : id.startsWith('pack_')
      ? `/desk/packs?find=${id}`
      : undefined
  if (!path) return <span title={id}>{short}</span>
  return (
    <Link prefetch={false} href={localHref(locale, path)} title={id} className="link inline-flex min-h-11 items-center">
      {short}
    </Link>
  )
}
