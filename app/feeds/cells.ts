import { hasControls } from '../lib/controls.ts'
import * as value from '../listings/cell-values.ts'
import { MOST_OF_A_TEXT } from '../listings/field-cell.ts'
import { type Field, fieldOf } from '../listings/fields.ts'
import { CORE_COLUMNS, type CoreColumn, type PlacedColumn } from './columns.ts'

/** The cells of a row by column, with the faults found so far. */
export class Cells {
  readonly faults: { heading: string; raw: string }[] = []
  constructor(
    private readonly columns: readonly PlacedColumn[],
    private readonly cells: readonly string[],
  ) {}

  find(core: CoreColumn) {
    return this.columns.find(column => 'core' in column && column.core === core)
  }
  /** Without the mark that keeps a spreadsheet from reading a formula. */
  private cell({ at }: PlacedColumn): string {
    return (this.cells[at] ?? '').trim().replace(/^'(?=[=+\-@])/, '')
  }
  raw(core: CoreColumn): string {
    const column = this.find(core)
    return column ? this.cell(column) : ''
  }
  text(core: CoreColumn): string | null {
    return value.isUnsaid(this.raw(core)) ? null : this.raw(core).slice(0, MOST_OF_A_TEXT)
  }
  fail(core: CoreColumn): undefined {
    this.refuse(this.find(core)?.heading ?? CORE_COLUMNS[core][0], this.raw(core))
    return undefined
  }
  refuse(heading: string, raw: string): void {
    this.faults.push({ heading, raw: raw.slice(0, 40) })
  }
  /** The heading over a cell that holds what is no text. */
  holdsControls(): string | undefined {
    return this.columns.find(column => hasControls(this.cells[column.at] ?? ''))?.heading
  }
  /** The value of a cell; null where it says nothing; a fault where it cannot be read. */
  take<T>(core: CoreColumn, read: (raw: string) => T | undefined): T | null {
    if (value.isUnsaid(this.raw(core))) return null
    const found = read(this.raw(core))
    if (found === undefined) this.fail(core)
    return found ?? null
  }
  need<T>(core: CoreColumn, read: (raw: string) => T | undefined): T | undefined {
    return this.take(core, read) ?? (value.isUnsaid(this.raw(core)) ? this.fail(core) : undefined)
  }
  *fields(): Generator<{ field: Field; heading: string; raw: string }> {
    for (const column of this.columns) {
      const field = 'field' in column ? fieldOf(column.field) : undefined
      if (field) yield { field, heading: column.heading, raw: this.cell(column) }
    }
  }
}
