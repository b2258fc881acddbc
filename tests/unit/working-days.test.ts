import { describe, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { isWorkingDay, workingDaysAfter, workingDaysBetween } from '../../app/tasks/working-days.server.ts'

describe('working days of the city hall', () => {
  test.each([
    ['2026-11-20', true, 'a Friday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-11-23', false, '勤労感謝の日'],
    ['2026-11-24', true, 'the day after'],
    ['2026-05-06', false, '振替休日'],
    ['2026-09-22', false, 'a day between two holidays'],
    ['2026-12-28', true, '仕事納め'],
    ['2026-12-29', false, 'the turn of the year'],
    ['2027-01-03', false, 'the turn of the year'],
    ['2027-01-04', true, '仕事始め'],
  ])('%s: %s (%s)', (day, is) => {
    expect(isWorkingDay(day)).toBe(is)
  })

  test('are counted over weekends, holidays and the turn of the year', () => {
    expect(workingDaysAfter('2026-11-20', 1)).toBe('2026-11-24')
    expect(workingDaysAfter('2026-11-20', 3)).toBe('2026-11-26')
    expect(workingDaysAfter('2026-12-28', 1)).toBe('2027-01-04')
    expect(workingDaysAfter('2026-11-22', 0)).toBe('2026-11-22')
  })

  test('between two days are those after the first up to the second', () => {
    expect(workingDaysBetween('2026-11-20', '2026-11-20')).toBe(0)
    expect(workingDaysBetween('2026-11-20', '2026-11-23')).toBe(0)
    expect(workingDaysBetween('2026-11-20', '2026-11-24')).toBe(1)
    expect(workingDaysBetween('2026-11-24', '2026-11-20')).toBe(0)
  })

  test('from a day to the one so many working days later are so many, wherever one begins', () => {
    for (let i = 0; i < 400; i += 37)
      for (const count of [1, 3, 10]) {
        const from = addDays('2026-01-01', i)
        expect(workingDaysBetween(from, workingDaysAfter(from, count))).toBe(count)
      }
  })
})
