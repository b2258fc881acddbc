// Names of towns and stations for English pages where a file gives only their reading.

const SYLLABLES: Record<string, string> = {}
const rows: [string, string][] = [
  ['あいうえお', 'a i u e o'],
  ['かきくけこ', 'ka ki ku ke ko'],
  ['がぎぐげご', 'ga gi gu ge go'],
  ['さしすせそ', 'sa shi su se so'],
  ['ざじずぜぞ', 'za ji zu ze zo'],
  ['たちつてと', 'ta chi tsu te to'],
  ['だぢづでど', 'da ji zu de do'],
  ['なにぬねの', 'na ni nu ne no'],
  ['はひふへほ', 'ha hi fu he ho'],
  ['ばびぶべぼ', 'ba bi bu be bo'],
  ['ぱぴぷぺぽ', 'pa pi pu pe po'],
  ['まみむめも', 'ma mi mu me mo'],
  ['やゆよ', 'ya yu yo'],
  ['らりるれろ', 'ra ri ru re ro'],
  ['わをん', 'wa o n'],
]
for (const [kana, latin] of rows) {
  const sounds = latin.split(' ')
  for (const [i, one] of [...kana].entries()) SYLLABLES[one] = sounds[i]!
}
const GLIDES: Record<string, string> = { ゃ: 'ya', ゅ: 'yu', ょ: 'yo' }

const hiragana = (text: string) =>
  text.normalize('NFKC').replace(/[ァ-ヶ]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0x60))

/** Hepburn without long marks, as on station signs in plain letters: 'こうしゅうかいどう' → 'Koshukaido'. */
export function romanOf(kana: string): string {
  let latin = ''
  let doubled = false
  for (const one of hiragana(kana)) {
    const glide = GLIDES[one]
    if (one === 'っ') doubled = true
    else if (one === 'ー') continue
    else if (glide)
      latin = /(?:sh|ch|j)i$/.test(latin) ? latin.slice(0, -1) + glide.slice(1) : latin.slice(0, -1) + glide
    else {
      const sound = SYLLABLES[one] ?? (one === '・' ? '-' : one)
      latin += doubled ? (sound.startsWith('ch') ? `t${sound}` : sound[0] + sound) : sound
      doubled = false
    }
  }
  const plain = latin
    .replace(/o[ou]/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/n(?=[bmp])/g, 'm')
  return plain.replace(/(^|-)([a-z])/g, (_, start: string, letter: string) => start + letter.toUpperCase())
}

/** A slug of a Latin name: 'Tamadaira 2-chome' → 'tamadaira-2-chome'. */
export const slugOf = (latin: string): string =>
  latin
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
