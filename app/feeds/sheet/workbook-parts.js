// The parts of a workbook, read from their XML. Plain JavaScript, for the thread of workbook.js.
import { Parser } from 'saxen'
import { builtInFormat, formatted } from './number-format.js'

const localName = name => name.slice(name.indexOf(':') + 1)

/**
 * Goes through an XML text. `open` is told each element's name and its attributes, `close` its name.
 * @param {string} xml
 * @param {{ open?: (name: string, attribute: (name: string) => string | undefined) => void,
 *   close?: (name: string) => void, text?: (text: string) => void }} heard
 */
function walk(xml, { open, close, text }) {
  const parser = new Parser()
  parser.on('error', error => {
    throw error
  })
  if (open)
    parser.on('openTag', (name, attributes, decode) =>
      open(localName(name), one => {
        const value = attributes()[one]
        return value === undefined ? undefined : decode(value)
      }),
    )
  if (close) parser.on('closeTag', name => close(localName(name)))
  if (text) {
    parser.on('text', (value, decode) => text(decode(value)))
    parser.on('cdata', value => text(value))
  }
  parser.parse(xml)
}

/** What XML cannot hold stands in it as _x000D_. */
const unescaped = text =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/**
 * The sheets in their order, and whether days are counted from 1904.
 * @param {string} xml
 */
export function readSheetList(xml) {
  const sheets = []
  let is1904 = false
  walk(xml, {
    open: (name, attribute) => {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      const state = attribute('state') ?? 'visible'
      const relation = attribute('r:id') ?? attribute('id') ?? ''
      sheets.push({ name: attribute('name') ?? '', isHidden: state !== 'visible', relation })
    },
  })
  return { sheets, is1904 }
}

/**
 * Where each relation of the workbook leads to, inside the archive.
 * @param {string} xml
 */
export function readRelations(xml) {
  const targets = new Map()
  walk(xml, {
    open: (name, attribute) => {
      if (name !== 'Relationship') return
      const target = attribute('Target') ?? ''
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
      targets.set(attribute('Id') ?? '', { path, kind: (attribute('Type') ?? '').split('/').at(-1) })
    },
  })
  return targets
}

/**
 * The number format of each style.
 * @param {string} xml
 */
export function readFormats(xml) {
  const own = new Map()
  const formats = []
  let isOfCells = false
  walk(xml, {
    open: (name, attribute) => {
      if (name === 'numFmt') own.set(Number(attribute('numFmtId')), attribute('formatCode') ?? 'General')
      if (name === 'cellXfs') isOfCells = true
      if (name !== 'xf' || !isOfCells) return
      const id = Number(attribute('numFmtId') ?? 0)
      formats.push(own.get(id) ?? builtInFormat(id))
    },
    close: name => {
      if (name === 'cellXfs') isOfCells = false
    },
  })
  return formats
}

/**
 * Texts that cells share. How they are read aloud is no part of them.
 * @param {string} xml
 */
export function readSharedTexts(xml) {
  const texts = []
  let [isText, isAloud, now] = [false, false, '']
  walk(xml, {
    open: name => {
      if (name === 'si') now = ''
      if (name === 'rPh') isAloud = true
      isText = name === 't' && !isAloud
    },
    close: name => {
      if (name === 'si') texts.push(unescaped(now))
      if (name === 'rPh') isAloud = false
      isText = false
    },
    text: part => {
      if (isText) now += part
    },
  })
  return texts
}

/** Of B12 the place of its column; letters alone count in their order. */
function columnOf(address) {
  let column = 0
  for (const letter of address) {
    const at = letter.charCodeAt(0) - 64
    if (at < 1 || at > 26) break
    column = column * 26 + at
  }
  return column - 1
}

/** A day of its own kind: 2027-01-15T00:00:00. */
const isoDay = text => /^(\d{4}-\d{2}-\d{2})/.exec(text)?.[1] ?? text

/** @param {{ type: string, style: string | undefined, value: string, inline: string }} cell */
function textOf({ type, style, value, inline }, { texts, formats, is1904 }) {
  if (type === 'inlineStr') return unescaped(inline)
  if (type === 's') return texts[Number(value)] ?? ''
  if (type === 'b') return value === '' ? '' : value === '1' ? '有' : '無'
  if (type === 'd') return isoDay(value)
  // Where a formula came to nothing its cell says why: #REF!, #N/A.
  if (type === 'e') return value
  return type === 'n' ? formatted(value, formats[Number(style ?? 0)] ?? 'General', is1904) : unescaped(value)
}

class Enough extends Error {}

/**
 * The rows of a sheet that have anything, with their numbers. A cell far to the right of any list is left out; `isCut`:
 * there are more rows than are read.
 * @param {string} xml
 */
export function readRows(xml, book, { mostRows, mostColumns }) {
  const rows = []
  let [line, cells, at] = [0, [], -1]
  let [cell, hears, isAloud] = [null, '', false]
  const heard = {
    open: (name, attribute) => {
      if (name === 'row') [line, cells, at] = [Number(attribute('r') ?? line + 1), [], -1]
      if (name === 'c') {
        const address = attribute('r')
        at = address ? columnOf(address) : at + 1
        cell = { type: attribute('t') ?? 'n', style: attribute('s'), value: '', inline: '' }
      }
      if (name === 'rPh') isAloud = true
      hears = name === 'v' ? 'value' : name === 't' && !isAloud ? 'inline' : ''
    },
    text: part => {
      if (cell && hears) cell[hears] += part
    },
    close: name => {
      hears = ''
      if (name === 'rPh') isAloud = false
      if (name === 'c') {
        const text = at <= mostColumns ? textOf(cell, book) : ''
        cell = null
        if (text.trim() === '') return
        while (cells.length < at) cells.push('')
        cells[at] = text
      }
      if (name !== 'row' || cells.length === 0) return
      rows.push({ line, cells })
      if (rows.length > mostRows) throw new Enough()
    },
  }
  try {
    walk(xml, heard)
  } catch (error) {
    if (!(error instanceof Enough)) throw error
    return { rows: [], isCut: true }
  }
  return { rows, isCut: false }
}
