'use client'

import { useState } from 'react'
import { Button } from './button'
import { ShopIcon } from './shop-icon'

interface Props {
  of: string
  ms: number
  /** `calm`: why nothing is played for who prefers less motion. */
  words: { play: string; calm: string }
}

/** An effect over the whole page, played when asked for until it is over or pressed again; its player comes with the first one. */
export function EffectButton({ of, ms, words }: Props) {
  const [state, setState] = useState<'ready' | 'playing' | 'calm'>('ready')
  const play = async () => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return setState('calm')
    const { playEffect, stopEffect } = await import('./play-effect')
    if (state === 'playing') return stopEffect()
    setState('playing')
    // Without a connection there is nothing to play, and nothing else is lost.
    await playEffect(`/media/${of}/effect.webp`, ms).catch(() => undefined)
    setState('ready')
  }
  return (
    <>
      <Button
        kind="outline"
        size="s"
        aria-pressed={state === 'playing'}
        icon={<ShopIcon name="sparkle" size={16} />}
        onClick={() => void play()}
      >
        {words.play}
      </Button>
      <output className="type-small text-ink-2">{state === 'calm' && words.calm}</output>
    </>
  )
}
