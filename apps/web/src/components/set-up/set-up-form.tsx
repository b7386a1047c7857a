'use client'
import { nameLengthMax, titleLengthMax } from '@holdfast/shared/rules/limits'
import { type FormEvent, useState } from 'react'
import { refusalText } from '#booking/refusal-text.ts'
import { ZoneOptions } from '#components/booking/zone-options.tsx'
import { useHydrated } from '#components/schedule/use-hydrated.ts'
import { browserTimeZone, cityOf, findTimeZone, formatTime, localDate, zoneName } from '#format.ts'
import type { Locale } from '#locale.ts'
import { signInPath } from '#return-path.ts'
import { isSlug, slugOfName } from '#set-up/slug-of-name.ts'
import { firstSchedule, type WeekPreset, weekPresets } from '#set-up/week-presets.ts'
import { FieldProblems } from './field-problems.tsx'
import { SetUpDone } from './set-up-done.tsx'
import { SetUpField } from './set-up-field.tsx'
import { useSetUp } from './use-set-up.ts'
import { WeekChoice } from './week-choice.tsx'

interface SetUpFormProps {
  /** What the account is called. */
  accountName: string
  /** The zone of one who is registered already and has published nothing; null for one who is not known yet. */
  registeredTimeZone: string | null
  locale: Locale
  /** The zone of the browser, as the server knows it. */
  detectedTimeZone: string | null
  /** Epoch milliseconds. */
  openedAt: number
}

type FieldId = 'name' | 'title' | 'address' | 'zone'

const fieldOfInput: Record<string, FieldId> = {
  name: 'name',
  title: 'title',
  slug: 'address',
  timeZone: 'zone',
}

