import { type Case, type Work, whoseIs } from './case.ts'
import { atLeast, holds, type Known } from './condition.ts'
import type { OrdinanceKind } from './process.ts'
import { FACTORY_USES, type UseId } from './uses.ts'
import { factValue } from './values.ts'
import type { Line, Unchecked, UsedFact } from './verdict-model.ts'

/** District plans that lie here, each a line; where none does although they are loaded, one that says so. */
export function overlayLines({ work, place }: Case): Line[] {
  const line = { layer: 'overlay' as const, clause: '建築基準法68条の2', needs: [], facts: [], change: null }
  const { plans } = place
  if (plans === null || !place.overlayKindsLoaded.includes('district_plan')) return []
  if (plans.length === 0)
    return [
      {
        ...line,
        result: 'allowed',
        ja: 'データにある地区計画の区域の外です。',
        en: 'Outside every district plan in the data.',
        confidence: 'medium',
      },
    ]
  return plans.map(({ nameJa, nameEn, bans }): Line => {
    if (bans === null)
      return {
        ...line,
        result: 'to_be_confirmed',
        ja: `${nameJa}の区域です。用途の制限の内容を確認してください。`,
        en: `Within the ${nameEn}. Its rules on use are to be confirmed.`,
        confidence: 'medium',
      }
    const isBanned = bans.includes(work.use)
    return {
      ...line,
      result: isBanned ? 'not_allowed' : 'allowed',
      ja: isBanned ? `${nameJa}がこの用途を制限しています。` : `${nameJa}の区域ですが、この用途は制限されていません。`,
      en: isBanned ? `The ${nameEn} bars this use.` : `Within the ${nameEn}, which does not bar this use.`,
      confidence: 'medium',
    }
  })
}

const MOTORS_KW = 2.2
const isFactory = (use: UseId) => FACTORY_USES.includes(use)

/** What the ordinance takes a work for. */
export const ordinanceKind = ({ use, process }: Work): OrdinanceKind =>
  process?.ordinance ?? (isFactory(use) ? 'factory' : 'none')

/**
 * 東京都環境確保条例: permit for factories whose motors reach 2.2 kW in all (for some businesses 0.75 kW or none), notice
 * for 指定作業場. From secondary sources: the lists by business are not in the portal.
 */
export function ordinanceLine(of: Case, known: Known): Line | null {
  const kind = ordinanceKind(of.work)
  const motor = factValue('motor_kw', known)
  const whose = whoseIs('motor_kw', of)
  const facts: UsedFact[] = motor && whose ? [{ fact: 'motor_kw', ...motor, whose }] : []
  const line = {
    layer: 'local_ordinance' as const,
    clause: '東京都環境確保条例',
    change: null,
    facts,
    confidence: 'medium' as const,
  }
  if (kind === 'none') return null
  if (kind === 'designated_workshop')
    return {
      ...line,
      result: 'permit_required',
      clause: '東京都環境確保条例89条',
      ja: '指定作業場として、始める前に市への届出が要ると見込まれます。',
      en: 'Probably a designated workshop: a notice to the city is due before it starts.',
      needs: [],
      confidence: 'low',
    }
  const large = kind === 'factory_always' ? true : holds(atLeast('motor_kw', MOTORS_KW), known)
  const permit = { ...line, clause: '東京都環境確保条例81条' }
  if (large)
    return {
      ...permit,
      result: 'permit_required',
      ja: '工場の設置には、工事の前に市の認可（工場認可）が要ります。',
      en: 'A factory permit of the city is due before works begin.',
      needs: [],
    }
  return {
    ...permit,
    result: 'to_be_confirmed',
    ja:
      large === null
        ? `原動機の出力の合計が${MOTORS_KW}kW以上なら工場認可が要ります。業種によってはそれ未満でも要ります。`
        : `原動機が${MOTORS_KW}kW未満でも、業種によっては工場認可が要ります。`,
    en:
      large === null
        ? `From ${MOTORS_KW} kW of motors in all a factory permit is due; for some businesses below that too.`
        : `Below ${MOTORS_KW} kW of motors a factory permit is still due for some businesses.`,
    needs: large === null ? ['motor_kw'] : [],
    confidence: 'low',
  }
}

/** What the existing building itself allows; null without a property. */
export function buildingLine({ property }: Case): Line | null {
  if (!property) return null
  const line = {
    layer: 'building' as const,
    clause: '建築基準法7条・87条',
    needs: [],
    facts: [],
    change: null,
    confidence: 'medium' as const,
  }
  if (property.certificate === null)
    return {
      ...line,
      result: 'to_be_confirmed',
      ja: '検査済証の有無が確認できていません。用途を変えるときの手続きに関わります。',
      en: 'Whether there is a certificate of inspection is not known; it matters for a change of use.',
    }
  return property.certificate
    ? {
        ...line,
        result: 'conditional',
        ja: '検査済証があります。いまの建物の用途と違う使い方をするときは、用途変更の手続きを確認してください。',
        en: 'There is a certificate of inspection. A use other than the present one may need a change-of-use procedure.',
      }
    : {
        ...line,
        result: 'to_be_confirmed',
        ja: '検査済証がありません。用途変更や増築の前に、適法性の調査が要ることがあります。',
        en: 'There is no certificate of inspection: a survey of legality may be due before a change of use or extension.',
      }
}

/** Every layer without data here, by name. */
export function uncheckedOf({ place }: Case): Unchecked[] {
  const plans: Unchecked[] = !place.overlayKindsLoaded.includes('district_plan')
    ? [{ code: 'district_plan', ja: '地区計画', en: 'district plans' }]
    : place.plans === null
      ? [
          {
            code: 'district_plan',
            ja: '地区計画（所在地が町名までの公開のため）',
            en: 'district plans (the place is public to its town only)',
          },
        ]
      : []
  return [
    ...plans,
    { code: 'special_district', ja: '特別用途地区・建築協定', en: 'special use districts and building agreements' },
    { code: 'town_making', ja: '日野市まちづくり条例', en: 'the city’s town-making ordinance' },
  ]
}
