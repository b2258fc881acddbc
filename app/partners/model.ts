export const ORGANISATION_KINDS = [
  'city',
  'association',
  'realtor',
  'bank',
  'chamber',
  'university',
  'support',
  'incubation_manager',
  'company',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** What a kind is called in a list that people keep. */
const KIND_NAMES: Record<OrganisationKind, readonly string[]> = {
  city: ['市', '市役所'],
  association: ['協会', '宅建協会', '団体'],
  realtor: ['宅建業者', '不動産業者', '不動産会社'],
  bank: ['銀行', '信用金庫', '金融機関'],
  chamber: ['商工会', '商工会議所'],
  university: ['大学'],
  support: ['支援機関'],
  incubation_manager: ['指定管理者'],
  company: ['企業', '会社'],
}

/** The kind that a word names, as a program or as people write it. */
export const kindNamed = (word: string): OrganisationKind | undefined =>
  ORGANISATION_KINDS.find(kind => kind === word.trim().toLowerCase() || KIND_NAMES[kind].includes(word.trim()))

const LICENCE =
  /^(国土交通大臣|(?:東京都|北海道|大阪府|京都府|[^\d()]{2,3}県)知事)(?:免許)?\((\d{1,2})\)第?(\d{1,6})号$/

/** '東京都知事(3)第12345号' of a real-estate licence number in any spelling; null where it is none (宅建業法 3条). */
export function licenceNumber(text: string): string | null {
  const found = LICENCE.exec(text.normalize('NFKC').replace(/\s/g, ''))
  return found && Number(found[2]) > 0 ? `${found[1]}(${Number(found[2])})第${found[3]}号` : null
}
