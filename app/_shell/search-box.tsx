import { clsx } from 'clsx'
import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { Popover } from '@/ui/menu'
import { ShopIcon } from '@/ui/shop-icon'
import { SearchForm } from './search-form'

/** What people send most; a press searches for it. */
const EMOJI = [
  '😂',
  '❤️',
  '😭',
  '🥰',
  '👍',
  '🎉',
  '😴',
  '🙄',
  '🫠',
  '☕',
  '🐱',
  '🌙',
  '🙏',
  '🔥',
  '👋',
  '💪',
  '🤔',
  '😡',
]

/** Search by words or by emoji: a plain form, so it works before any script. What may be meant is suggested as one types. */
export async function SearchBox({
  locale,
  query = '',
  large = false,
  focus = false,
}: {
  locale: Locale
  query?: string
  large?: boolean
  focus?: boolean
}) {
  const t = await getTranslations('shell.search')
  const to = localHref(locale, '/search')
  return (
    <search className="w-full">
      <SearchForm action={to} className="relative">
        <ShopIcon name="search" className="text-ink-2 pointer-events-none absolute inset-y-0 start-5 my-auto" />
        <input
          type="search"
          name="q"
          defaultValue={query}
          maxLength={100}
          required
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- only on the empty search page, which was opened to type
          autoFocus={focus}
          aria-label={t('label')}
          placeholder={large ? t('try') : t('placeholder')}
          enterKeyHint="search"
          autoComplete="off"
          className={clsx(
            'border-line-strong bg-sheet focus-visible:border-accent w-full rounded-full border ps-12 pe-14 focus-visible:outline-offset-0 [&::-webkit-search-cancel-button]:hidden',
            large ? 'shadow-e2 h-[60px] text-base' : 'h-[46px]',
          )}
        />
        <span className="absolute inset-y-0 end-1.5 my-auto h-fit">
          <Popover
            label={t('emoji')}
            look={clsx(
              'grid place-items-center rounded-full bg-well text-ink-2 target hover:text-ink',
              large ? 'size-11' : 'size-9',
            )}
            trigger={<ShopIcon name="smiley" size={22} />}
            className="w-72"
          >
            <ul className="grid grid-cols-6">
              {EMOJI.map((emoji) => (
                <li key={emoji}>
                  <a
                    href={`${to}?q=${encodeURIComponent(emoji)}`}
                    className="hover:bg-well grid size-11 place-items-center rounded-[12px] text-2xl"
                  >
                    {emoji}
                  </a>
                </li>
              ))}
            </ul>
          </Popover>
        </span>
      </SearchForm>
    </search>
  )
}
