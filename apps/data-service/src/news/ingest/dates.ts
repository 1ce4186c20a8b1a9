const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Minutes east of Greenwich of the zones that feeds name. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 60, bst: 60, cet: 60, met: 60, cest: 120, mest: 120, eet: 120, eest: 180, msk: 180,
  est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
};
const TIME = String.raw`(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?`;
const ZONE = String.raw`(?:\s*(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?|\s*([A-Za-z]{1,5}))?`;
/** `Thu, 13 Feb 2025 12:00:00 +0100`, with or without the day of the week, seconds, time and zone. */
const RFC_822 = new RegExp(String.raw`^(?:[A-Za-z]{2,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4}|\d\d)(?:,?\s+(?:at\s+)?${TIME}${ZONE})?$`);
/** `Thu Feb 13 12:00:00 CET 2025`. */
const ASCTIME = new RegExp(String.raw`^[A-Za-z]{3}\s+([A-Za-z]{3})\s+(\d{1,2})\s+${TIME}(?:\s+([A-Za-z]{1,5}))?\s+(\d{4})$`);
/** `February 13, 2025`. */
const AMERICAN = new RegExp(String.raw`^(?:[A-Za-z]{3,9}\.?,?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:at\s+)?${TIME}${ZONE})?$`);
const ISO = new RegExp(String.raw`^(\d{4})-?(\d\d)-?(\d\d)(?:[Tt\s]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?${ZONE})?$`);
/** `13.02.2025. 12:30`, as the region writes it. */
const REGION = new RegExp(String.raw`^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\.?(?:,?\s+${TIME}${ZONE})?$`);

interface Parts { year: number; month: number; day: number; time: (string | undefined)[]; sign?: string | undefined; hours?: string | undefined; minutes?: string | undefined; zone?: string | undefined }

function instantOf({ year, month, day, time: [hour, minute, second = '0'], sign, hours, minutes = '0', zone }: Parts): string | null {
  // a day without a time is meant as that day, wherever it is read
  const [h, m, s] = hour === undefined ? [12, 0, 0] : [Number(hour), Number(minute), Math.min(59, Number(second))];
  const offset = sign === undefined ? (zone === undefined ? 0 : ZONES[zone.toLowerCase()] ?? 0) : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  if (year < 1990 || year > 2100 || month < 0 || month > 11 || h > 23 || m > 59 || Math.abs(offset) > 15 * 60) return null;
  const date = new Date(Date.UTC(year, month, day, h, m, s));
  if (date.getUTCMonth() !== month || date.getUTCDate() !== day) return null;
  return new Date(date.getTime() - offset * 60_000).toISOString();
}

const monthOf = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase());
/** Two digits are of this century, or of the nineties (RFC 2822 §4.3). */
const yearOf = (text: string) => (text.length === 4 ? Number(text) : Number(text) + (Number(text) < 50 ? 2000 : 1900));

/**
 * The instant of a date as feeds write it (RFC 822, ISO 8601, asctime, English and regional ones), ISO 8601 in UTC; `null` where it is none. Without a zone it is UTC,
 * without a time noon. What can be read in two ways (`02/03/2025`) is none.
 */
export function readDate(text: string): string | null {
  const written = text.replace(/\([^)]*\)/g, ' ').replace(/\s+/g, ' ').trim();
  if (written.length > 60) return null;
  let m = ISO.exec(written);
  if (m) return instantOf({ year: Number(m[1]), month: Number(m[2]) - 1, day: Number(m[3]), time: [m[4], m[5], m[6]], sign: m[7], hours: m[8], minutes: m[9], zone: m[10] });
  m = RFC_822.exec(written);
  if (m) return instantOf({ year: yearOf(m[3]!), month: monthOf(m[2]!), day: Number(m[1]), time: [m[4], m[5], m[6]], sign: m[7], hours: m[8], minutes: m[9], zone: m[10] });
  m = ASCTIME.exec(written);
  if (m) return instantOf({ year: Number(m[7]), month: monthOf(m[1]!), day: Number(m[2]), time: [m[3], m[4], m[5]], zone: m[6] });
  m = AMERICAN.exec(written);
  if (m) return instantOf({ year: Number(m[3]), month: monthOf(m[1]!), day: Number(m[2]), time: [m[4], m[5], m[6]], sign: m[7], hours: m[8], minutes: m[9], zone: m[10] });
  m = REGION.exec(written);
  if (m) return instantOf({ year: Number(m[3]), month: Number(m[2]) - 1, day: Number(m[1]), time: [m[4], m[5], m[6]], sign: m[7], hours: m[8], minutes: m[9], zone: m[10] });
  return null;
}
