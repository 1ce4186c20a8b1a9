import type { Incident, IncidentDate, IncidentPlace, JurisdictionCode, Reason } from '@seesac/contract';

/** A record with every value read, before the rules that look at several of them. */
export interface Draft extends Omit<Incident, 'revision' | 'jurisdiction' | 'date' | 'place'> {
  date: Pick<IncidentDate, 'start'> & Partial<IncidentDate>;
  /** As the file states it; derived from the point where it states none. */
  jurisdiction?: JurisdictionCode;
  place: IncidentPlace;
  reason?: Reason;
}
