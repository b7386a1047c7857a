import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The edges of ARCHITECTURE.md, "Who may import whom" and "How code reads", read off the tree itself. */

const root = resolve(import.meta.dirname, '../../..')

interface Source {
  path: string
  text: string
  /** Specifiers that are there at run time; relative ones as paths from the root. */
  imports: string[]
}

const sources: Source[] = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .map(path => ({ path, text: withoutComments(readFileSync(join(root, path), 'utf8')) }))
  .map(({ path, text }) => ({ path, text, imports: importsOf(path, text) }))

const isTest = ({ path }: Source) =>
  /\.test\.tsx?$|\.spec\.ts$|\/(test|testing|e2e)\/|\.config\.ts$/.test(path)
const shipped = sources.filter(
  source => /^(apps|packages\/(shared|api))\/.*\bsrc\//.test(source.path) && !isTest(source),
)
const below = (folder: string) => shipped.filter(({ path }) => path.startsWith(`${folder}/`))

describe('who may import whom', () => {
  it('ships nothing that imports the tooling', () => {
    expect(importers(shipped, /^@holdfast\/dev/)).toEqual([])
  })
  it('keeps shared below api and api below web', () => {
    expect(importers(below('packages/shared'), /^@holdfast\/(api|web)/)).toEqual([])
    expect(importers(below('packages/api'), /^@holdfast\/web/)).toEqual([])
  })
  it('keeps shared free of sockets, files and the environment', () => {
    expect(importers(below('packages/shared'), /^node:/)).toEqual([])
    expect(importers(below('packages/shared'), /^[^.@p]/)).toEqual([
      'packages/shared/src/input.ts',
      'packages/shared/src/rules/time.ts',
      'packages/shared/src/schema.ts',
    ])
  })
  it('goes from router to operation to store and never back', () => {
    const api = (room: string) => below(`packages/api/src/${room}`)
    expect(importers(api('store'), /^packages\/api\/src\/(operation|router)\//)).toEqual([])
    expect(importers(api('operation'), /^packages\/api\/src\/(operation|router)\//)).toEqual([])
    expect(importers(api('router'), /^packages\/api\/src\/store\//)).toEqual([])
  })
  it('lets pages see the API in src/server alone, and the tables nowhere', () => {
    expect(importers(below('apps/web'), /^@holdfast\/shared\/schema/)).toEqual([])
    const elsewhere = below('apps/web').filter(({ path }) => !path.startsWith('apps/web/src/server/'))
    expect(importers(elsewhere, /^@holdfast\/api/)).toEqual([])
  })
  it('has one door to luxon, and one to Redis', () => {
    expect(importers(shipped, /^luxon$/)).toEqual(['packages/shared/src/rules/time.ts'])
    expect(importers(shipped, /^@upstash\//).sort()).toEqual([
      'packages/api/src/store/rate-limiter.ts',
      'packages/api/src/store/redis.ts',
    ])
    expect(importers(shipped, /^redis$/)).toEqual(['packages/api/src/store/redis-wire-link.ts'])
    expect(importers(shipped, /\/redis-channel\.ts$/)).toEqual(['packages/api/src/store/changes.ts'])
  })
})

describe('how code reads', () => {
  it('reads the environment in one env.ts per process', () => {
    const readers = sources.filter(source => !isTest(source) && /\bprocess\.env\b/.test(source.text))
    expect(readers.map(({ path }) => basename(path)).filter(name => name !== 'env.ts')).toEqual([])
  })
  it('formats for people in one place', () => {
    const formatters = shipped.filter(({ text }) => /\bIntl\.|\btoLocale(Date|Time)?String\(/.test(text))
    expect(formatters.map(({ path }) => path)).toEqual(['apps/web/src/format.ts'])
  })
  it('keeps shared without a clock, chance or a process', () => {
    const impure = /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bprocess\b|\bcrypto\b|\bfetch\(/
    expect(below('packages/shared').filter(({ text }) => impure.test(text))).toEqual([])
  })
  it('names files in kebab-case and none of them utils, helpers, lib or types', () => {
    const names = sources.map(({ path }) =>
      basename(path).replace(/(\.(int|test|spec|config|d))*\.tsx?$/, ''),
    )
    expect(names.filter(name => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([])
    expect(names.filter(name => /^(utils?|helpers?|lib|types?)$/.test(name))).toEqual([])
  })
  it('has no classes but errors', () => {
    const classes = sources.flatMap(({ text }) =>
      [...text.matchAll(/^\s*(?:export )?class .*$/gm)].map(([line]) => line),
    )
    expect(classes.filter(line => !/ extends \w*Error\b/.test(line))).toEqual([])
  })
})

function importers(among: readonly Source[], pattern: RegExp): string[] {
  return among
    .filter(({ imports }) => imports.some(specifier => pattern.test(specifier)))
    .map(({ path }) => path)
}

function importsOf(path: string, text: string): string[] {
  const statements =
    /^(?:import|export)\s(?!type\b)(?:[^'"]*?\bfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm
  return [...text.matchAll(statements)]
    .filter(([statement]) => !/^(?:import|export) \{(\s*type [\w ]+,?)+\s*\}/.test(statement))
    .map(match => (match[1] ?? match[2]) as string)
    .map(specifier => (specifier.startsWith('.') ? join(dirname(path), specifier) : specifier))
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}
