/** Ink on paper, as in the shop; every colour and the size of a sticker can be set from outside. */
export const STYLE = `
:host { display: block; max-width: 420px; color-scheme: light dark;
  --_p: var(--picker-paper, #fffdf8); --_w: var(--picker-well, #f1ebdf); --_i: var(--picker-ink, #1b2033); --_q: var(--picker-quiet, #5c6072);
  --_l: var(--picker-line, #6f7383); --_a: var(--picker-accent, #ce1464); font: 15px/1.4 system-ui, sans-serif; }
:host([hidden]) { display: none }
@media (prefers-color-scheme: dark) { :host(:not([theme=light])) { --_p: var(--picker-paper, #141b2b); --_w: var(--picker-well, #212a3d);
  --_i: var(--picker-ink, #f5efe2); --_q: var(--picker-quiet, #b4b8c6); --_l: var(--picker-line, #868ca0); --_a: var(--picker-accent, #fc6d98) } }
:host([theme=dark]) { color-scheme: dark; --_p: var(--picker-paper, #141b2b); --_w: var(--picker-well, #212a3d); --_i: var(--picker-ink, #f5efe2);
  --_q: var(--picker-quiet, #b4b8c6); --_l: var(--picker-line, #868ca0); --_a: var(--picker-accent, #fc6d98) }
:host([theme=light]) { color-scheme: light }
* { box-sizing: border-box; font: inherit; color: inherit }
section { background: var(--_p); color: var(--_i); border-radius: 20px; border: 1px solid color-mix(in srgb, var(--_l) 40%, transparent);
  padding: 12px; display: grid; gap: 10px }
input { width: 100%; height: 44px; padding: 0 16px; border: 1px solid var(--_l); border-radius: 22px; background: none }
input::placeholder { color: var(--_q); opacity: 1 }
[part=packs] { display: flex; gap: 6px; overflow-x: auto; padding: 3px; margin: -3px; scrollbar-width: thin }
[part=packs] button { flex: none; min-height: 36px; padding: 0 14px; border: 0; border-radius: 18px; background: var(--_w); cursor: pointer; font-weight: 500 }
[part=packs] [aria-pressed=true] { background: var(--_i); color: var(--_p) }
[part=stickers] { display: grid; grid-template-columns: repeat(auto-fill, minmax(var(--sticker-size, 76px), 1fr)); gap: 4px;
  height: 264px; overflow-y: auto; padding: 3px; margin: -3px; align-content: start }
[part=stickers]:empty { display: none }
[part=stickers] button { aspect-ratio: 1; padding: 6px; border: 0; border-radius: 14px; background: none; cursor: pointer }
[part=stickers] button:hover { background: var(--_w) }
section { position: relative }
[part=effect] { position: absolute; inset: 0; pointer-events: none; z-index: 1 }
img { display: block; width: 100%; height: 100%; object-fit: contain }
:focus-visible { outline: 3px solid var(--_a); outline-offset: 1px }
p { margin: 0; color: var(--_q); font-size: 13px; min-height: 1.4em }
p[role=alert] { color: var(--_i); font-size: 15px; padding: 24px 8px; text-align: center }
a { color: inherit }
@media (prefers-reduced-motion: no-preference) { button { transition: background .12s linear } }
`
