import {
  fromDay, parsePeriod, periodBefore, periodOf, periodsBetween, sameDayIn, toDay, type DateSpan, type IsoDate, type MonitorPeriod, type MonitorStep,
} from '@seesac/contract';

/** A period and those that it is compared with. */
export interface ComparedPeriods {
  step: MonitorStep;
  now: MonitorPeriod;
  /** The period has not ended. */
  partial: boolean;
  before?: MonitorPeriod;
  yearBefore?: MonitorPeriod;
  /** All whole periods of the step before this one that the data cover, oldest first; none where this one has not ended. */
  earlier: MonitorPeriod[];
}

/** A period by its name; `undefined` before the first date that there is. */
function periodNamed(period: string): (MonitorPeriod & { step: MonitorStep }) | undefined {
  const found = parsePeriod(period) as (DateSpan & { step: MonitorStep }) | undefined;
  return found && { period, ...found };
}

/** The day up to which the data are known; `over` where all of it is in them. */
export interface LastDay { today: IsoDate; over: boolean }

/** The last quarter that has ended. */
export const lastQuarter = ({ today, over }: LastDay): string => periodBefore(periodOf(over ? fromDay(toDay(today) + 1) : today, 'quarter'));

/**
 * What a period is compared with. One that has not ended is cut after `today`, and what it is compared with after as many days: never a part with a whole.
 * @param period name of a month, quarter or year that has begun by `today`
 * @param first first day of the data; records begin with its month
 */
export function comparedPeriods(period: string, { today, over }: LastDay, first: IsoDate): ComparedPeriods {
  const { step, ...whole } = periodNamed(period)!;
  const partial = over ? whole.to > today : whole.to >= today;
  const to = partial ? today : whole.to;
  const since = `${first.slice(0, 7)}-01`;
  const cut = (other: MonitorPeriod | undefined, last: IsoDate): MonitorPeriod | undefined =>
    !other || other.from < since ? undefined : { period: other.period, from: other.from, to: partial && last < other.to ? last : other.to };

  const previous = periodNamed(periodBefore(period));
  const year = Number(whole.from.slice(0, 4)) - 1;
  const yearAgo = periodNamed(periodOf(sameDayIn(year, whole.from), step));
  const onTheSameDay = sameDayIn(year, to);
  const afterAsManyDays = step === 'year' ? onTheSameDay : fromDay(toDay(previous?.from ?? to) + toDay(to) - toDay(whole.from));
  const before = cut(previous, afterAsManyDays);
  const yearBefore = step === 'year' ? undefined : cut(yearAgo, onTheSameDay);
  return {
    step, now: { period, from: whole.from, to }, partial, ...(before && { before }), ...(yearBefore && { yearBefore }),
    earlier: partial || !before ? [] : periodsBetween(step, { from: since, to: before.to }).filter(({ from }) => from >= since),
  };
}
