/** A widget shows a new answer. Does not bubble, like `load` of an image. */
export class SeesacLoadEvent extends Event {
  constructor() {
    super('seesac-load');
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'seesac-load': SeesacLoadEvent;
  }
}
