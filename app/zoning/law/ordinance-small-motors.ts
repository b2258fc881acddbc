/**
 * 都民の健康と安全を確保する環境に関する条例 別表第一第二号: works for which a factory counts from 0.75 kW of motors in all
 * instead of 2.2 kW. From a copy of the table, not from the ordinance's own text; only its items that a process plainly
 * comes under.
 */
export const FACTORY_FROM_SMALL_MOTORS: readonly string[] = [
  // （一）裁縫、織物、編物、ねん糸、組ひも、製袋
  ...['sewing', 'embroidery', 'weaving', 'knitting', 'braiding', 'bag_making', 'leather_goods', 'craft_studio'],
  // （二）印刷又は製本、（三）印刷用平版の研磨
  ...['offset_printing', 'screen_printing', 'label_printing', 'digital_printing', 'newspaper_printing'],
  ...['bookbinding', 'plate_making'],
  // （四）金属の打抜き、型絞り又は切断（機械鋸を除く）
  ...['metal_press', 'sheet_metal', 'shearing', 'water_jet'],
  // （五）金属やすり、針、釘、鋲又は鋼球、（六）金網、直線機による線材の加工
  ...['files', 'needles', 'nails_balls', 'wire_products'],
  // （八）つき機、がら機、粉砕機又は糖衣機
  ...['barrel', 'rice_polishing', 'flour', 'tea_spices', 'rock_crushing', 'waste_plastics', 'wood_chips'],
  // （九）木材、石材若しくは合成樹脂の引割り、木材のかんな削り、（十）木材、合成樹脂の研磨
  ...['sawmill', 'precut', 'furniture', 'joinery', 'wood_craft', 'musical_instruments'],
  ...['stone', 'plastic_cutting'],
  // （十一）ガラスの研磨又は砂吹き、（十二）セメント製品
  ...['glass_working', 'optics', 'concrete_products', 'ready_mix'],
  // （十三）魚肉又は食肉練製品
  ...['fish_paste', 'meat'],
]
