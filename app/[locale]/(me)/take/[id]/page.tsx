import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Refusal } from '@/core/refusal'
import { isolate } from '@/core/text'
import { openHandOff, sealQuery } from '@/modules/library/hand-off'
import { buttonLook } from '@/ui/button'
import { MessengerMark } from '@/ui/messenger-mark'
import { Notice } from '@/ui/notice'
import { StepsOf } from '../../library/_parts/steps-of'

interface Props {
  params: Promise<{ locale: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** In its own direction, whatever stands around it. */

const load = cache(async (id: string, person: string, until: string, seal: string) => {
  try {
    return await openHandOff(id, { person, until, seal })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'library.hand_off_expired') return 'old'
    if (error instanceof Refusal) return notFound()
    throw error
  }
})

async function sealOf(searchParams: Props['searchParams']) {
  const query = await searchParams
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  return { person: text('for'), until: text('until'), seal: text('seal') }
}

async function handed({ params, searchParams }: Props) {
  const seal = await sealOf(searchParams)
  return load((await params).id, seal.person, seal.until, seal.seal)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const opened = await handed(props)
  const t = await getTranslations('library.handOff')
  const title = opened === 'old' ? t('old') : t('title', { title: opened.title, platform: opened.platform.name })
  return { title, robots: { index: false }, referrer: 'no-referrer' }
}

/** What the code on a desk's screen leads a phone to: the files it can open. Nobody needs to be signed in on it. */
export default async function TakePage(props: Props) {
  const opened = await handed(props)
  const t = await getTranslations('library.handOff')
  if (opened === 'old')
    return (
      <div className="page-column max-w-[640px] pt-8">
        <h1 className="type-page">{t('old')}</h1>
        <p className="text-ink-2 mt-3">{t('oldWords')}</p>
      </div>
    )

  const { title, platform, files, until } = opened
  const { id } = await props.params
  const query = sealQuery(await sealOf(props.searchParams))
  const time = (await getFormatter()).dateTime(until, { timeStyle: 'short' })
  return (
    <div className="page-column max-w-[640px] pt-8">
      <span className="bg-well grid size-16 place-items-center rounded-full">
        <MessengerMark of={platform.id} side={30} />
      </span>
      <h1 className="type-page mt-4 [overflow-wrap:anywhere]">
        {t('title', { title: isolate(title), platform: isolate(platform.name) })}
      </h1>
      <ul className="mt-6 grid gap-3">
        {files.map(({ name }) => (
          <li key={name}>
            <a href={`/api/take/${id}/${name}?${query}`} download={name} className={buttonLook('main', 'l', 'w-full')}>
              <bdi className="min-w-0 truncate">{t('save', { file: name })}</bdi>
            </a>
          </li>
        ))}
      </ul>
      <h2 className="type-t5 mt-8 mb-4">{t('then')}</h2>
      <StepsOf platform={platform.id} by="phone" steps={platform.steps} from={3} />
      <div className="mt-8">
        <Notice>{t('until', { time })}</Notice>
      </div>
    </div>
  )
}
