/** Credit to show wherever the boundaries are drawn or decided upon. Natural Earth asks for none; the project gives it. */
export const ATTRIBUTION = 'Made with Natural Earth';
/** Credit that is required wherever names or points of places are shown (GeoNames, CC BY 4.0). */
export const GAZETTEER_ATTRIBUTION = 'Place names: GeoNames (CC BY 4.0), filtered';
