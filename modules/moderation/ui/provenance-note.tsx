import { useTranslations } from 'next-intl'
import { type Provenance, TOLD_ACTIONS } from '@/modules/imaging/provenance'
import { Tag } from '@/ui/tag'

const TONES = { intact: 'quiet', unproved: 'quiet', changed: 'warn', unreadable: 'warn' } as const

/** What a file says of where it comes from, as it says it. Whom to trust is not ours to know, so nothing here says trusted. */
export function ProvenanceNote({ said }: { said: Provenance }) {
  const t = useTranslations('desk.provenance')
  return (
    <section aria-labelledby="provenance" className="border-line grid gap-2 rounded-l border px-5 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="provenance" className="type-t5">
          {t('title')}
        </h2>
        <Tag tone={TONES[said.state]}>{t(`states.${said.state}`)}</Tag>
        {said.state !== 'unreadable' && said.model !== 'none' && <Tag tone="warn">{t(`model.${said.model}`)}</Tag>}
      </div>
      {said.state === 'unreadable' ? (
        <p className="text-ink-2">{t('unreadable')}</p>
      ) : (
        <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
          <Line name={t('generator')}>{said.generator}</Line>
          <Line name={t('signer')}>{said.signer}</Line>
          <Line name={t('named')}>{said.title}</Line>
          {said.actions.length > 0 && (
            <>
              <dt className="text-ink-3">{t('actions')}</dt>
              <dd>
                <ul>
                  {said.actions.map((action, place) => (
                    <li key={`${place} ${action.name}`}>
                      <Action {...action} />
                    </li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          <Line name={t('ingredients')}>{said.ingredients.join(' · ')}</Line>
          {said.training !== 'silent' && <Line name={t('training')}>{t(`trainings.${said.training}`)}</Line>}
        </dl>
      )}
      <p className="type-small text-ink-3">{t('hint')}</p>
    </section>
  )
}

function Line({ name, children }: { name: string; children: string }) {
  if (!children) return null
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">
        <bdi>{children}</bdi>
      </dd>
    </>
  )
}

function Action({ name, by }: { name: string; by: string }) {
  const t = useTranslations('desk.provenance')
  const ours = TOLD_ACTIONS.find((one) => one === name)
  return (
    <>
      {ours ? t(`did.${ours}`) : <bdi className="type-code">{name || '?'}</bdi>}
      {by && (
        <span className="text-ink-2">
          {' '}
          · <bdi>{by}</bdi>
        </span>
      )}
    </>
  )
}
