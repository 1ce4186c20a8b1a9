/** Statuses of incidents that are counted and listed; the others can be read by their identifier only. */
export const COUNTED_STATUSES: readonly string[] = ['provisional', 'verified'];
