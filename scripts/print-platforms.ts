import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import prettier from 'prettier'
import words from '@/messages/en.json'
import { MASTER, type Platform, type Wanted, type Way } from '@/modules/imaging/platform'
import { PLATFORMS } from '@/modules/imaging/platforms'

// docs/platforms.md, from the registry: `npm run platforms` writes it, and a test fails when it is older than the code.

export const PAGE = 'docs/platforms.md'

const TRUST = {
  primary: 'its maker’s own words or code',
  tool: 'a well-kept tool',
  secondary: 'somebody’s page; read strictly',
}

const HANDS = {
  buyer: 'whoever owns the pack',
  artist: 'only the artist: nobody can add a pack there from outside',
}

export async function platformsPage(): Promise<string> {
  const page = [
    '# Platforms',
    '',
    '<!-- Printed from modules/imaging/platforms by `npm run platforms`. Change it there. -->',
    '',
    'What each messenger takes, what is made for it, where that was read, and how a pack gets in. A platform is one file in',
    '`modules/imaging/platforms` with one line in its registry; its validator, in `modules/imaging/validators`, reads the',
    'finished bytes and shares nothing with it. Bytes: where code gives a figure, that; elsewhere 1 KB is 1,000.',
    '',
    '| Platform | Made of every still sticker | Of every moving one | Pack | Brought in by |',
    '| --- | --- | --- | --- | --- |',
    ...PLATFORMS.map(
      (platform) =>
        `| [${platform.name}](#${anchor(platform.name)}) | ${made(platform)} | ${moving(platform)} | ${packs(platform)} | ${HANDS[platform.hands]} |`,
    ),
    '',
    ...PLATFORMS.flatMap(section),
    '## What was checked against which source',
    '',
    'Each line was read at its source on that day, and is held to by the validator of its platform. One suite sends packs of still',
    'and of moving stickers through every export, reads the finished bytes with these validators, and then breaks them to see that',
    'each break is found (`modules/imaging/platforms.test.ts`, `platforms-moving.test.ts`). Nothing was sent to a messenger.',
    '',
    '| Platform | Read | Where | When | Trust | Held to by |',
    '| --- | --- | --- | --- | --- | --- |',
    ...PLATFORMS.flatMap(({ id, name, sources }) =>
      sources.map(
        ({ what, where, read, trust }) =>
          `| ${name} | ${what} | ${where} | ${read} | ${TRUST[trust]} | \`modules/imaging/validators/${id}.ts\` |`,
      ),
    ),
    '',
    '## How it is made',
    '',
    'A master (RGBA, sRGB, at most 2,048 px, no metadata) is decoded once and scaled once a size, with alpha multiplied in, so',
    'that nothing invisible colours an edge. The first file is the best that may fit: a lossless WebP is predicted from the',
    'entropy of what neighbouring pixels do not tell, and only tried where it should fit; else quality 95. One encode is the',
    'common case, three are the most, noise included. Each lossy file is measured against the picture it was made from (SSIM on',
    'white, on black and of alpha; the least counts), and under 95 % the pack’s plan says so. WebP effort 6 with alpha quality',
    '100 costs a hundred times effort 4 for 2 to 5 %, and is never used.',
    '',
    'A file that was made is kept by the hash of its master, what was asked for and the recipe, and is given again: a pack exported',
    'twice is the same bytes. Made anew, after the kept ones are lost, a moving one is the same too. A still may come out otherwise',
    'when other stills are made beside it than the first time (in the studio one is made alone): it is scaled from another of their',
    'sizes, and a lossless file of another may fit it where its own prediction said no. Both keep every rule and are measured the',
    'same way, and nothing compares them: a pack is sent whole, and what seals one (Signal’s key) is made of the very bytes sent.',
    '',
    'A moving master keeps its frames as they came, in a container of ours. What a platform takes as it is goes there frame by',
    'frame untouched; else it is decoded once and each frame scaled once a size, for all platforms together. It is never played',
    'faster: what is too long is cut at its end, what is too heavy loses frames first, then colours or quality, then (for Signal)',
    'size. A few frames predict what all will weigh, so that one encode is the common case; three are the most; what is far too',
    'heavy beside what was predicted is not even asked. Moments of each',
    'file are measured against what was wanted, and what fell under its platform’s bar is said. A sticker that cannot be made to',
    'fit is left out, by its number. Telegram takes drawings (TGS); what is none becomes video there,',
    'where there is something to make it with, and else is left out and said.',
    '',
    'All targets share what they can: one palette of 256 colours for every APNG, one prediction and one file for every pair that',
    'asks for the same size, and what was packed to predict is not packed again.',
    '',
    '`npm run bench -- imaging-animated` (2026-11-29, two cores with a load of 4 to 7, so CPU time, one round, the quality measured): a',
    'swinging sticker at 512 px becomes all eleven picture targets, beside one who decodes it once, then resizes and encodes for each',
    'with the settings that ours chose, GIF at the same effort.',
    '',
    '| frames | flat | gradient | painted | photo with grain | bars: middle, worst | most memory of the child (bar 400 MB) |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    '| 24 | 0.93 | 0.92 | 0.84 | 1.12 | 1.8, 2.2 | 227 MB |',
    '| 60 | 1.07 | 1.22 | 1.16 | 1.59 | 1.6, 1.8 | 336 MB |',
    '',
    'Every target took one encode (bars: a mean of 1.4, three at most). Without the metric the middle ones are 0.80 and 1.04. Grain costs',
    'most beside the other one: what is too heavy keeps a third of its frames, so that one has little to encode, while finding that out',
    'takes probes.',
    '',
    '`imaging-static`, on the same day at a load of 8 to 11: one master of 2,048 px for every still picture of every platform costs 0.40 of one',
    'who decodes it once, then resizes and encodes for each (0.42 with the metric; bars 1.25 and 1.4): flat 0.33, gradient 0.34, painted',
    '0.54, photo 0.39. 0.77 encodes a file, since platforms share what fits both.',
    '',
    '`imaging-packs`, on the same day: a sticker (two that stand still, one that moves, for Matrix) costs 235 ms of CPU in one pack, 192 in',
    'ten, 191 in a hundred: the cost does not grow with the count. Three stickers a second in one process at a load of 8, and no more from a',
    'pool, for the machine had no second core to give it: measure that on a quiet one.',
    '',
    '`imaging-video`, one round: a swinging sticker of 24 frames at 512 px as Telegram’s video costs 1.73 (flat), 1.72 (gradient), 1.39',
    '(painted) and 1.64 (photo) times the same encoder without fitting and measuring; one encode each.',
    '',
    '`npm run fuzz` sends spoilt files of every format through the processes that read uploads: cut, with bytes and bits changed, sizes and',
    'counts at the edges of what fits, pieces of one file in another. A run of 10,000 (2026-11-28): 1,403 of them still readable, the others',
    'refused by what is wrong with them, and none that crashed a process, hung or passed a limit. A short run of it is in the tests.',
    '',
  ].join('\n')
  return prettier.format(page, { ...(await prettier.resolveConfig(PAGE)), parser: 'markdown' })
}

