import { providerGetInput } from '@holdfast/shared/input'
import { describe, expect, it } from 'vitest'
import { isSlug, nextSlug, slugOfName } from './slug-of-name.ts'

const isTakenByTheApi = (slug: string) => providerGetInput.safeParse({ slug }).success

describe('the address that a name suggests', () => {
  it.each([
    ['Dr. Şule Öztürk-Núñez', 'sule-ozturk-nunez'],
    ['Prof. Dr. Łukasz Weiß', 'lukasz-weiss'],
    ['Siobhán O’Brien', 'siobhan-obrien'],
    ['  Bjørn   Æsir  ', 'bjorn-aesir'],
    ['Drew Miss', 'drew-miss'],
    ['Dr.', 'dr'],
    ['Praxis 24/7', 'praxis-24-7'],
    ['ﬁne Ⅳ', 'fine-iv'],
    ['Işık', 'isik'],
    ['王小明', ''],
    ['Иван Ivan', 'ivan'],
    ['😀 --- 😀', ''],
    ['', ''],
  ])('of "%s" is "%s"', (name, slug) => {
    expect(slugOfName(name)).toBe(slug)
  })

  it('is empty or one that the Api takes, whatever the name', () => {
    for (let code = 0; code < 0x3000; code++) {
      const letter = String.fromCodePoint(code)
      for (const name of [letter, `a${letter}`, `${letter}a`, letter.repeat(70)]) {
        const slug = slugOfName(name)
        expect([name, slug === '' || isTakenByTheApi(slug)]).toEqual([name, true])
      }
    }
    const long = slugOfName(`${'a'.repeat(59)} bcd`)
    expect(long).toBe('a'.repeat(59))
  })
})

it('calls an address well-formed exactly when the Api does', () => {
  for (const text of ['', 'a', 'a-b', 'a--b', '-a', 'a-', 'A', 'ä', 'a b', 'a'.repeat(60), 'a'.repeat(61)]) {
    expect([text, isSlug(text)]).toEqual([text, isTakenByTheApi(text)])
  }
})

describe('the next address when one is taken', () => {
  it.each([
    ['holt', 'holt-2'],
    ['holt-2', 'holt-3'],
    ['holt-9', 'holt-10'],
    ['ward-100', 'ward-100-2'],
    ['7', '7-2'],
    [`${'a'.repeat(57)}-bc`, `${'a'.repeat(57)}-2`],
  ])('after "%s" is "%s"', (slug, next) => {
    expect(nextSlug(slug)).toBe(next)
    expect(isSlug(next)).toBe(true)
  })
})
