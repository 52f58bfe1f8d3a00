import './no-native-cbor'
import { clip, cleanLine } from '@/core/text'
import type { Provenance } from './provenance'

/** Longer than any note that tools write, with the small pictures in it. */
const MOST_BYTES = 2_000_000
const MOST_BOXES = 5000
const DEEPEST = 8
/** What a reviewer reads of it: a hostile note may hold millions. */
const MOST = 12
const LONGEST = 120

const GENERATED = new Set(['trainedAlgorithmicMedia', 'c2pa.trainedAlgorithmicData'])
const PARTLY = new Set(['compositeWithTrainedAlgorithmicMedia', 'compositeSynthetic'])
const TEACHING = /^(c2pa|cawg)\.ai_(generative_)?training$/

/**
 * The note on where a picture comes from, before metadata is taken off: undefined when a PNG has none, or it is no PNG. Never throws for
 * what is in the bytes; time and memory are bounded by the process it runs in.
 *
 * The library checks what can be calculated (whether note, signature and picture belong together). It has no list of whom to trust,
 * so what it says of trust is not asked for.
 */
export async function readProvenance(bytes: Uint8Array): Promise<Provenance | undefined> {
  const note = noteIn(bytes)
  if (!note) return undefined
  if (note.length > MOST_BYTES || !isPlain(note)) return { state: 'unreadable' }
  try {
    return await readNote(bytes)
  } catch {
    return { state: 'unreadable' }
  }
}

/** The chunk of a PNG that such a note stands in: https://c2pa.org/specifications, "Embedding manifests into PNG". */
function noteIn(bytes: Uint8Array): Buffer | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 8 || file.readUInt32BE(0) !== 0x89504e47) return undefined
  for (let offset = 8; offset + 12 <= file.length;) {
    const length = file.readUInt32BE(offset)
    const type = file.toString('latin1', offset + 4, offset + 8)
    if (type === 'caBX') return file.subarray(offset + 8, offset + 8 + length)
    if (type === 'IEND') return undefined
    offset += 12 + length
  }
  return undefined
}

/** Boxes in boxes, as many and as deep as notes have them: the library takes seconds for some that are deeper. */
function isPlain(note: Buffer): boolean {
  const open = [{ from: 0, to: note.length, depth: 0 }]
  for (let seen = 0, level = open.pop(); level; level = open.pop()) {
    for (let at = level.from; at < level.to;) {
      if (at + 8 > level.to || (seen += 1) > MOST_BOXES || level.depth > DEEPEST) return false
      const length = note.readUInt32BE(at)
      if (length < 8 || at + length > level.to) return false
      if (note.toString('latin1', at + 4, at + 8) === 'jumb')
        open.push({ from: at + 8, to: at + length, depth: level.depth + 1 })
      at += length
    }
  }
  return true
}

async function readNote(bytes: Uint8Array): Promise<Provenance> {
  // Loaded only for a file that has a note, which few have: it is most of what a process here would hold.
  const { PNG } = await import('@trustnxt/c2pa-ts/asset')
  const { SuperBox } = await import('@trustnxt/c2pa-ts/jumbf')
  const { IngredientAssertion, ManifestStore, TrainingAndDataMiningAssertion, ValidationStatusCode } =
    await import('@trustnxt/c2pa-ts/manifest')
  const asset = new PNG(bytes)
  const box = asset.getManifestJUMBF()
  const store = box && ManifestStore.read(SuperBox.fromBuffer(new Uint8Array(box)))
  const manifest = store?.getActiveManifest()
  const claim = manifest?.claim
  if (!store || !manifest || !claim) return { state: 'unreadable' }

  const assertions = manifest.assertions?.assertions ?? []
  const actions = (manifest.assertions?.getActionAssertions() ?? []).flatMap((one) => one.actions)
  const sources = actions.map((one) => line(one.digitalSourceType).split('/').at(-1) ?? '')
  const subject = manifest.signature?.signatureData.certificate?.subjectName
  const named = (part: string) => line(subject?.getField(part)[0])
  return {
    state: await stateOf(),
    generator: words(claim.claimGeneratorName, claim.claimGeneratorVersion),
    signer: words(named('CN'), named('O') && `(${named('O')})`),
    title: line(claim.title),
    actions: actions.slice(0, MOST).map((one) => ({
      name: line(one.action).replace(/^c2pa\./, ''),
      by: words(one.softwareAgent?.name, one.softwareAgent?.version),
    })),
    ingredients: assertions
      .flatMap((one) => (one instanceof IngredientAssertion ? [line(one.title)] : []))
      .filter((title) => title !== '')
      .slice(0, MOST),
    model: sources.some((one) => GENERATED.has(one)) ? 'all' : sources.some((one) => PARTLY.has(one)) ? 'some' : 'none',
    training: trainingOf(
      assertions.flatMap((one) =>
        one instanceof TrainingAndDataMiningAssertion
          ? Object.entries(one.entries).flatMap(([key, entry]) => (TEACHING.test(key) ? [line(entry.choice)] : []))
          : [],
      ),
    ),
  }

  async function stateOf(): Promise<'intact' | 'changed' | 'unproved'> {
    const said = (await store!.validate(asset)).statusEntries
    const own = asset.getHashExclusionRange()
    const bindings = manifest!.assertions?.getHardBindings() ?? []
    // A note may name parts of the file it does not speak for. All but the note's own place would make it fit any picture.
    const whole = bindings.every((one) =>
      ((one as { exclusions?: { start: number; length: number }[] }).exclusions ?? []).every(
        ({ start, length }) => start >= own.start && start + length <= own.start + own.length,
      ),
    )
    for (const binding of bindings) said.push(...(await binding.validateAgainstAsset(asset)).statusEntries)
    // About who signed and when: there is no list of whom to trust, so nothing of it counts either way.
    const wrong = said.filter(
      ({ code, success }) => success === false && !/^(signingCredential|timeStamp)\./.test(code),
    )
    if (wrong.length > 0) return 'changed'
    const signed = said.some(({ code, success }) => code === ValidationStatusCode.ClaimSignatureValidated && success)
    return signed && whole && bindings.length > 0 ? 'intact' : 'unproved'
  }
}

function trainingOf(choices: readonly string[]): 'allowed' | 'refused' | 'conditions' | 'silent' {
  if (choices.includes('notAllowed')) return 'refused'
  if (choices.includes('constrained')) return 'conditions'
  return choices.includes('allowed') ? 'allowed' : 'silent'
}

/** One line of a stranger's words, whatever stands where words should. */
function line(value: unknown): string {
  return typeof value === 'string' ? clip(cleanLine(value.slice(0, 1000)), LONGEST) : ''
}

const words = (...parts: unknown[]) => parts.map(line).filter(Boolean).join(' ')
