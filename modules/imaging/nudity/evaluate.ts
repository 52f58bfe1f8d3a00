/** A layer as Keras writes it down, as far as it is read here. Each has one input, but for Add, which has two. */
export interface Layer {
  name: string
  class_name: string
  config: {
    padding?: 'same' | 'valid' | number[][]
    strides?: number[]
    epsilon?: number
    max_value?: number
    activation?: string
  }
  inbound_nodes: [name: string, ...rest: unknown[]][][]
}

/** Numbers of a layer. Of a kernel: height, width, channels in, channels out. */
export interface Weights {
  shape: readonly number[]
  data: Float32Array
}

interface Tensor {
  height: number
  width: number
  channels: number
  data: Float32Array
}

/**
 * The answer of a network of the layers that MobileNet v2 is made of (Sandler and others 2018): convolutions, norms, sums, one pooling,
 * and layers in which everything meets everything.
 * @param input Height × width × channels.
 * @returns The numbers of the last layer.
 * @throws On a layer of another kind, and on one without its weights.
 */
export function evaluate(layers: readonly Layer[], weights: ReadonlyMap<string, Weights>, input: Tensor): Float32Array {
  const done = new Map<string, Tensor>()
  let last = input
  for (const layer of layers) {
    const [one = input, two] = (layer.inbound_nodes[0] ?? []).map(([name]) => done.get(name) ?? missing(name))
    last = run(layer, one, two, (name) => weights.get(`${layer.name}/${name}`) ?? missing(`${layer.name}/${name}`))
    done.set(layer.name, last)
  }
  return last.data
}

function run(
  { class_name, config }: Layer,
  one: Tensor,
  two: Tensor | undefined,
  get: (name: string) => Weights,
): Tensor {
  const [stride = 1] = config.strides ?? []
  switch (class_name) {
    case 'InputLayer':
    case 'Dropout':
      return one
    case 'ZeroPadding2D': {
      const [[top = 0, bottom = 0] = [], [left = 0, right = 0] = []] = config.padding as number[][]
      return padded(one, { top, bottom, left, right })
    }
    case 'Conv2D': {
      const { shape, data } = get('kernel')
      const [side = 1] = shape
      return convolved(config.padding === 'same' ? framed(one, side, stride) : one, data, shape, stride)
    }
    case 'DepthwiseConv2D': {
      const { shape, data } = get('depthwise_kernel')
      const [side = 1] = shape
      return eachConvolved(config.padding === 'same' ? framed(one, side, stride) : one, data, side, stride)
    }
    case 'BatchNormalization':
      return normed(one, config.epsilon ?? 0, ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((name) => get(name).data)) // prettier-ignore
    case 'ReLU':
      return cut(one, config.max_value ?? Infinity)
    case 'Add':
      return { ...one, data: one.data.map((value, at) => value + (two?.data[at] ?? 0)) }
    case 'AveragePooling2D':
      return averaged(one)
    case 'Flatten':
      return { height: 1, width: 1, channels: one.data.length, data: one.data }
    case 'Dense':
      return met(one, get('kernel'), get('bias').data, config.activation)
    default:
      throw new Error(`a layer of a kind that is not known: ${class_name}`)
  }
}

/** With as much room around as makes the output as large as the input (over the stride); what is odd goes right and below. */
function framed(tensor: Tensor, side: number, stride: number): Tensor {
  const missed = (size: number) => Math.max(0, (Math.ceil(size / stride) - 1) * stride + side - size)
  const [high, wide] = [missed(tensor.height), missed(tensor.width)]
  if (high === 0 && wide === 0) return tensor
  const [top, left] = [Math.floor(high / 2), Math.floor(wide / 2)]
  return padded(tensor, { top, bottom: high - top, left, right: wide - left })
}

function padded(
  { height, width, channels, data }: Tensor,
  { top, bottom, left, right }: Record<'top' | 'bottom' | 'left' | 'right', number>,
): Tensor {
  const wide = left + width + right
  const out = new Float32Array((top + height + bottom) * wide * channels)
  for (let row = 0; row < height; row += 1)
    out.set(data.subarray(row * width * channels, (row + 1) * width * channels), ((top + row) * wide + left) * channels)
  return { height: top + height + bottom, width: wide, channels, data: out }
}

/**
 * Each output channel from all input channels under the kernel. What is zero, as half of it is after ReLU, costs nothing, and the rest
 * is taken by fours, so that each sum is fetched and put back a quarter as often.
 */
