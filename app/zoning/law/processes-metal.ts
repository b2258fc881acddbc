import { all, any, atLeast, atMost, flag, not, over, under } from './condition.ts'
import type { Process } from './process.ts'

const motorised = flag('prime_mover')

export const METAL: readonly Process[] = [
  {
    id: 'metal_press',
    ja: 'プレス加工',
    en: 'Metal pressing',
    kana: 'ぷれすかこう',
    words: ['金属プレス', '打ち抜き', '絞り加工', 'プレス機', 'press', 'stamping', 'punching'],
    use: 'factory',
    works: { 'to3.4_2': all(motorised, not(flag('straightening_press'))) },
    flags: { straightening_press: false },
    industries: ['24'],
    ordinance: 'factory',
  },
  {
    id: 'metal_cutting',
    ja: '金属の切削（旋盤・フライス）',
    en: 'Metal cutting (lathe, mill)',
    kana: 'きんぞくのせっさく',
    words: [
      '旋盤加工',
      'フライス',
      'マシニングセンタ',
      'NC',
      '機械加工',
      'lathe',
      'milling',
      'machining',
      'CNC',
      'せんばん',
    ],
    use: 'factory',
    works: {
      'to3.9': all(motorised, over('motor_kw', 10)),
      'to3.11': over('compressor_kw', 1.5),
    },
    industries: ['24', '25', '26'],
    ordinance: 'factory',
  },
  {
    id: 'painting',
    ja: '塗装（吹付・焼付）',
    en: 'Painting (spraying, baking)',
    kana: 'とそう',
    words: ['吹付塗装', 'スプレー塗装', '焼付塗装', 'painting', 'spray', 'coating'],
    use: 'factory',
    works: {
      'to3.2': all(flag('spraying'), motorised, atMost('spray_kw', 0.75)),
      'nu3.6': all(flag('spraying'), motorised, over('spray_kw', 0.75)),
      'nu3.3': flag('solvent_baking'),
      'to3.11': over('compressor_kw', 1.5),
    },
    industries: ['24'],
    ordinance: 'factory',
  },
  {
    id: 'dry_grinding',
    ja: '金属の乾式研磨（バフ・グラインダー）',
    en: 'Dry grinding and polishing of metal',
    kana: 'きんぞくのけんま',
    words: ['バフ研磨', '研磨', 'グラインダー', 'polishing', 'grinding', 'buffing'],
    use: 'factory',
    works: {
      'to3.3': all(motorised, atLeast('grinders', 1), under('grinders', 3)),
      'nu3.12': all(motorised, atLeast('grinders', 3)),
      'to3.14': flag('tumbler'),
    },
    industries: ['24'],
    ordinance: 'factory',
  },
  {
    id: 'casting',
    ja: '鋳造・金属の溶融',
    en: 'Casting, melting of metal',
    kana: 'ちゅうぞう',
    words: ['鋳物', 'ダイカスト', '溶解', 'casting', 'foundry', 'die casting', 'いもの'],
    use: 'factory',
    works: {
      'nu3.15': any(flag('craft_metal'), atMost('crucible_l', 50)),
      'ru1.23': all(over('crucible_l', 50), not(flag('craft_metal'))),
    },
    industries: ['22', '23'],
    ordinance: 'factory',
  },
]
