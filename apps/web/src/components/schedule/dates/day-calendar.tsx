'use client'
import { type CalendarDate, parseDate } from '@internationalized/date'
import { use, useRef } from 'react'
import { useCalendarCell, useCalendarGrid } from 'react-aria/useCalendar'
import { Button, Calendar, type CalendarState, CalendarStateContext } from 'react-aria-components/Calendar'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { formatMonth, weekdayNames } from '#format.ts'
import { customsOf, type Locale } from '#locale.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { chooseDate } from './choose-date.ts'
import { DateSign } from './date-sign.tsx'
import { describeDate } from './describe-date.ts'

interface DayCalendarProps {
  /** "Dates to change". */
  label: string
  /** The earliest date that can be chosen. */
  fromDate: string
  chosen: readonly string[]
  onChoose: (dates: string[]) => void
  /** Whether several can be chosen, one by one or, with Shift, all in between. */
  multiple?: boolean
  autoFocus?: boolean
}

/** A month of days, each named with its hours in the draft. Heavy: load it when it is needed. */
export function DayCalendar(props: DayCalendarProps) {
  const { label, fromDate, chosen, onChoose, multiple = false, autoFocus = false } = props
  const { locale } = useScheduleEditor()
  const shift = useRef(false)
  const lastDate = useRef<string | null>(null)

  /** The calendar answers with all dates that it would have chosen; one of them is new, or one is missing. */
  function choose(dates: string[]) {
    const date = dates.find(other => !chosen.includes(other)) ?? chosen.find(other => !dates.includes(other))
    if (!date) return
    onChoose(chooseDate(chosen, date, shift.current ? lastDate.current : null))
    lastDate.current = date
  }

  const common = {
    'aria-label': label,
    minValue: parseDate(fromDate),
    firstDayOfWeek: customsOf(locale).weekStartsOn,
    autoFocus,
  }
  const month = <Month locale={locale} />
  return (
    <I18nProvider locale={locale}>
      {multiple ? (
        <div
          onPointerDownCapture={event => {
            shift.current = event.shiftKey
          }}
          onKeyDownCapture={event => {
            shift.current = event.shiftKey
          }}
        >
          <Calendar
            {...common}
            selectionMode="multiple"
            value={chosen.map(date => parseDate(date))}
            onChange={dates => choose(dates.map(String))}
          >
            {month}
          </Calendar>
        </div>
      ) : (
        <Calendar
          {...common}
          value={chosen[0] ? parseDate(chosen[0]) : null}
          onChange={date => onChoose([String(date)])}
        >
          {month}
        </Calendar>
      )}
    </I18nProvider>
  )
}

function Month({ locale }: { locale: Locale }) {
  const state = use(CalendarStateContext)
  if (!state) return null
  return (
    <>
      <div className="flex items-center justify-between">
        <Button slot="previous" className={stepClasses}>
          <span aria-hidden="true">‹</span>
        </Button>
        <span aria-hidden="true" className="font-semibold">
          {formatMonth(locale, String(state.visibleRange.start))}
        </span>
        <Button slot="next" className={stepClasses}>
          <span aria-hidden="true">›</span>
        </Button>
      </div>
      <MonthGrid state={state} locale={locale} />
    </>
  )
}

const stepClasses =
  'flex size-11 cursor-pointer items-center justify-center rounded-lg text-2xl leading-none text-brand hover:bg-brand-soft disabled:cursor-default disabled:opacity-40'

function MonthGrid({ state, locale }: { state: CalendarState<'single' | 'multiple'>; locale: Locale }) {
  const firstDayOfWeek = customsOf(locale).weekStartsOn
  const { gridProps, headerProps, weeksInMonth } = useCalendarGrid({ firstDayOfWeek }, state)
  const weeks = Array.from({ length: weeksInMonth }, (_, week) => state.getDatesInWeek(week))
  return (
    <table {...gridProps} className="w-full table-fixed text-center">
      <thead {...headerProps}>
        <tr>
          {weekdayNames(locale, 'short').map(name => (
            <th key={name} scope="col" className="pb-1 text-xs font-medium text-muted">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={String(week[0] ?? index)}>
            {week.map((date, day) =>
              date ? <Day key={String(date)} state={state} date={date} /> : <td key={day} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ state, date }: { state: CalendarState<'single' | 'multiple'>; date: CalendarDate }) {
  const { locale, draft } = useScheduleEditor()
  const button = useRef<HTMLButtonElement>(null)
  const cell = useCalendarCell({ date }, state, button)
  if (cell.isOutsideVisibleRange) return <td {...cell.cellProps} />
  const { name, mark } = describeDate(locale, draft.schedule, String(date))
  return (
    <td {...cell.cellProps} className="p-0.5">
      <button
        {...cell.buttonProps}
        ref={button}
        type="button"
        disabled={cell.isDisabled}
        aria-label={cell.isSelected ? `${name}, chosen` : name}
        data-chosen={cell.isSelected || undefined}
        data-today={String(date) === draft.todayDate || undefined}
        className="flex h-11 w-full cursor-pointer flex-col items-center justify-center rounded-lg border border-transparent leading-tight hover:border-control data-chosen:bg-brand data-chosen:font-bold data-chosen:text-on-brand disabled:cursor-default disabled:text-muted disabled:opacity-60 disabled:hover:border-transparent data-today:underline data-today:underline-offset-4 forced-colors:border-[Canvas] forced-colors:data-chosen:border-[Highlight] forced-colors:data-chosen:bg-[Highlight] forced-colors:data-chosen:text-[HighlightText] forced-colors:data-chosen:forced-color-adjust-none"
      >
        {date.day}
        <span className="h-2.5">{mark && <DateSign mark={mark} />}</span>
      </button>
    </td>
  )
}
