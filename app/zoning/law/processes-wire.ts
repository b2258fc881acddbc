import { flag, over } from './condition.ts'
import type { Process } from './process.ts'
import { COMPRESSOR, GROUND, words } from './process-parts.ts'

/** Goods of wire and other small goods of metal. */
export const WIRE: readonly Process[] = [
  {
    id: 'springs',
    ja: 'ばねの製造',
    en: 'Springs',
    kana: 'ばねのせいぞう',
    words: words('スプリング、バネ、コイリング、線ばね、板ばね、フォーミングマシン、spring、coiling'),
    use: 'factory',
    works: { 'to3.4_6': over('motor_kw', 0.75), ...GROUND, 'to3.11': COMPRESSOR },
    industries: ['24'],
    ordinance: 'factory',
    noteJa: 'コイリングマシンを「ワイヤーフォーミングマシン」と見ています。板ばねの抜き・曲げは「プレス加工」です。',
    noteEn: 'A coiling machine is taken for a wire forming machine. For flat springs choose metal pressing.',
  },
  {
    id: 'wire_products',
    ja: '線材加工・金網',
    en: 'Wire forming, wire mesh',
    kana: 'せんざいかこうかなあみ',
    words: words(
      'ワイヤーフォーミング、針金、線加工、かご、網、金網製造、直線機、wire forming、wire mesh、wire products',
    ),
    use: 'factory',
    works: { 'to3.4_6': over('motor_kw', 0.75), 'to3.4_2': flag('pressing'), ...GROUND, 'to3.11': COMPRESSOR },
    industries: ['24'],
    ordinance: 'factory',
    noteJa: '金網を織る機械を「ワイヤーフォーミングマシン」と見るかは、市に確かめてください。重い方に見ています。',
    noteEn: 'Ask the city whether a mesh loom is a wire forming machine; it is taken so here, the stricter way.',
  },
  {
    id: 'needles',
    ja: '針の製造',
    en: 'Needles',
    kana: 'はりのせいぞう',
    words: words('製針、注射針、ミシン針、縫い針、ピン、needle、pin making'),
    use: 'factory',
    works: { 'to3.6': over('motor_kw', 1.5), ...GROUND },
    industries: ['27', '32'],
    ordinance: 'factory',
  },
  {
    id: 'files',
    ja: 'やすりの製造（目立て）',
    en: 'Files',
    kana: 'やすりのせいぞう',
    words: words('ヤスリ、鑢、目立て、のこぎりの目立て、file cutting、rasps'),
    use: 'factory',
    works: { 'to3.5': over('motor_kw', 0.75), ...GROUND },
    industries: ['24'],
    ordinance: 'factory',
  },
]
