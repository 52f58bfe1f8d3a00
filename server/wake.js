// A page that is the same for all is whole as it arrives: it can be read and searched, its links and forms work. What its scripts add
// waits until a hand comes near. This stands in the page itself; server/sleeping-page.ts puts it there, and marks what sleeps.
{
  const HANDS = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin', 'wheel', 'scroll']
  const asleep = () => document.querySelectorAll('script[type=asleep][async]')
  const wake = (event) => {
    // A pointer that lies still is no hand, though browsers tell of it once the page lies under it.
    if (event?.movementX === 0 && event.movementY === 0 && event.type === 'pointermove') return
    for (const hand of HANDS) removeEventListener(hand, wake, true)
    if (document.readyState === 'loading') return addEventListener('DOMContentLoaded', () => wake())
    for (const script of asleep()) {
      const awake = document.createElement('script')
      for (const { name, value } of script.attributes) if (name !== 'type') awake.setAttribute(name, value)
      script.replaceWith(awake)
    }
  }
  for (const hand of HANDS) addEventListener(hand, wake, { capture: true, passive: true })

  // What a hand asks for before the page is awake is done once it is: the last thing it asked for.
  let wish
  const onClick = ({ target }) => {
    const button = target.closest?.('button[type=button]:not([popovertarget])')
    if (button) wish = () => button.click()
  }
  const onKey = (event) => {
    wish = () => event.target.dispatchEvent(new KeyboardEvent('keydown', event))
  }
  const onSubmit = (event) => {
    const { target: form, submitter } = event
    // A form that goes to an address of its own needs nobody.
    if (form.getAttribute('action')) return
    event.preventDefault()
    wish = () => form.requestSubmit(submitter)
    // Scripts that never come must not hold it for ever.
    setTimeout(awake, 8000)
  }
  const HEARD = { click: onClick, keydown: onKey, submit: onSubmit }
  const awake = () => {
    for (const [name, heard] of Object.entries(HEARD)) removeEventListener(name, heard, true)
    wish?.()
    wish = undefined
  }
  for (const [name, heard] of Object.entries(HEARD)) addEventListener(name, heard, true)
  addEventListener('awake', awake, { once: true })

  addEventListener('load', () => {
    const later = self.requestIdleCallback ?? setTimeout
    later(() => {
      // Who has something of his own here (use-me.ts) is shown it at once.
      try {
        if (localStorage.getItem('mine')) return wake()
      } catch {
        // Storage may be closed to us; then a hand decides.
      }
      // At hand when they are wanted, after everything one sees.
      if (navigator.connection?.saveData) return
      for (const { src } of asleep()) {
        const link = document.createElement('link')
        Object.assign(link, { rel: 'prefetch', as: 'script', href: src })
        document.head.append(link)
      }
    })
  })
}
