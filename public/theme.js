// Before the first paint: the theme a reader chose here. Nothing chosen: the system's own, by CSS alone.
try {
  var chosen = localStorage.getItem('theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Storage may be closed to us; then the system decides.
}

// Later: who says so when there is no network (sw.js). A browser that forbids it goes without.
if ('serviceWorker' in navigator)
  addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  })
