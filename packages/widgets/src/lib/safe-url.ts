/** The address if a reader may follow it; undefined for `javascript:` and whatever else came in with data. */
export const safeUrl = (url: string | undefined): string | undefined => (url && /^https?:\/\//i.test(url) ? url : undefined);
