import { useTranslations } from 'next-intl'
import { FONT_NAMES, type MessageSlot } from '@/modules/imaging/message-slot'
import { SAMPLES } from '../sample-words'

/** A sticker that buyers will write on: where, and how it looks with short and long words in several scripts. */
export function TemplateSamples({
  master,
  words,
  slot,
  width,
  height,
}: {
  master: string
  /** Where its pictures with sample words are, less their number. */
  words: string
  slot: MessageSlot
  width: number
  height: number
}) {
  const t = useTranslations('desk.template')
  const box = {
    left: `${slot.left / 10}%`,
    top: `${slot.top / 10}%`,
    width: `${slot.width / 10}%`,
    height: `${slot.height / 10}%`,
  }
  return (
    <section aria-label={t('title')} className="border-line grid gap-3 rounded-l border p-4">
      <h3 className="type-small strong">{t('title')}</h3>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4">
        <li>
          <figure className="grid gap-1.5">
            <span className="dotted-ground rounded-m grid aspect-square place-items-center p-2">
              <span
                dir="ltr"
                className={height > width ? 'relative block h-full' : 'relative block w-full'}
                style={{ aspectRatio: `${width} / ${height}` }}
              >
                <img src={master} alt="" className="h-full w-full" loading="lazy" />
                <span aria-hidden className="border-accent absolute border-2 border-dashed" style={box} />
              </span>
            </span>
            <figcaption className="type-small text-ink-2">{t('box', { font: FONT_NAMES[slot.font] })}</figcaption>
          </figure>
        </li>
        {SAMPLES.map((text, sample) => (
          <li key={text}>
            <figure className="grid gap-1.5">
              <span className="dotted-ground rounded-m grid aspect-square place-items-center p-2">
                <img
                  src={`${words}${sample}`}
                  alt={t('sample', { text })}
                  className="max-h-full max-w-full"
                  loading="lazy"
                />
              </span>
              <figcaption className="type-small text-ink-2 line-clamp-2">
                <bdi>{text}</bdi>
              </figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </section>
  )
}
