import { expect, test } from 'vitest'
import { readUndoKey } from './read-undo-key.ts'

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

test.each([
  [{ ...none, key: 'z', ctrlKey: true }, 'undo'],
  [{ ...none, key: 'z', metaKey: true }, 'undo'],
  [{ ...none, key: 'Z', ctrlKey: true, shiftKey: true }, 'redo'],
  [{ ...none, key: 'Z', metaKey: true, shiftKey: true }, 'redo'],
  [{ ...none, key: 'y', ctrlKey: true }, 'redo'],
  [{ ...none, key: 'z' }, null],
  [{ ...none, key: 'z', ctrlKey: true, altKey: true }, null],
  [{ ...none, key: 'z', ctrlKey: true, metaKey: true }, null],
  [{ ...none, key: 'y', ctrlKey: true, shiftKey: true }, null],
  [{ ...none, key: 'x', ctrlKey: true }, null],
])('the keys that people know undo and redo, and no others: %o', (keys, meant) => {
  expect(readUndoKey(keys)).toBe(meant)
})
