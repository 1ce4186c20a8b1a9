// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  'consent-agree': `Pranoj`,
  'consent-always': `Gjithmonë aktive`,
  'consent-beyond': `Përveç atyre që janë rreptësisht të nevojshme:`,
  'consent-error': `Zgjedhjet nuk mund të shfaqen tani. Provoni përsëri.`,
  'consent-functionality': `Funksionaliteti`,
  'consent-functionality-text': `Mbajnë mend çfarë keni zgjedhur këtu, si gjuhën ose rajonin.`,
  'consent-heading': `Menaxhimi i cookie-ve`,
  'consent-intro': `Asgjë nuk është aktive nëse nuk e aktivizoni ju. Mund të ktheheni në çdo kohë.`,
  'consent-more': `Mësoni më shumë`,
  'consent-necessary': `Rreptësisht të nevojshme`,
  'consent-necessary-text': `Pa këto faqja nuk punon; zgjedhja juaj këtu bën pjesë në to.`,
  'consent-nothing': `Kjo faqe nuk përdor asgjë për të cilën duhet pëlqimi juaj.`,
  'consent-off': `U çaktivizua:`,
  'consent-performance': `Performanca`,
  'consent-performance-text': `Numërojnë vizitat dhe tregojnë cilat faqe lexohen, që faqja të mund të përmirësohet.`,
  'consent-policy': `Më shumë për cookie-t në këtë faqe`,
  'consent-promise': `Në këtë faqe mund t’i aktivizoni ose çaktivizoni gjithmonë cookie-t te pika e menusë “Menaxhimi i cookie-ve”.`,
  'consent-question': `A pranoni përdorimin e cookie-ve?`,
  'consent-refuse': `Nuk pranoj`,
  'consent-reload': `Ngarko faqen përsëri`,
  'consent-runs-on': `Çfarë po punon tashmë në këtë faqe ndalet kur ajo të ngarkohet përsëri.`,
  'consent-save': `Ruaj zgjedhjen time`,
  'consent-targeting': `Synimi dhe reklamimi`,
  'consent-targeting-text': `Tregojnë çfarë mund t’ju interesojë, këtu dhe në faqe të tjera. Mund të marrin pjesë edhe kompani të tjera.`,
  'consent-unused': `Nuk përdoren`,
};
