import type { Incident } from '@seesac/contract';

/** A reader chose an incident. Bubbles and leaves shadow roots; a page that shows the incident itself calls `preventDefault()`, else the list opens it in a dialog. */
export class SeesacIncidentSelectEvent extends Event {
  readonly incident: Incident;

  constructor(incident: Incident) {
    super('seesac-incident-select', { bubbles: true, composed: true, cancelable: true });
    this.incident = incident;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'seesac-incident-select': SeesacIncidentSelectEvent;
  }
}
