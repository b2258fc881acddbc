import { type UploadHandler, unstable_parseMultipartFormData } from '@remix-run/node'
import { withoutControls } from '../lib/controls.ts'
import { done, type Result, refused } from '../lib/result.ts'
import type { IntakeFault } from './model.ts'
import { type Original, receiveOriginal } from './original.server.ts'
import { originalName } from './picture-name.ts'
import type { FileStore } from './storage.server.ts'

/** A file that came with a form. Its name is for telling its sender which one is meant, and is kept nowhere. */
export type ReceivedFile = { fileName: string } & Result<Original, IntakeFault>
export type FileForm = { fields: URLSearchParams; files: ReceivedFile[] }

/** Bytes of one field that is no file. */
const MAX_FIELD_BYTES = 16 * 1024

class FieldTooLong extends Error {}

/** As a browser names it, short enough to be repeated. */
const shownName = (fileName: string) => [...withoutControls(fileName)].slice(0, 80).join('')

async function readText(data: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of data) {
    length += part.byteLength
    if (length > MAX_FIELD_BYTES) throw new FieldTooLong()
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** What is not read is collected by the parser: it is thrown away here instead. */
async function drain(data: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of data);
}

/** Stores files as they come; a field without a chosen file is none. */
const taking =
  (store: FileStore, most: number, mostBytes: number | undefined, { fields, files }: FileForm): UploadHandler =>
  async ({ name, filename, data }) => {
    if (filename === undefined) fields.append(name, await readText(data))
    else if (filename === '') await drain(data)
    else {
      const isOneMore = files.filter(({ ok }) => ok).length < most
      const received = isOneMore ? await receiveOriginal(store, data, mostBytes) : refused('tooMany')
      files.push({ fileName: shownName(filename), ...received })
      await drain(data)
    }
    return undefined
  }

/**
 * Reads a form of files from a request whose body comes as a stream: up to `most` files go to the store part by part and
 * are never whole in memory; each may have as many bytes as a photo, or `mostBytes`. Ask who sends it first. `tooLarge`: more than the server takes; `unreadable`: broken off, or
 * no such form. Then nothing is left of it.
 */
export async function readFileForm(
  request: Request,
  store: FileStore,
  most: number,
  mostBytes?: number,
): Promise<Result<FileForm, 'tooLarge' | 'unreadable'>> {
  const form: FileForm = { fields: new URLSearchParams(), files: [] }
  try {
    await unstable_parseMultipartFormData(request, taking(store, most, mostBytes, form))
    return form.files.length + form.fields.size > 0 ? done(form) : refused('unreadable')
  } catch (error) {
    await forgetFiles(store, form.files)
    if (!isSendersFault(error)) throw error
    return refused(
      (error as { status?: number }).status === 413 || error instanceof FieldTooLong ? 'tooLarge' : 'unreadable',
    )
  }
}

/** Throws away what came with a form that is not taken. */
export async function forgetFiles(store: FileStore, files: readonly ReceivedFile[]): Promise<void> {
  for (const file of files) if (file.ok) await store.delete(originalName(file.value.key))
}

/** Whether a form brings files, or is one of words about those that are there. */
export const bringsFiles = (request: Request): boolean =>
  /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')

/** The operating system names the call that failed; the parser and a sender who has gone name none. */
const isSendersFault = (error: unknown): boolean => (error as { syscall?: string }).syscall === undefined
