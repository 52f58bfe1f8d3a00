// Next's own page cache, with the tags of each page made visible to the server in front of it.
const Base = require('next/dist/server/lib/incremental-cache/file-system-cache').default

const expose = (value) => {
  const tags = value?.headers?.['x-next-cache-tags']
  if (typeof tags === 'string') value.headers['cache-tag'] = tags
}

module.exports = class extends Base {
  async get(...asked) {
    const entry = await super.get(...asked)
    expose(entry?.value)
    return entry
  }

  async set(key, data, context) {
    expose(data)
    return super.set(key, data, context)
  }
}
