/** `TellsPlace`: the one that would be kept shows its place, the other its town alone. `FromLead`: a bank's lead may not be shown under by others. */
export type MergeRefusal =
  | 'NotFound'
  | 'SameListing'
  | 'OtherDeal'
  | 'NotPublished'
  | 'AlreadyMerged'
  | 'HasOthers'
  | 'TellsPlace'
  | 'FromLead'
