/**
 * What the pairs are too few or too much alike to give. A real-estate id names one property: a common one all but settles
 * it, and another speaks against it. Candidates are found by address and place, so that the pairs cannot tell what these
 * are worth. A picture that both have weighs more than any figure, another floor is another unit, and no way of measuring
 * makes areas that far apart one.
 */
export const GIVEN: Readonly<Record<string, number>> = {
  'address.same': 1.5,
  'address.same_town': 1,
  'area.far': -3,
  'distance.within_12': 1,
  'distance.within_30': 0.8,
  'floor.other': -5,
  'floor.same': 1,
  'id.other': -5,
  'id.same': 9,
  'photos.many': 6,
  'photos.one': 4,
  'photos.several': 5,
}

/** What an equal neighbour does not share. A single photo of part of a building may show the house. */
export const TELLING: ReadonlySet<string> = new Set(['id.same', 'photos.many', 'photos.one', 'photos.several'])

/**
 * So far, in log-odds, all else that agrees lifts a pair together: to be looked at, never suggested. Two equal sheds on
 * one lot have the same address, area, year and rent, and are two.
 */
export const NEIGHBOURS_MOST = 2.4

/** Log-odds of two candidates of which nothing is known yet. */
export const START = -3.8

/**
 * Log-odds by finding, in natural logarithms, as the labelled pairs give them that are not held out: a test makes the
 * table anew and compares. What is more alike never weighs less. `…_part`: of parts of a building, whose neighbours look
 * alike.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
  ...GIVEN,
  'address.other': -0.9,
  'address.other_town': -0.9,
  'address.same_block': -0.9,
  'area.apart': -0.2,
  'area.apart_part': -0.7,
  'area.equal': 1.5,
  'area.equal_part': 1,
  'area.near': 0.2,
  'area.near_part': 0.2,
  'area.wide': -0.2,
  'area.wide_part': -1.2,
  'built.other': -0.8,
  'built.same': 0.2,
  'built.within_year': -0.3,
  'ceiling.other': -0.8,
  'ceiling.same': 0.2,
  'distance.farther': -0.8,
  'distance.within_60': -0.8,
  'gross.equal': 0.2,
  'gross.far': -0.7,
  'gross.near': -0.2,
  'kind.other': -0.3,
  'kind.same': 0.2,
  'land.equal': 1.5,
  'land.far': -3,
  'money.apart': -1.6,
  'money.equal': 0.6,
  'money.far': -1.6,
  'money.near': -1.6,
  'photos.none': -0.2,
  'photos.none_part': -1.9,
  'photos.one_part': 1.3,
  'storeys.other': -0.4,
  'storeys.same': 0.2,
  'structure.other': -0.5,
  'structure.same': 0.3,
  'text.alike': 0.4,
  'text.little': -1,
  'text.unlike': -1,
  'text.very_alike': 0.6,
}
