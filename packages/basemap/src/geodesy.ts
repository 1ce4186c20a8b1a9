/** Mean radius of the Earth (IUGG), km. */
const RADIUS_KM = 6371.0088;
const RAD = Math.PI / 180;

/** Great-circle distance of two points in degrees, km (haversine). */
export function greatCircleKm(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const h = Math.sin(((lat2 - lat1) * RAD) / 2) ** 2 + Math.cos(lat1 * RAD) * Math.cos(lat2 * RAD) * Math.sin(((lon2 - lon1) * RAD) / 2) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** How many degrees of latitude one degree of longitude is worth at a latitude. */
export const lonScale = (lat: number): number => Math.cos(lat * RAD);
