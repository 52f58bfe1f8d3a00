'use client'

import { WarningIcon } from '@phosphor-icons/react/dist/ssr/Warning'
import { CheckCircleIcon } from '@phosphor-icons/react/dist/ssr/CheckCircle'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useRef, useState, useTransition } from 'react'
import { Icon } from '@/ui/icon'
import { Key } from '@/ui/key'
import { Tag } from '@/ui/tag'
import { mark } from '../actions'
import { suggested } from '../match'
import { REASON_CODES, type ReasonCode } from '../reasons'
import { GIVE_BACK } from './claim-clock'
import { CompareStage, type DeskMatch, type View } from './compare-stage'
import { DecisionForm } from './decision-form'
import { useDeskKeys, useKeysOn } from './desk-keys'
import { KeyHelp } from './key-help'
import { type Mark, type ProposedWords, proposedLetter, toggled } from './marks'
import type { MessageSlot } from '@/modules/imaging/message-slot'
import type { StickerExtras } from '@/modules/imaging/sticker-extras'
import { EffectButton } from '@/ui/effect-button'
import { SoundButton } from '@/ui/sound-button'
import type { Provenance } from '@/modules/imaging/provenance'
import { MAYBE_BARE } from '../nudity'
import { MarkForm } from './mark-form'
import { ProvenanceNote } from './provenance-note'
import { StickerFacts, StickerStage } from './sticker-stage'
import { StickerStrip } from './sticker-strip'
import { TemplateSamples } from './template-samples'

export interface DeskSticker {
  id: string
  /** The small picture of the strip, and the artist's own, whole. */
  thumb: string
  master: string
  /** Where it moves, and how. */
  moving: string | undefined
  frames: number
  durationMs: number
  width: number
  height: number
  bytes: number
  fileName: string
  emoji: string[]
  tags: string[]
  alt: string
  extras: StickerExtras
  /** Where its buyer may write, and where its pictures with sample words are. */
  template: { slot: MessageSlot; words: string } | undefined
  provenance: Provenance | null
  /** How likely a model holds nudity, in thousandths. */
  nudity: number | null
  earlier: boolean
  mark: Mark
  /** Die-cut like those of the matches, so that the two lie over each other. */
  picture: string
  matches: DeskMatch[]
}

interface Props {
  caseId: string
  heading: ReactNode
  stickers: DeskSticker[]
  pack: Mark
  /** The reader has it in hand and may decide. */
  mine: boolean
  /** Where the reader came in: the place of a sticker, or the pack as a whole. */
  at: number
  wholePack: boolean
  names: Record<ReasonCode, string>
  /** In the artist's language, with its direction. */
  proposed: ProposedWords
  besideStickers: string
  artistLang: string
  /** Around the tools: who has it, what was decided, what stands around the stickers. */
  status: ReactNode
  listing: ReactNode
}

