import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getMessages, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { findCase } from '@/modules/moderation/find-case'
import { listNotes } from '@/modules/moderation/list-notes'
import { listQueue } from '@/modules/moderation/list-queue'
import { REASON_CODES, type ReasonCode } from '@/modules/moderation/reasons'
import { CaseDesk } from '@/modules/moderation/ui/case-desk'
import { CaseHeading, CaseListing, CaseStatus } from '@/modules/moderation/ui/case-parts'
import { CaseNotes } from '@/modules/moderation/ui/case-notes'
import { NextCase } from '@/modules/moderation/ui/next-case'
import { QueueRow } from '@/modules/moderation/ui/queue-row'
import { art, movingArt } from '@/modules/catalog/ui/art'
import { PLAYABLE } from '@/modules/imaging/sticker-kind'

// The title and the page share one answer.
const loadCase = cache(async (id: string) => findCase(await currentActor(), id))

interface Props {
  params: Promise<{ locale: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props) {
  const kase = await asked(await localeOf(params), loadCase((await params).id))
  return { title: kase.version.title }
}

export default async function CasePage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const kase = await asked(locale, loadCase((await params).id))
  const queue = await listQueue(await currentActor())
  const notes = await listNotes(await currentActor(), kase.id)
  const { sticker, whole } = await searchParams
  const t = await getTranslations('desk')
  const names = await getTranslations('reasons')
  const proposed = await getTranslations({ locale: kase.artistLocale, namespace: 'reasons' })
  const messages = await getMessages()
  const format = await getFormatter()
  const byCode = (words: (code: ReasonCode) => string) =>
    Object.fromEntries(REASON_CODES.map((code) => [code, words(code)])) as Record<ReasonCode, string>
  const now = new Date()

  return (
    <div className="-mx-5 -my-6 grid grow content-start md:-mx-7 lg:h-[calc(100dvh-77px)] lg:max-h-[calc(100dvh-77px)] lg:grid-cols-[minmax(0,1fr)_372px] lg:grid-rows-[minmax(0,1fr)_auto] lg:content-stretch xl:grid-cols-[264px_minmax(0,1fr)_388px]">
      <nav aria-label={t('title')} className="border-line hidden overflow-y-auto border-e p-3 xl:block">
        <div className="flex items-baseline justify-between px-2.5 py-2">
          <h2 className="type-t5">{t('title')}</h2>
          <span className="type-small text-ink-3">{t('counts', { waiting: queue.counts.waiting })}</span>
        </div>
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-1">
          {[...queue.mine, ...queue.waiting.slice(0, 20)].map((one) => (
            <li key={one.id} className="min-w-0">
              <QueueRow
                kase={one}
                cover={one.coverKey ? art(one.coverKey, 52) : undefined}
                locale={locale}
                current={one.id === kase.id}
                now={now}
              />
            </li>
          ))}
        </ul>
      </nav>
      <NextIntlClientProvider messages={{ desk: messages.desk }}>
        <CaseDesk
          key={kase.id}
          caseId={kase.id}
          heading={<CaseHeading kase={kase} />}
          status={
            <>
              <CaseStatus kase={kase} now={now} />
              {!kase.mine && <NextCase words={t('case.nextOne')} kind="outline" />}
            </>
          }
          listing={
            <>
              <CaseListing kase={kase} locale={locale} />
              {notes && <CaseNotes caseId={kase.id} notes={notes} />}
            </>
          }
          stickers={kase.stickers.map((one) => ({
            id: one.id,
            thumb: one.pictured ? art(one.artKey, 64).src : masterHref(kase.id, one),
            master: masterHref(kase.id, one),
            moving: movingHref(kase.id, one),
            frames: one.frames,
            durationMs: one.durationMs,
            width: one.width,
            height: one.height,
            bytes: one.bytes,
            fileName: one.fileName,
            emoji: one.emoji,
            tags: one.tags,
            alt: one.alt,
            extras: one.extras,
            template: one.slot ? { slot: one.slot, words: wordsHref(kase.id, one) } : undefined,
            provenance: one.provenance,
            nudity: one.nudity,
            earlier: one.earlier,
            mark: { reasons: one.reasons, words: one.words },
            picture: `/media/${one.artKey}/448.webp`,
            matches: one.matches.map((match) => ({
              standing: match.standing,
              distance: match.distance,
              mirrored: match.mirrored,
              picture: `/media/${match.artKey}/448.webp`,
              place: match.position + 1,
              title: match.title,
              artist: match.artist,
              since: match.since && format.dateTime(match.since, { month: 'short', year: 'numeric' }),
              // A pack taken down has no page in the shop.
              href:
                match.slug && match.standing !== 'taken_down' ? localHref(locale, `/packs/${match.slug}`) : undefined,
            })),
          }))}
          pack={{ reasons: kase.reasons, words: kase.words }}
          mine={kase.mine}
          at={(Number(sticker) || 1) - 1}
          wholePack={whole === '1'}
          names={byCode((code) => names(`${code}.name`))}
          proposed={byCode((code) => proposed(`${code}.words`))}
          besideStickers={proposed('letter')}
          artistLang={kase.artistLocale}
        />
      </NextIntlClientProvider>
    </div>
  )
}

/** What plays: the file itself where a browser can, since every frame of it would be sold; of a drawing, what was drawn of it. */
function movingHref(caseId: string, sticker: { id: string; artKey: string; kind: string }): string | undefined {
  if (sticker.kind === 'still') return undefined
  return PLAYABLE.has(sticker.kind) ? `${masterHref(caseId, sticker)}&moves=1` : movingArt(sticker, 448)
}

/** A template with sample words on it, less the number of the sample. */
function wordsHref(caseId: string, sticker: { id: string; artKey: string }): string {
  return `/api/desk/cases/${caseId}/stickers/${sticker.id}/words?art=${sticker.artKey}&sample=`
}

/** With the picture's name, so that a browser which keeps one never shows it for another. */
function masterHref(caseId: string, sticker: { id: string; artKey: string }): string {
  return `/api/desk/cases/${caseId}/stickers/${sticker.id}?art=${sticker.artKey}`
}