/** From an account to hours that clients can book, on one page. */
export function SetUpForm(props: SetUpFormProps) {
  const { accountName, registeredTimeZone, locale, detectedTimeZone, openedAt } = props
  const hydrated = useHydrated()
  const [name, setName] = useState(accountName)
  const [title, setTitle] = useState('')
  /** Null until typed: it follows the name. */
  const [typedAddress, setTypedAddress] = useState<string | null>(null)
  /** Null until typed: it is the browser's. */
  const [typedZone, setTypedZone] = useState<string | null>(null)
  const [preset, setPreset] = useState<WeekPreset | null>(weekPresets[0] ?? null)
  const [checked, setChecked] = useState<{ problems: Partial<Record<FieldId, string>>; times: number }>({
    problems: {},
    times: 0,
  })
  const showProblems = (problems: Partial<Record<FieldId, string>>) =>
    setChecked(({ times }) => ({ problems, times: times + 1 }))
  const settingUp = useSetUp(() => showProblems({}))
  const { outcome, failure, sending } = settingUp

  const ownTimeZone = hydrated ? browserTimeZone() : (detectedTimeZone ?? 'UTC')
  const timeZone = registeredTimeZone ?? (typedZone === null ? ownTimeZone : findTimeZone(typedZone))
  const address = typedAddress ?? slugOfName(name)
  const problems = { ...checked.problems, ...problemsOfAnswer(settingUp, address) }
  const hasProblems = Object.keys(problems).length > 0

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const found = registeredTimeZone ? {} : problemsOfFields({ name, address, timeZone })
    if (Object.keys(found).length > 0 || !timeZone) return showProblems(found)
    const todayDate = localDate(timeZone, Date.now())
    settingUp.send({
      provider: registeredTimeZone ? null : { name, title: title || null, slug: address, timeZone },
      schedule: preset && firstSchedule(preset, timeZone, todayDate),
      todayDate,
    })
  }

  if (outcome?.kind === 'published') {
    const { provider, firstStartsAt } = outcome
    return (
      <SetUpDone
        provider={provider}
        reader={{ locale, timeZone: provider.timeZone }}
        firstStartsAt={firstStartsAt}
      />
    )
  }
  return (
    <form onSubmit={handleSubmit} noValidate className="mt-6 max-w-2xl">
      {hasProblems && <FieldProblems key={checked.times} problems={problems} />}
      {failure && !hasProblems && (
        <div role="alert" className="notice notice-warm">
          <p className="font-semibold">
            {failure !== 'unknown' && failure.code === 'not_signed_in'
              ? 'You are not signed in any more.'
              : refusalText(failure === 'unknown' ? null : failure, { locale, timeZone: timeZone ?? 'UTC' })}
          </p>
          {failure !== 'unknown' && failure.code === 'not_signed_in' && (
            <a href={signInPath('/set-up')} className="link mt-2 inline-block">
              Sign in again
            </a>
          )}
        </div>
      )}
      <fieldset disabled={!hydrated} className="card mt-6 min-w-0 space-y-6 p-5 sm:p-8">
        <legend className="sr-only">About you</legend>
        {registeredTimeZone ? (
          <p>
            You are registered, and times are in {zoneName(registeredTimeZone)} (now{' '}
            {formatTime({ locale, timeZone: registeredTimeZone }, openedAt)}). What is left is your first
            week.
          </p>
        ) : (
          <>
            <SetUpField id="name" label="Name" help="As clients see it." problem={problems.name}>
              {control => (
                <input
                  {...control}
                  autoComplete="name"
                  maxLength={nameLengthMax}
                  value={name}
                  onChange={event => setName(event.target.value)}
                  className="field"
                />
              )}
            </SetUpField>
            <SetUpField
              id="title"
              label="Title or speciality"
              optional
              help="Clients search by it: “Physiotherapy”, “General practice”."
              problem={problems.title}
            >
              {control => (
                <input
                  {...control}
                  autoComplete="off"
                  maxLength={titleLengthMax}
                  value={title}
                  onChange={event => setTitle(event.target.value)}
                  className="field"
                />
              )}
            </SetUpField>
            <div>
              <SetUpField
                id="address"
                label="Address on this site"
                help="Where clients book. It stays as it is once you are registered."
                problem={problems.address}
              >
                {control => (
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <span aria-hidden="true" className="text-muted">
                      /providers/
                    </span>
                    <input
                      {...control}
                      autoComplete="off"
                      autoCapitalize="none"
                      spellCheck={false}
                      value={address}
                      onChange={event => setTypedAddress(event.target.value.toLowerCase())}
                      className="field w-auto min-w-0 grow basis-40"
                    />
                  </span>
                )}
              </SetUpField>
              {outcome?.kind === 'slugTaken' && outcome.slug === address && outcome.suggestion && (
                <button
                  type="button"
                  onClick={() => {
                    setTypedAddress(outcome.suggestion)
                    document.getElementById('address')?.focus()
                  }}
                  className="button mt-3"
                >
                  Use {outcome.suggestion}
                </button>
              )}
            </div>
            <SetUpField
              id="zone"
              label="Time zone"
              help={
                timeZone
                  ? `${zoneName(timeZone)}, now ${formatTime({ locale, timeZone }, openedAt)}. Type a city to change it.`
                  : 'Type a city: “London”, “New York”.'
              }
              problem={problems.zone}
            >
              {control => (
                <>
                  <input
                    {...control}
                    list="set-up-zones"
                    autoComplete="off"
                    value={typedZone ?? cityOf(ownTimeZone)}
                    onChange={event => setTypedZone(event.target.value)}
                    className="field"
                  />
                  <datalist id="set-up-zones">{hydrated && <ZoneOptions locale={locale} />}</datalist>
                </>
              )}
            </SetUpField>
          </>
        )}
        <WeekChoice locale={locale} chosen={preset} onChoose={setPreset} />
        <div>
          <button type="submit" aria-disabled={sending} className="button button-primary w-full sm:w-auto">
            {buttonText(preset, sending)}
          </button>
          <p role="status" className="mt-3 text-muted">
            {settingUp.waiting && 'No answer yet. We keep trying; nothing is done twice.'}
          </p>
        </div>
      </fieldset>
    </form>
  )
}

function buttonText(preset: WeekPreset | null, sending: boolean): string {
  if (sending) return preset ? 'Publishing…' : 'Setting up…'
  return preset ? 'Publish my hours' : 'Go on to my hours'
}

interface Fields {
  name: string
  address: string
  timeZone: string | null
}

function problemsOfFields({ name, address, timeZone }: Fields): Partial<Record<FieldId, string>> {
  return {
    ...(!name.trim() && { name: 'Enter your name.' }),
    ...(!isSlug(address) && {
      address: 'Enter an address of lower-case letters, digits and hyphens, at most 60.',
    }),
    ...(!timeZone && { zone: 'Choose a city from the list, such as London.' }),
  }
}

/** What the Api found wrong, at the fields that it means; an address that was changed since is not taken. */
function problemsOfAnswer(
  { outcome, failure }: Pick<ReturnType<typeof useSetUp>, 'outcome' | 'failure'>,
  address: string,
): Partial<Record<FieldId, string>> {
  if (outcome?.kind === 'slugTaken' && outcome.slug === address) {
    return { address: `${address} is taken. Choose another address.` }
  }
  if (!failure || failure === 'unknown' || failure.code !== 'invalid_input') return {}
  const found = failure.detail.fields.flatMap(({ path, problem }) => {
    const fieldId = fieldOfInput[path]
    return fieldId ? [[fieldId, problem]] : []
  })
  return Object.fromEntries(found)
}
