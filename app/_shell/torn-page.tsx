'use client'

import { useEffect } from 'react'
import { Button, buttonLook } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'

// An error page may be all that still works: its words come along with it instead of from a dictionary that may be what broke.
const WORDS = {
  en: {
    title: 'This page tore',
    words: 'Something broke on our side, and it has been written down. Nothing you own is lost.',
    number: 'Its number is',
    again: 'Try again',
    home: 'To the shop',
  },
  ar: {
    title: 'تمزّقت هذه الصفحة',
    words: 'تعطّل شيء عندنا وسجّلناه. لم يضِع شيء ممّا تملك.',
    number: 'رقمه',
    again: 'حاول مرّة أخرى',
    home: 'إلى المتجر',
  },
}

export function TornPage({ error, again }: { error: Error & { digest?: string }; again: () => void }) {
  // Not from the router, which may be what broke; on the server there is no address to ask, and the browser draws it again.
  const path = typeof location === 'undefined' ? '' : location.pathname
  const home = /^\/[a-z]{2}(?=\/|$)/.exec(path)?.[0] ?? '/'
  const language = home === '/ar' ? 'ar' : 'en'
  const words = WORDS[language]
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <main
      id="main"
      lang={language}
      dir={language === 'ar' ? 'rtl' : 'ltr'}
      className="mx-auto w-[min(100%-40px,560px)] py-16"
    >
      <EmptyState
        level="h1"
        title={words.title}
        action={
          <div className="flex flex-wrap justify-center gap-3">
            <Button kind="strong" onClick={again}>
              {words.again}
            </Button>
            <a href={home} className={buttonLook('bare')}>
              {words.home}
            </a>
          </div>
        }
      >
        <p>{words.words}</p>
        {error.digest && (
          <p className="type-small text-ink-3 mt-2">
            {words.number} <bdi className="type-code">{error.digest}</bdi>
          </p>
        )}
      </EmptyState>
    </main>
  )
}
