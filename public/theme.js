// Before the first paint: the theme a reader chose here. Nothing chosen: the system's own, by CSS alone.
try {
  var chosen = localStorage.getItem('theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Storage may be closed to us; then the system decides.
}