function convolved(input: Tensor, kernel: Float32Array, shape: readonly number[], stride: number): Tensor {
  const [side = 1, , into = 1, outOf = 1] = shape
  const from = input.data
  const height = Math.floor((input.height - side) / stride) + 1
  const width = Math.floor((input.width - side) / stride) + 1
  const data = new Float32Array(height * width * outOf)
  const values = new Float32Array(side * side * into + 3)
  const rows = new Int32Array(values.length)
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      let found = 0
      for (let down = 0; down < side; down += 1) {
        const start = ((row * stride + down) * input.width + column * stride) * into
        for (let place = 0; place < side * into; place += 1) {
          const value = from[start + place] ?? 0
          if (value === 0) continue
          values[found] = value
          rows[found] = (down * side * into + place) * outOf
          found += 1
        }
      }
      values.fill(0, found, found + 3)
      rows.fill(0, found, found + 3)
      const to = (row * width + column) * outOf
      for (let at = 0; at < found; at += 4) {
        const [a, b, c, d] = [values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0, values[at + 3] ?? 0]
        const [ofA, ofB, ofC, ofD] = [rows[at] ?? 0, rows[at + 1] ?? 0, rows[at + 2] ?? 0, rows[at + 3] ?? 0]
        for (let out = 0; out < outOf; out += 1)
          data[to + out] =
            (data[to + out] ?? 0) +
            a * (kernel[ofA + out] ?? 0) +
            b * (kernel[ofB + out] ?? 0) +
            c * (kernel[ofC + out] ?? 0) +
            d * (kernel[ofD + out] ?? 0)
      }
    }
  return { height, width, channels: outOf, data }
}

/** Each channel by itself. */
function eachConvolved(input: Tensor, kernel: Float32Array, side: number, stride: number): Tensor {
  const { channels, data: values } = input
  const height = Math.floor((input.height - side) / stride) + 1
  const width = Math.floor((input.width - side) / stride) + 1
  const data = new Float32Array(height * width * channels)
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const to = (row * width + column) * channels
      for (let down = 0; down < side; down += 1)
        for (let along = 0; along < side; along += 1) {
          const from = ((row * stride + down) * input.width + column * stride + along) * channels
          const weight = (down * side + along) * channels
          for (let channel = 0; channel < channels; channel += 1)
            data[to + channel] =
              (data[to + channel] ?? 0) + (values[from + channel] ?? 0) * (kernel[weight + channel] ?? 0)
        }
    }
  return { height, width, channels, data }
}

/** Written over the input, which nothing else reads: every convolution here goes into one norm, every norm that is cut into one cut. */
function normed(tensor: Tensor, epsilon: number, numbers: readonly Float32Array[]): Tensor {
  const [gamma, beta, mean, variance] = numbers
  const { channels, data } = tensor
  const factor = Float32Array.from(
    { length: channels },
    (_, channel) => (gamma?.[channel] ?? 1) / Math.sqrt((variance?.[channel] ?? 1) + epsilon),
  )
  const term = factor.map((by, channel) => (beta?.[channel] ?? 0) - (mean?.[channel] ?? 0) * by)
  for (let at = 0, channel = 0; at < data.length; at += 1, channel = (channel + 1) % channels)
    data[at] = (data[at] ?? 0) * (factor[channel] ?? 1) + (term[channel] ?? 0)
  return tensor
}

function cut(tensor: Tensor, most: number): Tensor {
  const { data } = tensor
  for (let at = 0; at < data.length; at += 1) data[at] = Math.min(most, Math.max(0, data[at] ?? 0))
  return tensor
}

/** The mean of each channel over the whole: the pool is as large as what comes into it. */
function averaged({ height, width, channels, data }: Tensor): Tensor {
  const mean = new Float32Array(channels)
  for (let at = 0; at < data.length; at += 1)
    mean[at % channels] = (mean[at % channels] ?? 0) + (data[at] ?? 0) / (height * width)
  return { height: 1, width: 1, channels, data: mean }
}

function met(input: Tensor, kernel: Weights, bias: Float32Array, activation: string | undefined): Tensor {
  const [, outOf = 1] = kernel.shape
  const data = Float32Array.from(bias)
  for (const [at, value] of input.data.entries())
    for (let out = 0; out < outOf; out += 1) data[out] = (data[out] ?? 0) + value * (kernel.data[at * outOf + out] ?? 0)
  const tensor = { height: 1, width: 1, channels: outOf, data }
  if (activation === 'relu') return cut(tensor, Infinity)
  return activation === 'softmax' ? { ...tensor, data: shared(data) } : tensor
}

/** As parts of one. */
function shared(data: Float32Array): Float32Array {
  const most = Math.max(...data)
  const powers = data.map((value) => Math.exp(value - most))
  const sum = powers.reduce((all, one) => all + one, 0)
  return powers.map((one) => one / sum)
}

function missing(name: string): never {
  throw new Error(`the model lacks ${name}`)
}
