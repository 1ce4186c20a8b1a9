// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  'consent-agree': `Slažem se`,
  'consent-always': `Uvek uključeni`,
  'consent-beyond': `Osim neophodnih:`,
  'consent-error': `Izbor trenutno ne može da se prikaže. Pokušajte ponovo.`,
  'consent-functionality': `Funkcionalnost`,
  'consent-functionality-text': `Pamte šta ste ovde izabrali, na primer jezik ili region.`,
  'consent-heading': `Upravljanje kolačićima`,
  'consent-intro': `Ništa nije uključeno dok to sami ne uključite. Možete da se vratite u svakom trenutku.`,
  'consent-more': `Saznajte više`,
  'consent-necessary': `Neophodni`,
  'consent-necessary-text': `Bez njih sajt ne radi; vaš izbor ovde im pripada.`,
  'consent-nothing': `Ova stranica ne koristi ništa za šta je potrebna vaša saglasnost.`,
  'consent-off': `Isključeno:`,
  'consent-performance': `Performanse`,
  'consent-performance-text': `Broje posete i pokazuju koje se stranice čitaju, kako bi sajt mogao da bude bolji.`,
  'consent-policy': `Više o kolačićima na ovom sajtu`,
  'consent-promise': `Na ovom sajtu kolačiće uvek možete da uključite ili isključite u stavci menija „Upravljanje kolačićima“.`,
  'consent-question': `Da li se slažete sa upotrebom kolačića?`,
  'consent-refuse': `Ne slažem se`,
  'consent-reload': `Ponovo učitaj stranicu`,
  'consent-runs-on': `Ono što na ovoj stranici već radi prestaje kada se ona ponovo učita.`,
  'consent-save': `Sačuvaj moj izbor`,
  'consent-targeting': `Ciljanje i oglašavanje`,
  'consent-targeting-text': `Prikazuju ono što bi moglo da vas zanima, ovde i na drugim sajtovima. Mogu da učestvuju i druge kompanije.`,
  'consent-unused': `Ne koriste se`,
};
