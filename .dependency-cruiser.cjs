// docs/architecture.md says the same in words.
const forbid = (name, from, to) => ({ name, severity: 'error', from, to })

// Modules point one way: a module may use those of its own row's left only (docs/architecture.md, "The order of modules").
const ROWS = [
  ['notifications', 'imaging', 'ledger'],
  ['accounts', 'likeness'],
  ['catalog', 'payments', 'factors', 'standing'],
  ['library', 'studio', 'search', 'payouts', 'codes', 'wallet', 'following'],
  ['reviews', 'wishes'],
  ['checkout', 'moderation', 'telegram', 'api'],
  ['papers'],
  ['privacy'],
]
const order = ROWS.flatMap((row, index) => {
  const notLeft = ROWS.slice(index).flat()
  return row.map((name) =>
    forbid(
      `${name}-looks-left-only`,
      { path: `^modules/${name}/` },
      { path: `^modules/(${notLeft.filter((other) => other !== name).join('|') || '$none'})/` },
    ),
  )
})

module.exports = {
  forbidden: [
    forbid('no-cycles', {}, { circular: true }),
    forbid(
      'core-is-pure',
      { path: '^core/' },
      { pathNot: ['^core/', '^crypto$', '^node:', '^(node_modules/)?(vitest|fast-check)'] },
    ),
    forbid('ui-knows-no-domain', { path: '^ui/' }, { path: '^(app|modules|infra|prisma)/' }),
    forbid('infra-knows-no-domain', { path: '^infra/' }, { path: '^(app|modules|ui|worker)/' }),
    forbid('nobody-imports-a-door', { pathNot: '^(app|worker)/' }, { path: '^(app|worker)/' }),
    forbid(
      'rooms-are-private',
      { path: '^modules/([^/]+)/' },
      { path: '^modules/[^/]+/[^/]+/', pathNot: '^modules/$1/' },
    ),
    forbid(
      'enter-by-the-front-door',
      { path: '^(app|bin|worker|scripts|e2e)/' },
      { path: '^modules/[^/]+/(?!ui/)[^/]+/' },
    ),
    forbid(
      'prisma-lives-in-db',
      { pathNot: '^(modules/[^/]+/db/|infra/db\\.ts$|prisma/|testing/)' },
      { path: '^prisma/generated/' },
    ),
    forbid(
      'use-cases-know-no-framework',
      { path: '^modules/', pathNot: '(/ui/|/actions\\.ts$)' },
      { path: '^node_modules/(next|react|react-dom)/' },
    ),
    ...order,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: '^(node_modules|prisma/generated)' },
    exclude: { path: '^(\\.next|next-env)' },
  },
}