const IN = { chat: 'a chat', line: 'a line of text' }

function section(platform: (typeof PLATFORMS)[number]): string[] {
  return [
    `## ${platform.name}`,
    '',
    '| Rule | Limit |',
    '| --- | --- |',
    ...platform.limits.map(({ what, limit }) => `| ${what} | ${limit} |`),
    ...(platform.shown
      ? [
          `| In ${IN[platform.shown.in]}, on a phone | about ${platform.shown.side} px wide or high${platform.shown.guessed ? '; stated nowhere, our guess' : ''} |`,
        ]
      : []),
    '',
    ...(platform.hands === 'artist'
      ? ['Nobody can add a pack here from outside: only its artist brings it in.', '']
      : []),
    ...platform.ways.flatMap((way) => steps(platform.id, way)),
  ]
}

/** The words of the buyer's page, so that this one and that one never say different things. */
function steps(id: keyof typeof words.library.ways, { by, steps: count }: Way): string[] {
  const said: Record<string, Record<string, string>> = words.library.ways[id]
  const told = said[by] ?? {}
  const numbered = Array.from({ length: count }, (_, index) => `${index + 1}. ${told[String(index + 1)]}`)
  return [`**${told['title']}**`, '', ...numbered, '']
}

const anchor = (name: string) => name.toLowerCase().replaceAll(' ', '-')

function made({ pictures, covers }: Platform): string {
  const all = [...Object.values<Wanted>(pictures), ...Object.values(covers)]
  const said = all.map((one) =>
    one === MASTER
      ? 'the master as it is'
      : `${one.format === 'webp' ? 'WebP' : 'PNG'} ${one.width} × ${one.height}, ≤ ${one.maxBytes.toLocaleString('en')} B`,
  )
  return [...new Set(said)].join('; ')
}

function moving({ moving: { pictures, video = {}, covers = {} } }: Platform): string {
  const said = [...Object.values(pictures), ...Object.values(video), ...Object.values(covers)].map((one) => {
    if (one === MASTER) return 'its own file'
    const sizes = one.sizes.map(({ width, height }) => `${width} × ${height}`).join(' or ')
    const frames = one.maxFrames ? `, ${one.minFrames ?? 1} to ${one.maxFrames} frames` : ''
    return `${FORMATS[one.format]} ${sizes}, ≤ ${one.maxBytes.toLocaleString('en')} B, ≤ ${one.maxMs / 1000} s${frames}`
  })
  return [...new Set(said)].join('; ')
}

const FORMATS = { webp: 'WebP', apng: 'APNG', gif: 'GIF', tgs: 'TGS', webm: 'WebM' }

function packs({ count, moving: { mix, count: own } }: Platform): string {
  const apart = mix === 'apart' ? `; moving apart${own ? `: ${counted(own)}` : ''}` : ''
  return counted(count) + apart
}

function counted(count: Platform['count']): string {
  return count.exactly ? count.exactly.join(', ') : `${count.least} to ${count.most.toLocaleString('en')}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeFile(PAGE, await platformsPage())
