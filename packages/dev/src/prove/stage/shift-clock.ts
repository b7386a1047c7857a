/** Loaded before a server (`--import shift-clock.ts?ms=3600000`): its clock is off by so many milliseconds. */
const offsetMs = Number(new URL(import.meta.url).searchParams.get('ms'))
const RealDate = Date
const now = () => RealDate.now() + offsetMs

globalThis.Date = new Proxy(RealDate, {
  construct: (_, args, newTarget) => Reflect.construct(RealDate, args.length > 0 ? args : [now()], newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (_, name) => (name === 'now' ? now : Reflect.get(RealDate, name)),
})
