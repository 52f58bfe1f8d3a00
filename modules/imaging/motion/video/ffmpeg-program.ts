import { SAMPLE_RATE } from './av-job'
import { parseWebm } from './parse-webm'
import { runBounded } from './run-bounded'
import type { VideoProgram } from './program'
import { VP9_SETTINGS } from './vp9-settings'

const SAMPLES = ['-ac', '1', '-ar', String(SAMPLE_RATE), '-f', 'f32le']
const OPUS_RATE = '48k'
const AAC_RATE = '64k'

const QUIET = ['-hide_banner', '-nostdin', '-nostats', '-threads', '1']

/** The operator's own `ffmpeg`, 5.1 or newer, with libvpx. It may open the one file it is given and nothing else. */
export function ffmpegProgram(command: string): VideoProgram {
  return {
    async decode({ path, container, codec, width, height, maxPixels, maxFrames }, bounds) {
      // FFmpeg's own decoders of these two drop alpha.
      const byLibvpx = { vp8: ['-c:v', 'libvpx'], vp9: ['-c:v', 'libvpx-vp9'] }
      const { output, said } = await runBounded(
        command,
        [
          ...QUIET,
          '-xerror',
          '-noautorotate',
          '-max_pixels',
          String(maxPixels),
          '-protocol_whitelist',
          'file',
          '-f',
          container,
          ...(codec === 'vp8' || codec === 'vp9' ? byLibvpx[codec] : []),
          '-i',
          path,
          '-map',
          '0:v:0',
          '-frames:v',
          String(maxFrames + 1),
          '-fps_mode',
          'passthrough',
          '-vf',
          `showinfo,scale=${width}:${height}:flags=lanczos,format=rgba`,
          '-f',
          'rawvideo',
          'pipe:1',
        ],
        bounds,
      )
      const times = [...said.matchAll(/\[Parsed_showinfo\S* @ \S+\] n: *\d+ .*?pts_time:(\S+)/g)]
      return { pixels: output, times: times.map(([, seconds]) => Number(seconds) * 1000) }
    },
    async hear({ path, container }, bounds) {
      const from = ['-protocol_whitelist', 'file', '-f', container, '-i', path, '-map', '0:a:0']
      return (await runBounded(command, [...QUIET, '-xerror', ...from, ...SAMPLES, 'pipe:1'], bounds)).output
    },
    async speak(bounds, samples) {
      const quiet = ['-hide_banner', '-nostats', '-loglevel', 'error']
      const speak = async (as: string[]) => {
        const exact = ['-fflags', '+bitexact', '-flags', '+bitexact']
        const args = [...quiet, ...SAMPLES, '-i', 'pipe:0', ...exact, '-c:a', ...as, 'pipe:1']
        return (await runBounded(command, args, bounds, [samples])).output
      }
      const [opus, aac] = await Promise.all([
        speak(['libopus', '-b:a', OPUS_RATE, '-f', 'ogg']),
        speak(['aac', '-b:a', AAC_RATE, '-f', 'adts']),
      ])
      return { opus, aac }
    },
    async encode({ width, height, fps, frames, crf }, bounds, pixels) {
      const settings = Object.entries(VP9_SETTINGS).flatMap(([key, value]) => [`-${key}`, value])
      const { output } = await runBounded(
        command,
        [
          '-hide_banner',
          '-nostats',
          '-loglevel',
          'error',
          '-f',
          'rawvideo',
          '-pix_fmt',
          'rgba',
          '-s',
          `${width}x${height}`,
          '-r',
          String(fps),
          '-i',
          'pipe:0',
          '-c:v',
          'libvpx-vp9',
          '-pix_fmt',
          'yuva420p',
          '-crf',
          String(crf),
          '-b:v',
          '0',
          '-g',
          String(frames),
          ...settings,
          '-threads',
          '1',
          '-f',
          'webm',
          'pipe:1',
        ],
        bounds,
        pixels,
      )
      return parseWebm(output).blocks
    },
  }
}
