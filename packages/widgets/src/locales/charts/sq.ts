// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  'charts-all': `Shfaq përsëri të gjitha`,
  'charts-any': `të gjitha`,
  'charts-by': `Sipas`,
  'charts-chance': `vetëm rastësisht nga {low} deri në {high} (95 %)`,
  'charts-chart': `grafik`,
  'charts-compare': `Krahas vitit të mëparshëm`,
  'charts-copy': `Kopjo si tabelë`,
  'charts-count': `Numri i incidenteve`,
  'charts-few': `pak: më pak se 20 incidente`,
  'charts-heading': `Grafikë të incidenteve me armë`,
  'charts-hide': `Fshih tabelën`,
  'charts-keys': `Shigjetat, Home dhe End lexojnë vlerat, Enter filtron sipas njërës, Escape largohet.`,
  'charts-measure': `Shifrat`,
  'charts-only': `Shfaq vetëm këto`,
  'charts-options': `Opsione dhe shkarkime`,
  'charts-patterns': `Motive krahas ngjyrave`,
  'charts-people': `Personat`,
  'charts-range': `Shfaq këtë periudhë`,
  'charts-rate': `Për 100.000 banorë në vit`,
  'charts-share': `{p} e atyre të raportuara`,
  'charts-show': `Shfaq tabelën`,
  'charts-split': `Ndaj sipas`,
  'charts-step': `Hapi`,
  'charts-steps': `Muaj|Tremujor|Vit`,
  'charts-unsaved': `Nuk u ruajt asgjë? Hap skedarin`,
  'charts-unsplit': `pa ndarje`,
  'charts-year': `Viti`,
};