/** The reviewer's two columns: evidence in the middle, the decision at the end. Every mark is sent as it is made. */
export function CaseDesk(props: Props) {
  const { caseId, stickers, mine, proposed, besideStickers } = props
  const t = useTranslations('desk')
  const [at, setAt] = useState(Math.min(Math.max(props.at, 0), Math.max(stickers.length - 1, 0)))
  const [wholePack, setWholePack] = useState(props.wholePack)
  const [view, setView] = useState<View>('side')
  const [turned, setTurned] = useState(false)
  const [marks, setMarks] = useState(() => new Map(stickers.map((sticker) => [sticker.id, sticker.mark])))
  const [pack, setPack] = useState<Mark>(props.pack)
  const [fault, setFault] = useState<string>()
  const [sending, startSending] = useTransition()
  const [keysOn, setKeysOn] = useKeysOn()
  const decision = useRef<{ approve(): void; reject(): void }>(null)
  const help = useRef<HTMLDialogElement>(null)

  const sticker = stickers[at]
  const compared = sticker !== undefined && sticker.matches.length > 0 && view !== 'alone'
  const faults = stickers.filter((one) => (marks.get(one.id)?.reasons.length ?? 0) > 0).length
  const letterNow = proposedLetter(pack, faults, proposed, besideStickers)
  const shown = wholePack ? pack : ((sticker && marks.get(sticker.id)) ?? { reasons: [], words: '' })

  const send = useCallback(
    (to: Mark, stickerId: string | undefined) =>
      startSending(async () => {
        const form = new FormData()
        form.set('caseId', caseId)
        if (stickerId) form.set('stickerId', stickerId)
        for (const code of to.reasons) form.append('reasons[]', code)
        form.set('words', to.words)
        setFault((await mark(undefined, form)).message)
      }),
    [caseId],
  )

  function change(next: Mark, keep: boolean) {
    if (wholePack) setPack(next)
    else if (sticker) setMarks(new Map(marks).set(sticker.id, next))
    if (keep) send(next, wholePack ? undefined : sticker?.id)
  }

  const toggle = (code: ReasonCode) => {
    // The pack's own words are the letter, which follows the reasons by itself.
    change(
      wholePack ? { ...pack, reasons: toggled(pack, code, proposed).reasons } : toggled(shown, code, proposed),
      true,
    )
  }
  const go = (place: number) => {
    setWholePack(false)
    setAt(Math.min(Math.max(place, 0), stickers.length - 1))
  }

  useDeskKeys((code, shift) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
    if (code === 'KeyJ') go(at + 1)
    else if (code === 'KeyK') go(at - 1)
    else if (code === 'Space' && sticker && sticker.matches.length > 0) setView(view === 'blink' ? 'side' : 'blink')
    else if (code === 'KeyM' && compared) setTurned(!turned)
    else if (code === 'Slash' && shift) help.current?.showModal()
    else if (!mine) return false
    else if (code === 'KeyA') decision.current?.approve()
    else if (code === 'KeyR') decision.current?.reject()
    else if (code === 'KeyU') giveBack()
    else if (code === 'KeyW') setWholePack(!wholePack)
    else if (digit) {
      const reason = REASON_CODES[Number(digit) - 1]
      if (reason) toggle(reason)
    } else return false
    return true
  }, keysOn)

  const corner = (one: DeskSticker) => (
    <>
      <Tag className="figures">{t('place', { number: at + 1, count: stickers.length })}</Tag>
      <MarkTag mark={marks.get(one.id)} earlier={one.earlier} />
      {one.nudity !== null && one.nudity >= MAYBE_BARE && (
        <Tag tone="warn">{t('maybeBare', { part: one.nudity / 1000 })}</Tag>
      )}
    </>
  )

  return (
    <>
      <div className="min-w-0 px-5 py-5 lg:overflow-y-auto lg:px-7">
        {props.heading}
        {sticker && (
          <section aria-label={t('evidence')} className="mt-5 grid gap-5">
            {compared ? (
              <CompareStage
                key={sticker.id}
                sticker={sticker}
                view={view}
                onView={setView}
                turned={turned}
                onTurn={() => setTurned(!turned)}
                corner={corner(sticker)}
              />
            ) : (
              <StickerStage
                key={sticker.id}
                src={sticker.master}
                moving={sticker.moving}
                width={sticker.width}
                height={sticker.height}
                alt={sticker.alt}
                corner={corner(sticker)}
                onCompare={sticker.matches.length > 0 ? () => setView('side') : undefined}
              />
            )}
            {sticker.extras.sound && (
              <SoundButton
                key={`sound ${sticker.id}`}
                of={sticker.extras.sound.key}
                words={{ play: t('stage.sound'), stop: t('stage.silence') }}
              />
            )}
            {sticker.extras.effect && (
              <EffectButton
                key={`effect ${sticker.id}`}
                of={sticker.extras.effect.key}
                ms={sticker.extras.effect.ms}
                words={{ play: t('stage.effect'), calm: t('stage.calm') }}
              />
            )}
            {sticker.template && <TemplateSamples key={`words ${sticker.id}`} {...sticker} {...sticker.template} />}
            <StickerFacts sticker={sticker} />
            {sticker.provenance && <ProvenanceNote said={sticker.provenance} />}
            <StickerStrip
              stickers={stickers.map((one) => ({
                id: one.id,
                thumb: one.thumb,
                alt: one.alt,
                earlier: one.earlier,
                faulty: (marks.get(one.id)?.reasons.length ?? 0) > 0,
                distance: one.matches[0]?.distance,
              }))}
              at={at}
              onGo={go}
            />
          </section>
        )}
        {props.listing}
      </div>
      <div className="border-line flex min-h-0 min-w-0 flex-col gap-5 max-lg:border-t lg:gap-0 lg:border-s">
        <div className="grid content-start gap-5 px-5 pt-5 lg:min-h-0 lg:grow lg:overflow-y-auto lg:px-6 lg:pb-5">
          {props.status}
          {mine && (
            <MarkForm
              caseId={caseId}
              stickerId={wholePack ? undefined : sticker?.id}
              place={at + 1}
              wholePack={wholePack}
              onScope={setWholePack}
              names={props.names}
              artistLang={props.artistLang}
              shown={shown}
              suggested={wholePack ? undefined : suggested(sticker?.matches[0])}
              onToggle={toggle}
              onWords={(words, keep) => change({ ...shown, words }, keep)}
            />
          )}
          {mine && (
            <output className="type-small text-ink-3 block min-h-5">
              {sending ? t('saving') : fault ? <span className="text-bad">{fault}</span> : t('saved')}
            </output>
          )}
        </div>
        {mine && (
          <DecisionForm
            ref={decision}
            caseId={caseId}
            artistLang={props.artistLang}
            count={stickers.length}
            faults={faults}
            reasons={pack.reasons}
            letter={pack.words || letterNow}
            proposedLetter={letterNow}
            names={props.names}
            onLetter={(words, keep) => {
              // Words equal to the proposed ones are not kept, so that they go on following the reasons.
              const next = { ...pack, words: words === letterNow ? '' : words }
              setPack(next)
              if (keep) send(next, undefined)
            }}
          />
        )}
      </div>
      <footer className="border-line type-small text-ink-2 hidden items-center gap-x-5 border-t px-7 py-2.5 lg:col-span-full lg:flex">
        <KeyLine keys={['J', 'K']} words={t('keys.move')} />
        {sticker && sticker.matches.length > 0 && <KeyLine keys={['Space']} words={t('keys.blink')} />}
        {compared && <KeyLine keys={['M']} words={t('keys.mirror')} />}
        {mine && <KeyLine keys={['1', '9']} words={t('keys.reason')} />}
        {mine && <KeyLine keys={['W']} words={t('keys.whole')} />}
        {mine && <KeyLine keys={['U']} words={t('keys.giveBack')} />}
        <button type="button" onClick={() => help.current?.showModal()} className="hover:text-ink target">
          <KeyLine keys={['?']} words={t('keys.all')} />
        </button>
        <span className="text-ink-3 ms-auto">{t('logged')}</span>
      </footer>
      <KeyHelp ref={help} on={keysOn} onSwitch={setKeysOn} />
    </>
  )
}

function giveBack(): void {
  const form = document.getElementById(GIVE_BACK)
  if (form instanceof HTMLFormElement) form.requestSubmit()
}

function KeyLine({ keys, words }: { keys: string[]; words: string }) {
  return (
    <span className="flex items-center gap-1.5">
      {keys.map((key) => (
        <Key key={key}>{key}</Key>
      ))}
      <span className="ms-0.5">{words}</span>
    </span>
  )
}

function MarkTag({ mark: given, earlier }: { mark: Mark | undefined; earlier: boolean }) {
  const t = useTranslations('desk')
  if (given && given.reasons.length > 0)
    return (
      <Tag tone="bad" icon={<Icon of={WarningIcon} weight="fill" size={16} />} className={clsx('type-code')}>
        <bdi dir="ltr">{given.reasons.join(' · ')}</bdi>
      </Tag>
    )
  if (!earlier) return null
  return (
    <Tag tone="ok" icon={<Icon of={CheckCircleIcon} weight="fill" size={16} />}>
      {t('earlier')}
    </Tag>
  )
}
