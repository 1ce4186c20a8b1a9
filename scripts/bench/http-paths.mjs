/** What a page of linked widgets asks for. */
export const PATHS = [
  '/v1/counter', '/v1/counter?jurisdiction=RS', '/v1/summary?facets=type,weapon&jurisdiction=RS&series=month', '/v1/incidents?limit=25', '/v1/incidents?limit=25&type=criminal_context',
  '/v1/clusters?bbox=13,39,31,49.5&zoom=6', '/v1/areas', '/v1/notices',
];
