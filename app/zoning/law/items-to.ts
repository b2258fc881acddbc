import type { Item } from './item.ts'

/** 別表第二（と）項三号, word for word. */
export const TO3: readonly Item[] = [
  {
    id: 'to3.1',
    clause: '別表第二（と）項三号（一）',
    ja: '容量十リットル以上三十リットル以下のアセチレンガス発生器を用いる金属の工作',
    en: 'metal work with an acetylene generator of 10 to 30 litres',
  },
  {
    id: 'to3.1_2',
    clause: '別表第二（と）項三号（一の二）',
    ja: '印刷用インキの製造',
    en: 'making of printing ink',
  },
  {
    id: 'to3.2',
    clause: '別表第二（と）項三号（二）',
    ja: '出力の合計が〇・七五キロワット以下の原動機を使用する塗料の吹付',
    en: 'spraying of paint with motors of 0.75 kW at most',
  },
  {
    id: 'to3.2_2',
    clause: '別表第二（と）項三号（二の二）',
    ja: '原動機を使用する魚肉の練製品の製造',
    en: 'fish paste made with motors',
  },
  {
    id: 'to3.3',
    clause: '別表第二（と）項三号（三）',
    ja: '原動機を使用する二台以下の研磨機による金属の乾燥研磨（工具研磨を除く。）',
    en: 'dry grinding of metal with one or two motor-driven machines (not tool grinding)',
  },
  {
    id: 'to3.4',
    clause: '別表第二（と）項三号（四）',
    ja: 'コルク、エボナイト若しくは合成樹脂の粉砕若しくは乾燥研磨又は木材の粉砕で原動機を使用するもの',
    en: 'crushing or dry grinding of cork, ebonite or plastics, or crushing of wood, with motors',
  },
  {
    id: 'to3.4_2',
    clause: '別表第二（と）項三号（四の二）',
    ja: '厚さ〇・五ミリメートル以上の金属板のつち打加工（金属工芸品の製造を目的とするものを除く。）又は原動機を使用する金属のプレス（液圧プレスのうち矯正プレスを使用するものを除く。）若しくはせん断',
    en: 'hammering of metal sheet from 0.5 mm (not craft objects), or pressing (other than hydraulic straightening) or shearing of metal with motors',
  },
  {
    id: 'to3.4_3',
    clause: '別表第二（と）項三号（四の三）',
    ja: '印刷用平版の研磨',
    en: 'grinding of flat printing plates',
  },
  {
    id: 'to3.4_4',
    clause: '別表第二（と）項三号（四の四）',
    ja: '糖衣機を使用する製品の製造',
    en: 'products made with a sugar-coating machine',
  },
  {
    id: 'to3.4_5',
    clause: '別表第二（と）項三号（四の五）',
    ja: '原動機を使用するセメント製品の製造',
    en: 'cement products made with motors',
  },
  {
    id: 'to3.4_6',
    clause: '別表第二（と）項三号（四の六）',
    ja: 'ワイヤーフォーミングマシンを使用する金属線の加工で出力の合計が〇・七五キロワットを超える原動機を使用するもの',
    en: 'wire forming with motors over 0.75 kW',
  },
  {
    id: 'to3.5',
    clause: '別表第二（と）項三号（五）',
    ja: '木材の引割若しくはかんな削り、裁縫、機織、撚糸、組ひも、編物、製袋又はやすりの目立で出力の合計が〇・七五キロワットを超える原動機を使用するもの',
    en: 'sawing or planing of wood, sewing, weaving, twisting, braiding, knitting, bag making or file cutting with motors over 0.75 kW',
  },
  {
    id: 'to3.6',
    clause: '別表第二（と）項三号（六）',
    ja: '製針又は石材の引割で出力の合計が一・五キロワットを超える原動機を使用するもの',
    en: 'needle making or sawing of stone with motors over 1.5 kW',
  },
  {
    id: 'to3.7',
    clause: '別表第二（と）項三号（七）',
    ja: '出力の合計が二・五キロワットを超える原動機を使用する製粉',
    en: 'milling of flour with motors over 2.5 kW',
  },
  {
    id: 'to3.8',
    clause: '別表第二（と）項三号（八）',
    ja: '合成樹脂の射出成形加工',
    en: 'injection moulding of plastics',
  },
  {
    id: 'to3.9',
    clause: '別表第二（と）項三号（九）',
    ja: '出力の合計が十キロワットを超える原動機を使用する金属の切削',
    en: 'cutting of metal with motors over 10 kW',
  },
  {
    id: 'to3.10',
    clause: '別表第二（と）項三号（十）',
    ja: 'メッキ',
    en: 'plating',
  },
  {
    id: 'to3.11',
    clause: '別表第二（と）項三号（十一）',
    ja: '原動機の出力の合計が一・五キロワットを超える空気圧縮機を使用する作業',
    en: 'work with air compressors whose motors exceed 1.5 kW',
  },
  {
    id: 'to3.12',
    clause: '別表第二（と）項三号（十二）',
    ja: '原動機を使用する印刷',
    en: 'printing with motors',
  },
  {
    id: 'to3.13',
    clause: '別表第二（と）項三号（十三）',
    ja: 'ベンディングマシン（ロール式のものに限る。）を使用する金属の加工',
    en: 'metal work with a roll bending machine',
  },
  {
    id: 'to3.14',
    clause: '別表第二（と）項三号（十四）',
    ja: 'タンブラーを使用する金属の加工',
    en: 'metal work with a tumbler',
  },
  {
    id: 'to3.15',
    clause: '別表第二（と）項三号（十五）',
    ja: 'ゴム練用又は合成樹脂練用のロール機（カレンダーロール機を除く。）を使用する作業',
    en: 'work with rolls that knead rubber or plastics (not calenders)',
  },
  {
    id: 'to3.16',
    clause: '別表第二（と）項三号（十六）',
    ja: '（一）から（十五）までに掲げるもののほか、安全上若しくは防火上の危険の度又は衛生上若しくは健康上の有害の度が高いことにより、住居の環境を保護する上で支障があるものとして政令で定める事業',
    en: 'further businesses set by order',
  },
]
