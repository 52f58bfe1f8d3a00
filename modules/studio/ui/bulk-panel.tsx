'use client'

import { TrashIcon } from '@phosphor-icons/react/dist/ssr/Trash'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { Icon } from '@/ui/icon'
import { LIMITS } from '../limits'
import { TagField } from './tag-field'

/** Words for several stickers at once: emoji and tags are added to what each has, a description is put to all. */
export function BulkPanel({
  count,
  onAdd,
  onRemove,
  onNone,
}: {
  count: number
  onAdd: (words: { emoji?: string; tags?: string[]; alt?: string }) => Promise<void>
  onRemove: () => void
  onNone: () => void
}) {
  const t = useTranslations('studio.bulk')
  const [emoji, setEmoji] = useState('')
  const [tags, setTags] = useState<string[]>([])
  const [alt, setAlt] = useState('')
  const [busy, setBusy] = useState(false)
  const empty = emoji.trim() === '' && tags.length === 0 && alt.trim() === ''
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        setBusy(true)
        void onAdd({ ...(emoji && { emoji }), ...(tags.length > 0 && { tags }), ...(alt && { alt }) }).then(() => {
          setBusy(false)
          setEmoji('')
          setTags([])
          setAlt('')
        })
      }}
    >
      <h2 className="type-t4">{t('heading', { count })}</h2>
      <TextField label={t('emoji')} value={emoji} onChange={(event) => setEmoji(event.target.value)} />
      <TagField label={t('tags')} tags={tags} limit={LIMITS.tags} onChange={setTags} />
      <TextField
        label={t('alt')}
        value={alt}
        dir="auto"
        maxLength={LIMITS.alt}
        onChange={(event) => setAlt(event.target.value)}
      />
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" kind="strong" pending={busy} disabled={empty}>
          {t('add', { count })}
        </Button>
        <Button kind="outline" onClick={onNone}>
          {t('none')}
        </Button>
        <Button kind="danger" icon={<Icon of={TrashIcon} />} onClick={onRemove}>
          {t('remove', { count })}
        </Button>
      </div>
    </form>
  )
}
