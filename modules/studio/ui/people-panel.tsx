'use client'

import { HourglassMediumIcon } from '@phosphor-icons/react/dist/ssr/HourglassMedium'
import { PlusIcon } from '@phosphor-icons/react/dist/ssr/Plus'
import { XIcon } from '@phosphor-icons/react/dist/ssr/X'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { WHOLE } from '@/core/percent'
import type { FormState } from '@/infra/form-action'
import { Avatar } from '@/ui/avatar'
import { Button, IconButton } from '@/ui/button'
import { FieldError, TextField } from '@/ui/field'
import { Icon } from '@/ui/icon'
import { Tag } from '@/ui/tag'
import type { EditorPage, EditorPerson } from '../find-editor'
import { MAX_PEOPLE } from '../shares'
import type { SaveAction } from './use-editor'

interface Row {
  key: string
  handle: string
  /** As typed: `20`, `12.5`. */
  percent: string
  part: string
  person?: EditorPerson
}

/** Who shares in the pack. The artist has what the others leave, so the parts always make a whole. */
export function PeoplePanel({
  editor,
  disabled,
  sharePack,
  refresh,
}: {
  editor: EditorPage
  disabled: boolean
  sharePack: SaveAction
  refresh: () => Promise<void>
}) {
  const t = useTranslations('studio.people')
  const [artist, ...others] = editor.people
  const [rows, setRows] = useState<Row[]>(others.map(rowOf))
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<FormState>()
  if (!artist) return null

  const points = rows.map((row) => pointsOf(row.percent))
  const rest = WHOLE - points.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  const sound =
    rest > 0 && points.every((one) => one !== undefined && one > 0) && rows.every((row) => row.handle.trim())
  const changed = JSON.stringify(rows.map(saved)) !== JSON.stringify(others.map(rowOf).map(saved))
  const change = (key: string, next: Partial<Row>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...next } : row)))

  const send = async () => {
    setBusy(true)
    const form = new FormData()
    form.set('packId', editor.packId)
    const shared = rows.map((row, index) => ({ handle: row.handle, points: points[index] ?? 0, part: row.part }))
    form.set('data', JSON.stringify([{ handle: artist.handle, points: rest, part: artist.part }, ...shared]))
    const result = await sharePack(undefined, form)
    setBusy(false)
    setFault(result.ok ? undefined : result)
    if (result.ok) await refresh()
  }

  return (
    <div className="grid content-start gap-3">
      <ul className="grid gap-3">
        <li className="flex min-h-11 items-center gap-3">
          <Avatar name={artist.name} side={40} />
          <span className="min-w-0 grow truncate">
            <bdi className="strong">{artist.name}</bdi>{' '}
            <span className="type-small text-ink-3">{editor.isArtist ? t('you') : t('artist')}</span>
          </span>
          <bdi className="figures strong">{percentOf(Math.max(rest, 0))} %</bdi>
        </li>
        {rows.map((row) => (
          <li key={row.key} className="perforated-t grid gap-2.5 pt-3">
            <div className="flex flex-wrap items-center gap-2.5">
              {row.person ? (
                <>
                  <Avatar name={row.person.name} side={40} />
                  <span className="min-w-0 grow truncate">
                    <bdi className="strong">{row.person.name}</bdi>{' '}
                    <bdi className="type-small text-ink-3">@{row.person.handle}</bdi>
                  </span>
                  <StateTag person={row.person} />
                </>
              ) : (
                <TextField
                  className="min-w-40 grow"
                  label={t('handle')}
                  quiet
                  placeholder={t('handle')}
                  dir="ltr"
                  autoCapitalize="none"
                  value={row.handle}
                  disabled={disabled}
                  onChange={(event) => change(row.key, { handle: event.target.value })}
                />
              )}
              {!disabled && (
                <IconButton
                  label={t('remove', { name: row.person?.name ?? row.handle })}
                  onClick={() => setRows((before) => before.filter((other) => other.key !== row.key))}
                >
                  <Icon of={XIcon} size={18} />
                </IconButton>
              )}
            </div>
            <div className="grid grid-cols-[1fr_110px] gap-2.5">
              <TextField
                label={t('part')}
                placeholder={t('partExample')}
                value={row.part}
                dir="auto"
                maxLength={60}
                disabled={disabled}
                onChange={(event) => change(row.key, { part: event.target.value })}
              />
              <TextField
                label={t('percent')}
                inputMode="decimal"
                dir="ltr"
                value={row.percent}
                disabled={disabled}
                aria-invalid={pointsOf(row.percent) === undefined}
                onChange={(event) => change(row.key, { percent: event.target.value })}
              />
            </div>
          </li>
        ))}
      </ul>
      {rest <= 0 && <FieldError>{t('tooMuch')}</FieldError>}
      {fault && <FieldError>{fault.message ?? t('failed')}</FieldError>}
      {!disabled && (
        <div className="flex flex-wrap items-center gap-2.5">
          {rows.length < MAX_PEOPLE - 1 && (
            <Button
              kind="outline"
              size="s"
              icon={<Icon of={PlusIcon} size={16} />}
              onClick={() =>
                setRows((before) => [
                  ...before,
                  { key: crypto.getRandomValues(new Uint32Array(2)).join('-'), handle: '', percent: '', part: '' },
                ])
              }
            >
              {t('add')}
            </Button>
          )}
          {changed && (
            <Button kind="strong" size="s" pending={busy} disabled={!sound} onClick={() => void send()}>
              {t('ask')}
            </Button>
          )}
          {changed && <p className="type-small text-ink-3 basis-full">{t('askHint')}</p>}
        </div>
      )}
    </div>
  )
}

function StateTag({ person }: { person: EditorPerson }) {
  const t = useTranslations('studio.people')
  if (person.state === 'accepted') return <Tag tone="ok">{t('accepted')}</Tag>
  if (person.state === 'declined') return <Tag tone="bad">{t('declined')}</Tag>
  return (
    <Tag tone="warn" icon={<Icon of={HourglassMediumIcon} weight="fill" size={14} />}>
      {t('invited')}
    </Tag>
  )
}

function rowOf(person: EditorPerson): Row {
  return { key: person.userId, handle: person.handle, percent: percentOf(person.points), part: person.part, person }
}

function saved({ handle, percent, part }: Row) {
  return [handle, percent, part]
}

/** Basis points as a percentage, exact: 1250 is `12.5`. */
function percentOf(points: number): string {
  return `${Math.trunc(points / 100)}.${String(points % 100).padStart(2, '0')}`.replace(/\.?0+$/, '')
}

/** What was typed as basis points; Arabic digits and the Arabic decimal sign are read too. */
function pointsOf(text: string): number | undefined {
  const latin = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[٫,]/g, '.')
    .replace(/\s*[%٪]$/, '')
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(latin)
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
