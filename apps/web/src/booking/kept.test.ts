import { expect, test } from 'vitest'
import { type Kept, keep, startKeeping } from './kept.ts'

const items = (keys: string) => [...keys].map(key => ({ key }))
const look = ({ all, went, cameBack }: Kept<{ key: string }>) =>
  [all, went, cameBack].map(list => list.map(({ key }) => key).join(''))

test('what is gone stays in its place, and what is new comes where it belongs', () => {
  const first = startKeeping(items('bdf'))
  expect(look(first)).toEqual(['bdf', '', ''])
  const second = keep(first, items('bef'))
  expect(look(second)).toEqual(['bdef', 'd', ''])
  const third = keep(second, items('abde'))
  expect(look(third)).toEqual(['abdef', 'f', 'd'])
  expect(look(keep(third, items('')))).toEqual(['abdef', 'abde', ''])
})

test('an item is shown as it was offered last', () => {
  const first = startKeeping([{ key: 'a', text: 'old' }])
  expect(keep(first, [{ key: 'a', text: 'new' }]).all).toEqual([{ key: 'a', text: 'new' }])
  expect(keep(first, []).all).toEqual([{ key: 'a', text: 'old' }])
})
