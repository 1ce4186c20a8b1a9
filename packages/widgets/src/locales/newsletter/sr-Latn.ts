// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  newsletter: `Bilten`,
  'newsletter-again': `Počni iznova`,
  'newsletter-away': `Servis sada ne odgovara. Ono što ste upisali ostaje: pokušajte ponovo.`,
  'newsletter-code': `Kôd od šest cifara`,
  'newsletter-confirm': `Potvrdi`,
  'newsletter-done': `Hvala: vaša prijava je potvrđena. Svaka poruka ima vezu kojom se prijava menja ili završava.`,
  'newsletter-email': `Adresa e-pošte`,
  'newsletter-ended': `Ovaj kôd više ne važi. Počnite iznova da biste dobili drugi.`,
  'newsletter-form': `Idite na obrazac servisa`,
  'newsletter-lang': `Jezik poruka`,
  'newsletter-names': `Vesti SEESAC-a|Tromesečni Monitor oružanog nasilja`,
  'newsletter-no-mail': `Poruke nema? Pogledajte među neželjenim. Nova se može tražiti 15 minuta posle poslednje.`,
  'newsletter-often': `Trenutno ima previše prijava. Ono što ste upisali ostaje: pokušajte ponovo za {n} minut.|Trenutno ima previše prijava. Ono što ste upisali ostaje: pokušajte ponovo za {n} minuta.|Trenutno ima previše prijava. Ono što ste upisali ostaje: pokušajte ponovo za {n} minuta.`,
  'newsletter-page': `Servis ne prima prijave sa ove stranice.`,
  'newsletter-refused': `Servis to nije prihvatio.`,
  'newsletter-sending': `Šalje se …`,
  'newsletter-sent': `Ako bilten može da se šalje na {email}, poruka je na putu. Upišite ovde kôd iz nje ili pratite njenu vezu.`,
  'newsletter-subscribe': `Prijavi me`,
  'newsletter-topics': `Šta šaljemo`,
  'newsletter-working': `Računanje drži robote podalje. Na ovom uređaju potraje trenutak.`,
  'newsletter-wrong-code': `Ovo nije kôd. On ima šest cifara i nalazi se u poslednjoj poruci.`,
  'newsletter-wrong-email': `Upišite adresu poput name@example.org.`,
  'newsletter-wrong-topics': `Izaberite bar jedno.`,
};
