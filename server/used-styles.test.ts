import { expect, test } from 'vitest'
import { cut, textOf } from './used-styles'

const used = (css: string, classes: string) => textOf(cut(css), new Set(classes.split(' ')))

test('a page gets the rules whose classes it has, in their order, and no others', () => {
  const css = '.a{color:red}.b{color:blue}.a .c,.a.b{top:0}p{margin:0}'
  expect(used(css, 'a')).toBe('.a{color:red}p{margin:0}')
  expect(used(css, 'a b')).toBe('.a{color:red}.b{color:blue}.a .c,.a.b{top:0}p{margin:0}')
})

test('names as they are escaped in a stylesheet are those that stand in a page', () => {
  const css = String.raw`.hover\:bg-\[\#fff\]:hover{top:0}.\32xl\:p-1\/2{top:1px}.\[\&\>p\]\:m-0>p{top:2px}`
  expect(used(css, 'hover:bg-[#fff]')).toContain('top:0')
  expect(used(css, '2xl:p-1/2')).toContain('top:1px')
  expect(used(css, '[&>p]:m-0')).toContain('top:2px')
  expect(used(css, 'hover')).toBe('')
})

test('what only must not be there is not asked for', () => {
  expect(used('.a:not(.b){top:0}:where(.x,.y) p{top:1px}:is(:root,[data-theme=dark]){top:2px}', 'a')).toBe(
    '.a:not(.b){top:0}:where(.x,.y) p{top:1px}:is(:root,[data-theme=dark]){top:2px}',
  )
})

test('conditions and layers stay around what is used; layers keep their order though empty; movements and letters stay whole', () => {
  const css =
    '@layer base,utilities;@media (width>=10px){.a{top:0}.b{top:1px}}@media print{.b{top:1px}}@layer utilities{.b{top:2px}}' +
    '@keyframes turn{0%{top:0}to{top:1px}}@font-face{font-family:x;src:local(Arial)}@font-face{font-family:x;src:url(x.woff2)}@property --y{syntax:"*";inherits:false}'
  expect(used(css, 'a')).toBe(
    '@layer base,utilities;@media (width>=10px){.a{top:0}}@layer utilities{}' +
      '@keyframes turn{0%{top:0}to{top:1px}}@font-face{font-family:x;src:local(Arial)}@font-face{font-family:x;src:url(x.woff2)}@property --y{syntax:"*";inherits:false}',
  )
})
