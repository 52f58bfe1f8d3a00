'use client'

import { useEffect } from 'react'

/** Says that the page answers to hands now, after everything before it does (server/wake.js waits for it). */
export function Awake() {
  useEffect(() => {
    dispatchEvent(new Event('awake'))
  }, [])
  return null
}
