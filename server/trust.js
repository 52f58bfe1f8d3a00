// Where a browser lets no plain text become a script or markup (content-policy.ts tells it so), this is the one rule by which some may:
// addresses of our own scripts, and words that hold no markup. What it does not name is refused. It stands first of all in the page.
try {
  self.trustedTypes.createPolicy('default', {
    createScriptURL(address) {
      const { origin, pathname, search } = new URL(address, location)
      const isOurs = /^\/(_next\/static\/chunks\/[\w~.-]+|embed\/[\w-]+|theme|sw)\.js$/.test(pathname)
      // What wakes this very page (sleeping-page.ts).
      const isData = pathname === location.pathname && /^\?awake=[\w-]{22}$/.test(search)
      return origin === location.origin && (isOurs || isData) ? address : null
    },
    // React makes script elements from this empty one.
    createHTML: (text) => (text === '\x3cscript>\x3c/script>' || !text.includes('<') ? text : null),
  })
} catch {
  // A browser that knows no such rules.
}
