/**
 * libvpx's "good" at speed 4: half the time of 2 for a twentieth more bytes. Alpha is a stream of its own that an alternate
 * reference frame, which is never shown, would put out of step.
 */
export const VP9_SETTINGS = { deadline: 'good', 'cpu-used': '4', 'auto-alt-ref': '0' } as const
