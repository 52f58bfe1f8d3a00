type Point = [x: number, y: number]

/** How many numbers a command of an SVG path takes. */
const TAKES: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, A: 7, Z: 0 }

/**
 * An SVG path of ours (letters, the mark) as operators of a PDF, and the box its points lie in. Not for paths of strangers.
 * PDF has no quadratic curves and no arcs: the first become cubic exactly, a quarter of a circle very nearly.
 */
export function drawPath(path: string, scale: number): { operators: string; box: [number, number, number, number] } {
  const operators: string[] = []
  const seen: Point[] = []
  let here: Point = [0, 0]
  let start: Point = [0, 0]
  const say = ([x, y]: Point) => {
    seen.push([x * scale, y * scale])
    return `${round(x * scale)} ${round(y * scale)}`
  }
  const curve = (one: Point, two: Point, end: Point) => {
    operators.push(`${say(one)} ${say(two)} ${say(end)} c`)
    here = end
  }
  for (const { command, numbers } of commandsOf(path)) {
    const own = command.toUpperCase()
    // Small letters count from where the pen is.
    const [dx, dy] = command === own ? [0, 0] : here
    const at = (index: number): Point => [(numbers[index] ?? 0) + dx, (numbers[index + 1] ?? 0) + dy]
    if (own === 'M') {
      here = start = at(0)
      operators.push(`${say(here)} m`)
    } else if (own === 'L' || own === 'H' || own === 'V') {
      const [one = 0] = numbers
      here = own === 'L' ? at(0) : own === 'H' ? [one + dx, here[1]] : [here[0], one + dy]
      operators.push(`${say(here)} l`)
    } else if (own === 'Q') {
      const [control, end] = [at(0), at(2)]
      curve(towards(here, control, 2 / 3), towards(end, control, 2 / 3), end)
    } else if (own === 'C') curve(at(0), at(2), at(4))
    else if (own === 'A') {
      const end = at(5)
      const corner = numbers[4] === 1 ? clockwise(here, end) : clockwise(end, here)
      curve(towards(here, corner, KAPPA), towards(end, corner, KAPPA), end)
    } else {
      operators.push('h')
      here = start
    }
  }
  const xs = seen.map(([x]) => x)
  const ys = seen.map(([, y]) => y)
  const box = seen.length > 0 ? [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] : [0, 0, 0, 0]
  return { operators: operators.join(' '), box: box.map(round) as [number, number, number, number] }
}

/** How far a cubic curve leans to the corner of a quarter circle. */
const KAPPA = 0.5523

/** The corner that a quarter of a circle from one point to another turns around, clockwise, y downwards. */
function clockwise([fromX, fromY]: Point, [toX, toY]: Point): Point {
  return toX > fromX === toY > fromY ? [toX, fromY] : [fromX, toY]
}

function towards([x, y]: Point, [toX, toY]: Point, part: number): Point {
  return [x + (toX - x) * part, y + (toY - y) * part]
}

function* commandsOf(path: string): Generator<{ command: string; numbers: number[] }> {
  for (const [, command = '', rest = ''] of path.matchAll(/([a-z])([^a-z]*)/gi)) {
    const numbers = [...rest.matchAll(/-?\d*\.?\d+(?:e-?\d+)?/g)].map(([number]) => Number(number))
    const takes = TAKES[command.toUpperCase()] ?? 0
    if (takes === 0) yield { command, numbers: [] }
    else
      for (let from = 0; from < numbers.length; from += takes)
        yield { command, numbers: numbers.slice(from, from + takes) }
  }
}

const round = (value: number) => Math.round(value * 100) / 100
