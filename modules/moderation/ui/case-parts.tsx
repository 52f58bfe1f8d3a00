import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { localHref, type Locale } from '@/i18n/routing'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'
import { Tag } from '@/ui/tag'
import { CLAIM_MINUTES } from '../case'
import type { CaseView } from '../find-case'
import type { WordFinding } from '../find-words'
import { ArtistHistoryPart } from './artist-history'
import { ClaimClock } from './claim-clock'
import { ClaimForm } from './claim-form'
import { sinceParts } from './since'

export async function CaseHeading({ kase }: { kase: CaseView }) {
  const t = await getTranslations('desk')
  const format = await getFormatter()
  const { version, artist } = kase
  return (
    <header>
      <h1 className="type-t3">
        <bdi>{version.title}</bdi>
      </h1>
      <p className="text-ink-3 mt-1 flex flex-wrap gap-x-2">
        <span>{t('case.meta', { number: kase.number, version: version.number, round: kase.round })}</span>
        {artist && (
          <span>
            · {t('case.by')} <bdi className="text-ink-2">{artist.displayName}</bdi>
          </span>
        )}
        <span>
          · {t('case.sent', { time: format.dateTime(kase.openedAt, { dateStyle: 'medium', timeStyle: 'short' }) })}
        </span>
      </p>
    </header>
  )
}

/** Who has the case, until when; or what was decided. And what the reader can do about it. */
export async function CaseStatus({ kase, now }: { kase: CaseView; now: Date }) {
  const t = await getTranslations('desk')
  const format = await getFormatter()
  const at = (date: Date) => format.dateTime(date, { dateStyle: 'medium', timeStyle: 'short' })
  if (kase.mine && kase.claim) return <ClaimClock caseId={kase.id} endsAt={kase.claim.endsAt} />
  if (kase.state === 'open')
    return (
      <section aria-label={t('case.status')} className="grid gap-4">
        <Notice
          tone={kase.overdue ? 'warn' : 'quiet'}
          title={
            kase.overdue
              ? t('dueOver', { time: t('duration', sinceParts(kase.dueAt, now)) })
              : t('due', { time: at(kase.dueAt) })
          }
        >
          {kase.own ? t('claim.own') : t('claim.takeHint', { minutes: CLAIM_MINUTES })}
        </Notice>
        {!kase.own && <ClaimForm caseId={kase.id} words={t('claim.take')} />}
      </section>
    )
  if (kase.claim)
    return (
      <section aria-label={t('case.status')} className="grid gap-4">
        <Notice title={t('claim.with', { name: kase.claim.by })}>
          {t('claim.until', { time: format.dateTime(kase.claim.endsAt, { timeStyle: 'short' }) })}
        </Notice>
        {kase.senior && <ClaimForm caseId={kase.id} release words={t('claim.release')} />}
      </section>
    )
  return (
    <section aria-label={t('case.status')} className="grid gap-4">
      <Notice
        tone={kase.state === 'approved' ? 'ok' : kase.state === 'rejected' ? 'bad' : 'quiet'}
        title={t(`case.${kase.state}`)}
      >
        {kase.decision && t('case.decidedBy', { name: kase.decision.by, time: at(kase.decision.at) })}
      </Notice>
      {kase.state === 'rejected' && <Grounds kase={kase} />}
      {kase.state === 'rejected' && kase.version.round === kase.round && kase.version.state === 'editing' && (
        <p className="type-small text-ink-3">{t('case.changed')}</p>
      )}
    </section>
  )
}

