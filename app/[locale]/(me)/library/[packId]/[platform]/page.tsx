import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { cache } from 'react'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { isolate } from '@/core/text'
import { localHref, type Locale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { currentActor } from '@/infra/session'
import { StickerFan } from '@/modules/catalog/ui/rank-row'
import { findUse, type Use } from '@/modules/library/find-use'
import { Code } from '@/ui/code'
import { LookAgain } from '@/ui/look-again'
import { findSets } from '@/modules/telegram/find-sets'
import { MessengerMark } from '@/ui/messenger-mark'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { StepsOf } from '../../_parts/steps-of'
import { TelegramBot } from '../../_parts/telegram-bot'

interface Props {
  params: Promise<{ locale: string; packId: string; platform: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const load = cache(async (locale: Locale, packId: string, platform: string, versionId: string | undefined) =>
  asked(locale, findUse(await currentActor(), { packId, platform, versionId })),
)

async function wish({ params, searchParams }: Props) {
  const { packId, platform } = await params
  const { version } = await searchParams
  const locale = await localeOf(params)
  return { locale, use: await load(locale, packId, platform, typeof version === 'string' ? version : undefined) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { pack, platform } = (await wish(props)).use
  const t = await getTranslations('library.use')
  return { title: t('title', { title: pack.title, platform: platform.name }) }
}

/** One's pack in one messenger: every way there is, step by step, with the files for it. */
export default async function UsePage(props: Props) {
  const { locale, use } = await wish(props)
  const { pack, platform } = use
  const t = await getTranslations('library.use')
  const words = await getTranslations('library.ways')
  const bot = platform.id === 'telegram' ? await findSets(await currentActor(), pack.version.id) : undefined
  const ways = platform.ways.filter(({ by }) => by !== 'bot' || bot)
  return (
    <div className="page-column max-w-[820px] pt-4 md:pt-8">
      <p className="type-small">
        <Link href={`${localHref(locale, '/library')}?pack=${pack.packId}`} className="underline">
          {t('back')}
        </Link>
      </p>
      <header className="mt-4 flex items-start gap-5">
        <span className="bg-well grid size-16 shrink-0 place-items-center rounded-full">
          <MessengerMark of={platform.id} side={30} />
        </span>
        <h1 className="type-page min-w-0 grow [overflow-wrap:anywhere]">
          {t('title', { title: isolate(pack.title), platform: isolate(platform.name) })}
        </h1>
        <span className="hidden sm:block">
          <StickerFan keys={pack.stickers.slice(0, 3).map(({ artKey }) => artKey)} side={72} />
        </span>
      </header>
      {platform.forBuyers ? (
        <Files use={use} locale={locale} />
      ) : (
        <div className="mt-6">
          <Notice tone="warn" title={t('artistOnly', { platform: platform.name })}>
            {t('artistOnlyWords')}
          </Notice>
        </div>
      )}
      {ways.map(({ by, steps }) => (
        <section key={by} aria-labelledby={`way-${by}`} className="bg-sheet shadow-e1 mt-6 rounded-[26px] p-6 md:p-8">
          <div className="grid gap-x-10 gap-y-6 md:grid-flow-col md:grid-cols-[minmax(0,1fr)_auto]">
            <div>
              <h2 id={`way-${by}`} className="type-t4">
                {words(`${platform.id}.${by}.title`)}
              </h2>
              <div className="mt-5">
                <StepsOf platform={platform.id} by={by} steps={steps} />
              </div>
            </div>
            {by === 'phone' && <Phone use={use} locale={locale} />}
          </div>
          {by === 'bot' && bot && <TelegramBot bot={bot} packId={pack.packId} versionId={pack.version.id} />}
        </section>
      ))}
    </div>
  )
}

/** The files themselves, how far they are, and what is changed in them on the way. */
async function Files({ use, locale }: { use: Use; locale: Locale }) {
  const t = await getTranslations('library.use')
  const problems = await getTranslations('problems')
  const format = await getFormatter()
  const { files, platform, pack, plan, taken } = use
  const impossible = plan.some(({ severity }) => severity === 'fault')
  const state = files?.state
  return (
    <div className="mt-6 grid gap-4">
      {state === 'waiting' && (
        <output>
          <Notice title={t('waiting')}>
            {t('waitingWords')}
            <LookAgain />
          </Notice>
        </output>
      )}
      {state === 'failed' && !impossible && (
        <output>
          <Notice tone="bad" title={t('failed')}>
            {t('failedWords')}
          </Notice>
        </output>
      )}
      {state !== 'waiting' && !impossible && (
        <div className="flex flex-wrap items-center gap-4">
          <TakeForm use={use} locale={locale} words={taken ? t('getAgain') : t('get')} />
          {files?.bytes && (
            <span className="type-small text-ink-3">
              {t('size', {
                bytes: format.number(files.bytes / 1e6, {
                  style: 'unit',
                  unit: 'megabyte',
                  maximumSignificantDigits: 2,
                }),
              })}
            </span>
          )}
        </div>
      )}
      {plan.length > 0 && (
        <section aria-label={t('plan')} className="type-small text-ink-2 grid gap-1">
          {plan.map((problem) => (
            <p key={`${pack.version.id} ${platform.id} ${problem.code} ${problem.file}`}>
              {problems.has(`${problem.code}.what`) ? problems(`${problem.code}.what`, problem.params) : problem.code}
            </p>
          ))}
        </section>
      )}
    </div>
  )
}

/** A plain form: answered with the file itself, or with this page once they are being made. */
function TakeForm({ use, locale, words }: { use: Use; locale: Locale; words: string }) {
  return (
    <form action="/api/exports" method="post">
      <input type="hidden" name="packId" value={use.pack.packId} />
      <input type="hidden" name="versionId" value={use.pack.version.id} />
      <input type="hidden" name="platform" value={use.platform.id} />
      <input type="hidden" name="locale" value={locale} />
      <SubmitButton kind="main">{words}</SubmitButton>
    </form>
  )
}

async function Phone({ use: { handOff }, locale }: { use: Use; locale: Locale }) {
  const t = await getTranslations('library.use')
  if (!handOff) return null
  const path = localHref(locale, handOff.path)
  const time = (await getFormatter()).dateTime(handOff.until, { timeStyle: 'short' })
  return (
    <div className="grid w-full max-w-56 content-start gap-3">
      <Code text={`${env.origin}${path}`} label={t('code')} />
      <p className="type-small text-ink-3">{t('codeWords', { time })}</p>
      <a href={path} className="type-small underline md:hidden">
        {t('open')}
      </a>
    </div>
  )
}
