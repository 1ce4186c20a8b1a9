// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  'charts-all': `Ponovo prikaži sve`,
  'charts-any': `sve`,
  'charts-by': `Po`,
  'charts-chance': `samo slučajno od {low} do {high} (95 %)`,
  'charts-chart': `grafikon`,
  'charts-compare': `Pored prethodne godine`,
  'charts-copy': `Kopiraj kao tabelu`,
  'charts-count': `Broj incidenata`,
  'charts-few': `malo: manje od 20 incidenata`,
  'charts-heading': `Grafikoni incidenata sa vatrenim oružjem`,
  'charts-hide': `Sakrij tabelu`,
  'charts-keys': `Strelice, Home i End čitaju vrednosti, Enter filtrira po jednoj, Escape izlazi.`,
  'charts-measure': `Brojke`,
  'charts-only': `Prikaži samo ovo`,
  'charts-options': `Opcije i preuzimanje`,
  'charts-patterns': `Šare uz boje`,
  'charts-people': `Osobe`,
  'charts-range': `Prikaži ovaj period`,
  'charts-rate': `Na 100.000 stanovnika godišnje`,
  'charts-share': `{p} onih koji su navedeni`,
  'charts-show': `Prikaži tabelu`,
  'charts-split': `Podeli po`,
  'charts-step': `Korak`,
  'charts-steps': `Mesec|Tromesečje|Godina`,
  'charts-unsaved': `Ništa nije sačuvano? Otvori datoteku`,
  'charts-unsplit': `bez podele`,
  'charts-year': `Godina`,
};
