// A page that is the same for all is whole as it arrives: it can be read and searched, its links and forms work. What its scripts add
// waits until a hand comes near. This stands in the page itself; server/sleeping-page.ts puts it there, and marks what sleeps.
{
  const HANDS = ['pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin', 'wheel', 'scroll']
  const asleep = () => document.querySelectorAll('script[type=asleep][async]')
  const come = (element) =>
    new Promise((resolve, reject) => Object.assign(element, { onload: resolve, onerror: reject }))
  // The page has the rules it uses in itself. What it becomes awake needs the others.
  const dress = () =>
    Promise.allSettled(
      Array.from(document.querySelectorAll('link[rel=asleep]'), (link) => {
        link.rel = 'stylesheet'
        return come(link)
      }),
    )
  // Letters of our own come after the first paint, and words are not laid out in them before they are here. Who had them on an earlier page
  // has them on his device, and need not see others first.
  const root = document.documentElement
  try {
    if (!localStorage.getItem('letters')) root.dataset.letters = 'wait'
  } catch {
    // Storage may be closed to us; then letters are as on any other page.
  }
  const haveLetters = () => {
    try {
      localStorage.setItem('letters', 'here')
    } catch {
      // No room for one word more: the next page waits for them, too.
    }
  }
  // All words laid out anew at once would hold a slow phone: each part of the page takes them in a frame of its own.
  const takeLetters = async () => {
    if (root.dataset.letters !== 'wait') return
    const parts = partsOf(document.body).filter((part) => !part.matches('script, style, template'))
    const near = parts.filter((part) => !part.matches('.later'))
    const titles = near.flatMap((part) => (part.matches(TITLES) ? part : [...part.querySelectorAll(TITLES)]))
    const load = (weight, face, elements) =>
      document.fonts.load(
        `${weight} 1em ${getComputedStyle(root).getPropertyValue(`--own-${face}`)}`,
        // What is not shown (the menu of languages) gives all its words when it is asked for those one sees.
        elements.map((element) => (element.getClientRects().length > 0 ? element.innerText : '')).join(''),
      )
    // Persian is set in the face of titles.
    const text = root.lang === 'fa' ? 'display' : 'text'
    await Promise.all([load(400, text, near), load(600, text, near), load(800, 'display', titles)])
    haveLetters()
    let room = 0
    for (const part of parts) {
      if (room <= 0) {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
        room = AT_ONCE
      }
      part.dataset.letters = 'here'
      room -= sizeOf(part)
    }
  }
  const TITLES = 'h1, h2, h3'
  const AT_ONCE = 24
  const sizeOf = (element) => element.getElementsByTagName('*').length + 1
  const partsOf = (element) =>
    element.matches('.later') || sizeOf(element) <= AT_ONCE ? [element] : [...element.children].flatMap(partsOf)
  const rouse = (script) => {
    const awake = document.createElement('script')
    for (const { name, value } of script.attributes) if (name !== 'type') awake.setAttribute(name, value)
    script.replaceWith(awake)
    return awake
  }
  const fetchAhead = (rel) => {
    for (const { src, href } of document.querySelectorAll('link[rel=asleep], script[type=asleep]:is([async], #data)')) {
      const link = document.createElement('link')
      Object.assign(link, { rel, as: href ? 'style' : 'script', href: href ?? src })
      document.head.append(link)
    }
  }
  let ahead = 'preload'
  let waking = false
  const wake = async () => {
    if (waking) return
    waking = true
    for (const hand of HANDS) removeEventListener(hand, onHand, true)
    if (document.readyState === 'loading') await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve))
    if (ahead) fetchAhead(ahead)
    ahead = ''
    const data = document.getElementById('data')
    try {
      // A page that was made for one question has its data in itself.
      await Promise.all([dress(), data && come(rouse(data))])
      asleep().forEach(rouse)
      // All is styled anew for the other rules; what comes from now on has letters of our own.
      delete root.dataset.letters
      haveLetters()
    } catch {
      // It did not come: the next move of a hand asks again, and till then the page is what it was.
      document.getElementById('data').setAttribute('type', 'asleep')
      waking = false
      listen()
    }
  }
  const onHand = (event) => {
    // A pointer that lies still is no hand, though browsers tell of it once the page lies under it.
    if (event.movementX === 0 && event.movementY === 0 && event.type === 'pointermove') return
    // Nor is a field that the page itself set the caret in.
    if (event.type === 'focusin' && event.target.autofocus) return
    void wake()
  }
  const listen = () => HANDS.forEach((hand) => addEventListener(hand, onHand, { capture: true, passive: true }))
  listen()

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
      // After a frame that has been painted.
      requestAnimationFrame(() => setTimeout(() => void takeLetters().catch(() => undefined)))
      // Who has something of his own here (use-me.ts) is shown it at once.
      try {
        if (localStorage.getItem('mine')) void wake()
      } catch {
        // Storage may be closed to us; then a hand decides.
      }
      // At hand when they are wanted, after everything one sees.
      if (!ahead || navigator.connection?.saveData) return
      fetchAhead('prefetch')
      ahead = ''
    })
  })
}
