'use client'

import { useEffect, useState } from 'react'
import { Button } from './button'
import { ShopIcon } from './shop-icon'

/** What is heard on this page now: one sound at a time. */
let heard: HTMLAudioElement | undefined

/** A sound that is silent until asked for, and again at another press or Escape. Nothing of it is fetched before. */
export function SoundButton({ of, words }: { of: string; words: { play: string; stop: string } }) {
  const [sound, setSound] = useState<HTMLAudioElement>()
  useEffect(() => {
    if (!sound) return undefined
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && sound.pause()
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('keydown', onKey)
      sound.pause()
    }
  }, [sound])
  const play = () => {
    heard?.pause()
    const audio = new Audio()
    const knowsOpus = audio.canPlayType('audio/ogg; codecs="opus"') !== ''
    audio.src = `/media/${of}/sound.${knowsOpus ? 'ogg' : 'aac'}`
    const over = () => setSound((now) => (now === audio ? undefined : now))
    for (const end of ['ended', 'pause', 'error']) audio.addEventListener(end, over)
    heard = audio
    setSound(audio)
    void audio.play().catch(over)
  }
  return (
    <Button
      kind="outline"
      size="s"
      aria-pressed={sound !== undefined}
      icon={<ShopIcon name={sound ? 'stop' : 'sound'} size={16} />}
      onClick={() => (sound ? sound.pause() : play())}
    >
      {sound ? words.stop : words.play}
    </Button>
  )
}
