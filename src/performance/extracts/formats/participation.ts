/**
 * Whether a child took part in its review, by the codes of the returns: PN1 to PN3 spoke, for itself or by another; PN5 and
 * PN6 sent its views; PN4 was there and said nothing, PN7 had no part at all; PN0 is under four, of whom nobody asks it.
 */
export const tookPart = (code: string): string => `case
  when upper(${code}) in ('PN1', 'PN2', 'PN3', 'PN5', 'PN6') then true
  when upper(${code}) in ('PN4', 'PN7') then false end`

/** Care leavers of whom nobody is asked: they died, want no help, need none any more, or are back home. */
export const notAsked = `('DIED', 'REFU', 'NREQ', 'RHOM')`

/** F and P are full and part time in education, training or work; G is neither. */
export const isActive = (code: string): string => `case
  when upper(${code}) ~ '^[^A-Z]*[FP][0-9].*' then true when upper(${code}) ~ '^[^A-Z]*G[0-9].*' then false end`
