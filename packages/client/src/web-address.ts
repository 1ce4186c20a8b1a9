/** Whether a reader may follow an address: http or https. `javascript:` and whatever else came in with data is none. */
export const isWebAddress = (url: string | undefined): url is string => /^https?:\/\//i.test(url!) && URL.canParse(url!);
