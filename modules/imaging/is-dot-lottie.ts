import yauzl from 'yauzl'
import { MOST_ENTRIES, namesDotLottie } from './motion/lottie/dot-lottie'

/** Whether an archive on disk is one drawing (.lottie), by the names in its directory: nothing of it is unpacked. */
export async function isDotLottie(file: string): Promise<boolean> {
  try {
    const zip = await yauzl.openPromise(file, { lazyEntries: true })
    if (zip.entryCount > MOST_ENTRIES) {
      zip.close()
      return false
    }
    const names: string[] = []
    for await (const { fileName } of zip.eachEntry()) names.push(fileName)
    return namesDotLottie(names)
  } catch {
    // What is wrong with an archive is said by who unpacks it.
    return false
  }
}
