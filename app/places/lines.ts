import type { Line } from './model.ts'

/** Lines that serve the city and its surroundings: what they are called here, by how lists of stations call them. */
const LINES: readonly { names: readonly string[]; nameJa: string; nameEn: string }[] = [
  {
    names: ['JR中央線', 'JR中央線快速', 'JR中央本線', '中央線', '中央本線'],
    nameJa: 'JR中央線',
    nameEn: 'JR Chuo Line',
  },
  { names: ['JR八高線', '八高線'], nameJa: 'JR八高線', nameEn: 'JR Hachiko Line' },
  { names: ['JR横浜線', '横浜線'], nameJa: 'JR横浜線', nameEn: 'JR Yokohama Line' },
  { names: ['JR南武線', '南武線'], nameJa: 'JR南武線', nameEn: 'JR Nambu Line' },
  { names: ['JR青梅線', '青梅線'], nameJa: 'JR青梅線', nameEn: 'JR Ome Line' },
  { names: ['京王線', '京王京王線'], nameJa: '京王線', nameEn: 'Keio Line' },
  { names: ['京王動物園線', '動物園線'], nameJa: '京王動物園線', nameEn: 'Keio Dobutsuen Line' },
  { names: ['京王高尾線', '高尾線'], nameJa: '京王高尾線', nameEn: 'Keio Takao Line' },
  { names: ['京王相模原線', '相模原線'], nameJa: '京王相模原線', nameEn: 'Keio Sagamihara Line' },
  { names: ['小田急多摩線'], nameJa: '小田急多摩線', nameEn: 'Odakyu Tama Line' },
  { names: ['多摩モノレール', '多摩都市モノレール線'], nameJa: '多摩モノレール', nameEn: 'Tama Monorail' },
]

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/\([^)]*[〜~～][^)]*\)/g, '')
    .replace(/[()\s]/g, '')
const byName = new Map(LINES.flatMap(line => line.names.map(name => [plain(name), line] as const)))

/** A line as the portal calls it; one it does not know keeps its name in both languages. */
export function lineNamed(name: string, code: string | null): Line {
  const known = byName.get(plain(name))
  return { nameJa: known?.nameJa ?? name, nameEn: known?.nameEn ?? name, code }
}

/** Services of one line that a list has as lines of their own become one, with the station's number if any has it. */
export function distinctLines(lines: readonly Line[]): Line[] {
  const distinct = new Map<string, Line>()
  for (const line of lines) {
    const known = distinct.get(line.nameJa)
    if (!known) distinct.set(line.nameJa, line)
    else if (known.code === null) distinct.set(line.nameJa, { ...known, code: line.code })
  }
  return [...distinct.values()]
}
