/** Credit to show wherever the boundaries are drawn or decided upon. Natural Earth asks for none; the project gives it. */
export const ATTRIBUTION = 'Made with Natural Earth';