/** What the artist was told. */
async function Grounds({ kase }: { kase: CaseView }) {
  const t = await getTranslations('reasons')
  const desk = await getTranslations('desk')
  const faulty = kase.stickers.flatMap((sticker, index) =>
    sticker.verdict === 'rejected' ? [{ ...sticker, place: index + 1 }] : [],
  )
  const line = (codes: string[]) =>
    codes.map((code) => (
      <span key={code} className="block">
        {t.has(`${code}.name`) ? t(`${code}.name`) : code}{' '}
        <bdi dir="ltr" className="type-code text-ink-3">
          {code}
        </bdi>
      </span>
    ))
  return (
    <div className="grid gap-3">
      {line(kase.reasons)}
      <p lang={kase.artistLocale} dir="auto" className="bg-sheet rounded-m px-4 py-3 whitespace-pre-line">
        {kase.words}
      </p>
      <ul className="grid gap-3">
        {faulty.map((sticker) => (
          <li key={sticker.id}>
            <strong>{desk('mark.sticker', { number: sticker.place })}</strong>
            {line(sticker.reasons)}
            <span lang={kase.artistLocale} dir="auto" className="text-ink-2 block whitespace-pre-line">
              {sticker.words}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Title, description, tags and the like, and the pack's earlier cases. */
export async function CaseListing({ kase, locale }: { kase: CaseView; locale: Locale }) {
  const t = await getTranslations('desk')
  const { version } = kase
  const language = new Intl.DisplayNames(await getLocale(), { type: 'language' })
  const nameOf = (code: string) => language.of(code) ?? code
  return (
    <div className="mt-9 grid gap-9 pb-6 md:grid-cols-2">
      <section aria-labelledby="listing">
        <div className="mb-2 flex flex-wrap items-center gap-3">
          <h2 id="listing" className="type-t5">
            {t('listing.title')}
          </h2>
          {kase.listingFine && (
            <Tag tone="ok" icon={<Icon of={CheckCircleIcon} weight="fill" size={16} />}>
              {t('listing.unchanged')}
            </Tag>
          )}
        </div>
        <dl className="grid gap-2.5">
          <Line name={t('listing.name')}>
            <bdi>{version.title}</bdi>
          </Line>
          <Line name={t('listing.description')}>
            <span dir="auto" className="block whitespace-pre-line">
              {version.description || t('listing.none')}
            </span>
          </Line>
          {Object.entries(version.translations).map(([code, its]) => (
            <Line key={code} name={nameOf(code)}>
              <bdi lang={code} className="strong block">
                {its.title || t('listing.none')}
              </bdi>
              <span lang={code} dir="auto" className="block whitespace-pre-line">
                {its.description}
              </span>
            </Line>
          ))}
          <Line name={t('listing.languages')}>{version.languages.map(nameOf).join(' · ')}</Line>
          <Line name={t('listing.tags')}>
            {version.tags.length === 0 ? (
              t('listing.none')
            ) : (
              <bdi>{version.tags.map((tag) => `#${tag}`).join(' ')}</bdi>
            )}
          </Line>
          <Line name={t('listing.category')}>{version.category || t('listing.none')}</Line>
          <Line name={t('listing.rating')}>
            {t.has(`rating.${version.rating}`) ? t(`rating.${version.rating}`) : version.rating}
          </Line>
        </dl>
      </section>
      {kase.history && (
        <ArtistHistoryPart
          history={kase.history}
          file={kase.senior && kase.artist ? localHref(locale, `/desk/people/${kase.artist.handle}`) : undefined}
          locale={locale}
        />
      )}
      {kase.found.length > 0 && <FoundWords found={kase.found} />}
      {kase.before.length > 0 && (
        <section aria-labelledby="before">
          <h2 id="before" className="type-t5 mb-2">
            {t('before.title')}
          </h2>
          <ul className="grid">
            {kase.before.map((one) => (
              <li key={one.id}>
                <Link
                  prefetch={false}
                  href={localHref(locale, `/desk/cases/${one.id}`)}
                  className="hover:text-ink text-ink-2 flex min-h-11 items-center gap-3"
                >
                  <span className="link">
                    {t('before.line', { number: one.number, version: one.versionNumber, round: one.round })}
                  </span>
                  <Tag tone={one.state === 'approved' ? 'ok' : one.state === 'rejected' ? 'bad' : 'quiet'}>
                    {t(`case.${one.state}`)}
                  </Tag>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[112px_minmax(0,1fr)] gap-3">
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

/** Words that may need a look, what weighs most first. A person reads them; nothing was decided. */
async function FoundWords({ found }: { found: WordFinding[] }) {
  const t = await getTranslations('desk.found')
  return (
    <section aria-labelledby="found-words">
      <h2 id="found-words" className="type-t5 mb-2">
        {t('title')}
      </h2>
      <p className="type-small text-ink-3 mb-2">{t('hint')}</p>
      <ul className="grid gap-2">
        {found.map(({ kind, found, as, field, position }) => (
          <li
            key={`${kind} ${field} ${position ?? ''} ${found}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1"
          >
            <Tag tone={kind === 'slur' ? 'bad' : 'warn'}>{t(`kinds.${kind}`)}</Tag>
            <bdi className="strong [overflow-wrap:anywhere]">{found}</bdi>
            {as && <span className="text-ink-2">{t(kind === 'slur' ? 'language' : 'as', { as })}</span>}
            <span className="type-small text-ink-3">
              {position === undefined
                ? t(`fields.${field}`)
                : t('ofSticker', { field: t(`fields.${field}`), place: position + 1 })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
