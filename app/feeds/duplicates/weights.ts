/**
 * A real-estate id names one property, so a common one all but settles it, and another speaks against it. Too few pairs
 * have two of them to learn that from.
 */
export const GIVEN: Readonly<Record<string, number>> = { 'id.same': 6, 'id.other': -5 }

/** Log-odds of two candidates of which nothing is known yet. */
export const START = -1.6

/**
 * Log-odds by finding, in natural logarithms, as the labelled pairs give them that are not held out: a test makes the
 * table anew and compares. `…_part`: of parts of a building, whose neighbours look alike.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
  ...GIVEN,
  'address.other': -1.8,
  'address.same': 0.1,
  'address.same_block': -3.1,
  'address.same_town': 1,
  'area.apart': -0.4,
  'area.apart_part': -0.9,
  'area.equal': 5,
  'area.equal_part': 0.1,
  'area.far': -4,
  'area.near': 1,
  'area.near_part': -4.6,
  'built.other': -0.8,
  'built.same': 0.1,
  'built.within_year': -0.2,
  'ceiling.other': -0.7,
  'ceiling.same': 0.1,
  'distance.farther': -1.8,
  'distance.within_12': 0.1,
  'distance.within_30': 0.5,
  'distance.within_60': 0,
  'floor.other': -3,
  'floor.same': 0.1,
  'gross.equal': 0.1,
  'gross.far': -0.9,
  'gross.near': 1,
  'kind.other': -0.3,
  'kind.same': 0.7,
  'land.equal': 2.4,
  'land.far': -4.3,
  'money.apart': -1.3,
  'money.equal': 0.7,
  'money.far': -1,
  'money.near': -1.9,
  'photos.none': -3.4,
  'photos.none_part': -1.4,
  'photos.one': 3.2,
  'photos.one_part': 0.1,
  'photos.several': 5,
  'storeys.other': -0.7,
  'storeys.same': 0.1,
  'structure.other': -0.7,
  'structure.same': 0.1,
  'text.alike': 0.1,
  'text.partly': -1,
  'text.unlike': -1,
  'text.very_alike': 1,
}
