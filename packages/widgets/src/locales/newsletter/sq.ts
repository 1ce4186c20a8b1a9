// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  newsletter: `Buletini`,
  'newsletter-again': `Fillo nga e para`,
  'newsletter-away': `Shërbimi nuk përgjigjet tani. Çfarë shkruat mbetet: provoni sërish.`,
  'newsletter-code': `Kodi me gjashtë shifra`,
  'newsletter-confirm': `Konfirmo`,
  'newsletter-done': `Faleminderit: abonimi juaj është konfirmuar. Çdo mesazh ka një lidhje për ta ndryshuar ose përfunduar.`,
  'newsletter-email': `Adresa e postës elektronike`,
  'newsletter-ended': `Ky kod nuk vlen më. Filloni nga e para për të marrë një tjetër.`,
  'newsletter-form': `Shkoni te formulari i shërbimit`,
  'newsletter-lang': `Gjuha e mesazheve`,
  'newsletter-names': `Lajme nga SEESAC-u|Monitori tremujor i dhunës së armatosur`,
  'newsletter-no-mail': `Nuk ka mesazh? Shihni te mesazhet e padëshiruara. Një tjetër mund të kërkohet 15 minuta pas të fundit.`,
  'newsletter-often': `Tani ka tepër abonime. Çfarë shkruat mbetet: provoni sërish pas {n} minute.|Tani ka tepër abonime. Çfarë shkruat mbetet: provoni sërish pas {n} minutash.`,
  'newsletter-page': `Shërbimi nuk pranon abonime nga kjo faqe.`,
  'newsletter-refused': `Shërbimi nuk e pranoi.`,
  'newsletter-sending': `Po dërgohet …`,
  'newsletter-sent': `Nëse buletini mund të dërgohet te {email}, një mesazh është nisur. Shkruani këtu kodin që gjendet në të, ose ndiqni lidhjen e tij.`,
  'newsletter-subscribe': `Abonohu`,
  'newsletter-topics': `Çfarë dërgojmë`,
  'newsletter-working': `Një llogaritje mban larg robotët. Në këtë pajisje ajo zgjat pak.`,
  'newsletter-wrong-code': `Ky nuk është kodi. Ai ka gjashtë shifra dhe gjendet në mesazhin e fundit.`,
  'newsletter-wrong-email': `Shkruani një adresë si name@example.org.`,
  'newsletter-wrong-topics': `Zgjidhni të paktën një.`,
};
