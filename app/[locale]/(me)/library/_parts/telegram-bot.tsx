import { getTranslations } from 'next-intl/server'
import { makeSets, unlinkTelegram } from '@/modules/telegram/actions'
import type { BotState } from '@/modules/telegram/find-sets'
import { LookAgain } from '@/ui/look-again'
import { ActionForm } from '@/ui/action-form'
import { buttonLook } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'

/** The shop's bot makes the sets: link once, press once, and follow it. */
export async function TelegramBot(props: { bot: BotState; packId: string; versionId: string }) {
  const { bot, packId, versionId } = props
  const t = await getTranslations('telegram')
  const waiting = bot.sets.some(({ state }) => state === 'waiting')
  const whole = bot.sets.length > 0 && bot.sets.every(({ state }) => state === 'ready')
  return (
    <div className="mt-6 grid gap-4">
      {bot.sets.map((set, index) => (
        <output key={set.href} className="block">
          <SetNotice set={set} part={index + 1} of={bot.sets.length} />
        </output>
      ))}
      {waiting && <LookAgain />}
      {bot.linked ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {!waiting && !whole && (
            <ActionForm action={makeSets}>
              <input type="hidden" name="packId" value={packId} />
              <input type="hidden" name="versionId" value={versionId} />
              <SubmitButton kind="main">{bot.sets.length > 0 ? t('again') : t('make')}</SubmitButton>
            </ActionForm>
          )}
          <p className="type-small text-ink-3">{t('linked')}</p>
          <ActionForm action={unlinkTelegram} done={t('unlinked')}>
            <SubmitButton kind="bare" size="s">
              {t('unlink')}
            </SubmitButton>
          </ActionForm>
        </div>
      ) : (
        <div className="grid gap-3">
          <p>
            {/* A plain address, not Next's link: it leads to another site by way of ours. */}
            <a href="/api/telegram/link" target="_blank" rel="noopener" className={buttonLook('main')}>
              {t('link')}
            </a>
          </p>
          <p className="type-small text-ink-3">{t('linkWords')}</p>
          <LookAgain everyMs={4_000} />
        </div>
      )}
    </div>
  )
}

async function SetNotice({ set, part, of }: { set: BotState['sets'][number]; part: number; of: number }) {
  const t = await getTranslations('telegram')
  const { state, made, total, error, href } = set
  if (state === 'ready')
    return (
      <Notice
        tone="ok"
        title={of > 1 ? t('readyPart', { part, of }) : t('ready')}
        action={
          <a href={href} target="_blank" rel="noopener noreferrer" className={buttonLook('strong')}>
            {t('open')}
          </a>
        }
      >
        {t('readyWords')}
      </Notice>
    )
  if (state === 'failed')
    return (
      <Notice tone="bad" title={t('failed')}>
        {t.has(`why.${error}`) ? t(`why.${error}`) : t('why.refused')}
      </Notice>
    )
  const title = total === 0 ? t('soon') : of > 1 ? t('makingParts', { part, of, made, total }) : t('making', { made, total }) // prettier-ignore
  return <Notice title={title}>{t('makingWords')}</Notice>
}
