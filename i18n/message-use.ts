import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

// Which messages the code can ask for, read from its text. What stands there whole (`t('title')`) is asked for; what is put together
// (`t(`states.${state}`)`, `t(state)`) asks for each message that fits and whose changing part is written down somewhere as a text.

interface Source {
  file: string
  /** The families whose words it takes: what `getTranslations` and its like are given. '' is all of them. */
  families: Set<string>
  /** Of these it asks for words by a name that it only holds: `t(state)`, `t(isOld ? 'old' : state)`. */
  held: Set<string>
  /** Every text in it that could be a message's name or a part of one, and every property that has a line and its own name for itself. */
  texts: Set<string>
  /** And the names of properties, which a part of a message's name can be, too. */
  properties: Set<string>
  /** Names that are put together, a group for each part that changes. */
  patterns: RegExp[]
  /** The modules of ours it imports, without their endings. */
  imports: string[]
}

const ROOMS = ['app', 'modules', 'infra', 'worker', 'core', 'server', 'ui', 'scripts', 'bin', 'embed', 'i18n']
const TAKES = String.raw`(?:getTranslations|useTranslations|createTranslator)\((?:\{[^}]*namespace: )?'([\w.]+)'`

/** How many imports away the text may stand that a name is held from. */
const FAR = 4

/** Every source that may ask for words; tests do not count. */
function sources(): Source[] {
  return ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|m?js)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => readSource(file, readFileSync(file, 'utf8'))),
  )
}

function readSource(file: string, text: string): Source {
  const all = (expression: RegExp) =>
    [...text.matchAll(expression)].map(([, ...groups]) => groups.map((one) => one ?? ''))
  const held = all(new RegExp(String.raw`const (\w+) = (?:await )?${TAKES}`, 'g'))
    .filter(([name]) =>
      new RegExp(String.raw`(?<![\w.])${name}(?:\.rich)?\((?:[^()]*[?:] *)?[a-zA-Z][\w.?!]*(?: as [^)]*)?[,)]`).test(
        text,
      ),
    )
    .map(([, family]) => family ?? '')
  const families = new Set(all(new RegExp(TAKES, 'g')).flat())
  if (/createTranslator\(\{ locale, messages/.test(text)) families.add('')
  // Its words are built into it, one family of them (server/build-embed.ts).
  if (file.startsWith('embed/')) families.add('embed')
  return {
    file,
    families,
    held: new Set(held),
    texts: new Set(all(/['"`]([\w.-]+)['"`]|^ +(\w+),$/gm).flat()),
    properties: new Set(all(/(?<![\w.])(\w+)\??:/g).flat()),
    patterns: all(/`([\w.-]*(?:\$\{[^`{}]*\}[\w.-]*)+)`/g).map(([name = '']) => {
      const parts = name.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', String.raw`\.`))
      return new RegExp(`^${parts.join(String.raw`([\w.-]+)`)}$`)
    }),
    imports: all(/ from '((?:@|\.\.?)\/[^']+)'/g).map(([from = '']) =>
      from.startsWith('@/') ? from.slice(2) : path.join(path.dirname(file), from),
    ),
  }
}

/** The messages that nothing asks for, of these. */
export function unused(keys: Iterable<string>): string[] {
  const all = sources()
  const named = new Map(all.map((source) => [source.file.replace(/\.\w+$/, ''), source]))
  const texts = new Set(all.flatMap((source) => [...source.texts, ...source.properties]))
  // A reason, a state, a kind: written down as it is, or one by one where it has dots in it. A number is counted, not written.
  const isWritten = (part: string) =>
    texts.has(part) || part.split('.').every((one) => texts.has(one) || /^\d+$/.test(one))
  const isNear = (source: Source | undefined, text: string, far: number): boolean =>
    source !== undefined &&
    (source.texts.has(text) || (far > 0 && source.imports.some((name) => isNear(named.get(name), text, far - 1))))

  const asks = (source: Source, family: string, name: string) =>
    source.families.has(family) &&
    (source.texts.has(name) ||
      source.patterns.some((pattern) => pattern.exec(name)?.slice(1).every(isWritten)) ||
      (source.held.has(family) && (name.includes('.') ? isWritten(name) : isNear(source, name, FAR))))
  return [...keys].filter((key) => {
    const steps = key.split('.')
    return !steps.some((_, at) => {
      const [family, name] = [steps.slice(0, at).join('.'), steps.slice(at).join('.')]
      return all.some((source) => asks(source, family, name))
    })
  })
}
