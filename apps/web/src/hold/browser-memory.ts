import type { Memory } from '#hold/hold-memory.ts'

const pageMemory = createPageMemory()

/** What this browser keeps for us; only as long as the page lives where it keeps nothing. */
export function browserMemory(): Memory {
  return storageOf('localStorage') ?? pageMemory
}

/** The same for one tab. */
export function tabMemory(): Memory {
  return storageOf('sessionStorage') ?? pageMemory
}

function storageOf(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    const storage = window[kind]
    storage.setItem('holdfast.probe', '')
    storage.removeItem('holdfast.probe')
    return storage
  } catch {
    return null
  }
}

/** A memory that ends with the page. */
export function createPageMemory(): Memory {
  const entries = new Map<string, string>()
  return {
    getItem: key => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: key => void entries.delete(key),
    key: index => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size
    },
  }
}
