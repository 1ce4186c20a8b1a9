/** First numbers of weapons of the groups of {@link WeaponSize}: each goes to before the next one, the last has no end. */
export const WEAPON_SIZES = [0, 1, 2, 5, 10, 50] as const;
/** A seizure of so many weapons is a large one (SEESAC). */
export const LARGE_SEIZURE = 5;
