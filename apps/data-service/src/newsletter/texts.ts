import { toSerbianCyrillic, type Topic } from '@seesac/contract';
import type { PageLanguage } from './consent.js';

/** A heading and the paragraphs under it. */
export type Words = readonly [heading: string, ...paragraphs: string[]];

/** What the pages say. Braces are places for values. */
export interface PageTexts {
  brand: string;
  topics: Readonly<Record<Topic, string>>;
  languages: string;
  form: Words;
  email: string;
  topicsLegend: string;
  mailLanguage: string;
  picture: string;
  number: string;
  numberHelp: string;
  noNumber: string;
  plainHelp: string;
  withNumber: string;
  leaveEmpty: string;
  signUp: string;
  look: string;
  /** Before the title of a page on which something is to be mended. */
  mistake: string;
  wrong: Readonly<Record<'email' | 'topics' | 'consent' | 'challenge' | 'code' | 'limited' | 'plainLimited', string>>;
  sent: Words;
  code: string;
  confirm: string;
  done: Words;
  ask: Words;
  notYou: string;
  already: Words;
  expired: Words;
  again: string;
  leave: Words;
  leaveButton: string;
  left: Words;
  preferences: Words;
  save: string;
  saved: string;
  notSubscribed: string;
  yourData: Words;
  download: string;
  erase: string;
  sure: Words;
  eraseForGood: string;
  keep: string;
  erased: Words;
  gone: Words;
  errors: Readonly<Record<'busy' | 'many' | 'request' | 'fault', Words>>;
}

const en: PageTexts = {
  brand: 'SEESAC newsletter',
  topics: { news: 'News of SEESAC', monitor: 'Armed Violence Monitor, each quarter' },
  languages: 'Language of this page',
  form: ['Sign up for the newsletter', 'You are sent a mail first, with a link and a code. Nothing else is sent until you confirm.'],
  email: 'E-mail address',
  topicsLegend: 'What to send',
  mailLanguage: 'Language of the mails',
  picture: 'Picture with five digits. Copy them into the field below; if you cannot see them, follow the link after the field.',
  number: 'The five digits in the picture',
  numberHelp: 'They keep robots away.',
  noNumber: 'I cannot read the number',
  plainHelp: 'There is no number on this form. So that robots gain nothing by it, it takes one sign-up a day from one connection.',
  withNumber: 'Back to the form with a number',
  leaveEmpty: 'Leave this field empty',
  signUp: 'Sign up',
  look: 'Please look at this again:',
  mistake: 'Error',
  wrong: {
    email: 'The e-mail address must be one address such as reader@example.org.',
    topics: 'Choose at least one thing to send.',
    consent: 'Without your consent no mail may be sent.',
    challenge: 'The number was not right, or the picture was too old or used. Here is another one.',
    code: 'The code is not right, or it was used or is too old. Look at the newest mail, or use the link in it.',
    limited: 'There were too many sign-ups from your network, or altogether. Try again in an hour.',
    plainLimited: 'The form without a number was used from your connection today, or too often altogether. Try again tomorrow, or use the form with a number.',
  },
  sent: [
    'Look into your mailbox',
    'If mail may be sent to this address, one with a code and a link is on its way. The code is good for {minutes} minutes, the link for {hours} hours.',
    'Nothing there after some minutes? Look into the folder for spam. You can ask again after a quarter of an hour.',
  ],
  code: 'Code from the mail, six digits',
  confirm: 'Confirm',
  done: ['You are subscribed', 'Every mail has a link by which you can change your choice, unsubscribe, or have your data erased.'],
  ask: ['Confirm your subscription', 'Press the button to be sent:'],
  notYou: 'If you did not sign up, close this page: without the button nothing is sent, and the address is deleted after three days.',
  already: ['Already confirmed', 'This link has done its work: you need not do anything.'],
  expired: ['This link is too old', 'Links are good for {hours} hours. Sign up again, and you are sent a new one.'],
  again: 'Sign up again',
  leave: ['Unsubscribe', 'Press the button, and no more mails are sent to you.'],
  leaveButton: 'Unsubscribe',
  left: ['You are unsubscribed', 'No more mails are sent to your address.'],
  preferences: ['Your subscription', 'It belongs to {email}.'],
  save: 'Save',
  saved: 'Saved.',
  notSubscribed: 'This address is not subscribed at present.',
  yourData: ['Your data', 'What is kept of you: your address, your choice, the record of your consent, and which mails were sent.'],
  download: 'Download my data',
  erase: 'Erase my data …',
  sure: [
    'Erase your data?',
    'Your address, your choice, the record of your consent and the list of mails are removed for good.',
    'One thing stays: a number that was computed from your address with a secret key. The address cannot be read from it; it only tells that no mail is wanted there. You can sign up again at any time.',
  ],
  eraseForGood: 'Erase for good',
  keep: 'Keep them',
  erased: ['Your data are erased', 'This link and those in earlier mails open nothing any more.'],
  gone: ['This link opens nothing', 'It is not complete, or the data behind it were erased.'],
  errors: {
    busy: ['Not available at this moment', 'Nothing was changed. Try again in a moment.'],
    many: ['Too many requests', 'Try again later.'],
    request: ['This cannot be done', 'The service did not understand what was sent. Go back and try again.'],
    fault: ['Something went wrong', 'The fault is ours. Try again later.'],
  },
};

const sq: PageTexts = {
  brand: 'Buletini i SEESAC-ut',
  topics: { news: 'Lajme të SEESAC-ut', monitor: 'Monitori i dhunës me armë, çdo tremujor' },
  languages: 'Gjuha e kësaj faqeje',
  form: ['Regjistrohuni për buletinin', 'Së pari ju dërgohet një mesazh me një lidhje dhe një kod. Asgjë tjetër nuk dërgohet derisa të konfirmoni.'],
  email: 'Adresa e e-mailit',
  topicsLegend: 'Çfarë t’ju dërgojmë',
  mailLanguage: 'Gjuha e mesazheve',
  picture: 'Figurë me pesë shifra. Shkruajini në fushën më poshtë; nëse nuk i shihni, ndiqni lidhjen pas fushës.',
  number: 'Pesë shifrat në figurë',
  numberHelp: 'Ato i mbajnë larg robotët.',
  noNumber: 'Nuk mund ta lexoj numrin',
  plainHelp: 'Në këtë formular nuk ka numër. Që robotët të mos përfitojnë prej tij, ai pranon një regjistrim në ditë nga një lidhje interneti.',
  withNumber: 'Kthehu te formulari me numër',
  leaveEmpty: 'Lëreni bosh këtë fushë',
  signUp: 'Regjistrohu',
  look: 'Ju lutemi shihni përsëri:',
  mistake: 'Gabim',
  wrong: {
    email: 'Adresa e e-mailit duhet të jetë një adresë e vetme, si reader@example.org.',
    topics: 'Zgjidhni të paktën një gjë për t’ju dërguar.',
    consent: 'Pa pëlqimin tuaj nuk mund të dërgohet asnjë mesazh.',
    challenge: 'Numri nuk ishte i saktë, ose figura ishte e vjetër apo e përdorur. Ja një tjetër.',
    code: 'Kodi nuk është i saktë, ose është përdorur apo është i vjetër. Shihni mesazhin më të ri, ose përdorni lidhjen në të.',
    limited: 'Pati shumë regjistrime nga rrjeti juaj ose gjithsej. Provoni përsëri pas një ore.',
    plainLimited: 'Formulari pa numër u përdor sot nga lidhja juaj, ose shumë herë gjithsej. Provoni nesër, ose përdorni formularin me numër.',
  },
  sent: [
    'Shikoni kutinë tuaj postare',
    'Nëse kësaj adrese mund t’i dërgohet postë, një mesazh me një kod dhe një lidhje është nisur. Kodi vlen {minutes} minuta, lidhja {hours} orë.',
    'Pas disa minutash nuk ka ardhur asgjë? Shikoni dosjen e mesazheve të padëshiruara. Mund të kërkoni përsëri pas një çerek ore.',
  ],
  code: 'Kodi nga mesazhi, gjashtë shifra',
  confirm: 'Konfirmo',
  done: ['Jeni abonuar', 'Çdo mesazh ka një lidhje me të cilën mund ta ndryshoni zgjedhjen, të çabonoheni ose të kërkoni fshirjen e të dhënave.'],
  ask: ['Konfirmoni abonimin', 'Shtypni butonin që t’ju dërgohen:'],
  notYou: 'Nëse nuk u regjistruat ju, mbylleni këtë faqe: pa butonin nuk dërgohet asgjë dhe adresa fshihet pas tri ditësh.',
  already: ['Tashmë e konfirmuar', 'Kjo lidhje e ka kryer punën e saj: nuk keni nevojë të bëni asgjë.'],
  expired: ['Kjo lidhje është shumë e vjetër', 'Lidhjet vlejnë {hours} orë. Regjistrohuni përsëri dhe do t’ju dërgohet një e re.'],
  again: 'Regjistrohu përsëri',
  leave: ['Çabonohuni', 'Shtypni butonin dhe nuk do t’ju dërgohen më mesazhe.'],
  leaveButton: 'Çabonohu',
  left: ['Jeni çabonuar', 'Në adresën tuaj nuk dërgohen më mesazhe.'],
  preferences: ['Abonimi juaj', 'Ai i përket adresës {email}.'],
  save: 'Ruaj',
  saved: 'U ruajt.',
  notSubscribed: 'Kjo adresë nuk është e abonuar tani.',
  yourData: ['Të dhënat tuaja', 'Çfarë ruhet për ju: adresa, zgjedhja, dëshmia e pëlqimit dhe cilat mesazhe u dërguan.'],
  download: 'Shkarko të dhënat e mia',
  erase: 'Fshi të dhënat e mia …',
  sure: [
    'Të fshihen të dhënat tuaja?',
    'Adresa, zgjedhja, dëshmia e pëlqimit dhe lista e mesazheve hiqen përgjithmonë.',
    'Një gjë mbetet: një numër i llogaritur nga adresa juaj me një çelës të fshehtë. Adresa nuk mund të lexohet prej tij; ai tregon vetëm se aty nuk dëshirohet postë. Mund të regjistroheni përsëri në çdo kohë.',
  ],
  eraseForGood: 'Fshi përgjithmonë',
  keep: 'Mos i fshi',
  erased: ['Të dhënat tuaja u fshinë', 'Kjo lidhje dhe ato në mesazhet e mëparshme nuk hapin më asgjë.'],
  gone: ['Kjo lidhje nuk hap asgjë', 'Ajo nuk është e plotë, ose të dhënat pas saj u fshinë.'],
  errors: {
    busy: ['Nuk është në dispozicion tani', 'Asgjë nuk u ndryshua. Provoni përsëri pas pak.'],
    many: ['Shumë kërkesa', 'Provoni përsëri më vonë.'],
    request: ['Kjo nuk mund të bëhet', 'Shërbimi nuk e kuptoi çfarë u dërgua. Kthehuni dhe provoni përsëri.'],
    fault: ['Diçka shkoi keq', 'Gabimi është yni. Provoni përsëri më vonë.'],
  },
};

const latin: PageTexts = {
  brand: 'Bilten SEESAC-a',
  topics: { news: 'Vesti SEESAC-a', monitor: 'Monitor oružanog nasilja, svakog tromesečja' },
  languages: 'Jezik ove stranice',
  form: ['Prijavite se na bilten', 'Najpre vam se šalje pismo s vezom i kodom. Ništa drugo se ne šalje dok ne potvrdite.'],
  email: 'Adresa e-pošte',
  topicsLegend: 'Šta da vam šaljemo',
  mailLanguage: 'Jezik pisama',
  picture: 'Slika s pet cifara. Prepišite ih u polje ispod; ako ih ne vidite, pratite vezu iza polja.',
  number: 'Pet cifara sa slike',
  numberHelp: 'One drže robote podalje.',
  noNumber: 'Ne mogu da pročitam broj',
  plainHelp: 'Na ovom obrascu nema broja. Da roboti ne bi imali koristi od njega, prima jednu prijavu dnevno s jedne veze.',
  withNumber: 'Nazad na obrazac s brojem',
  leaveEmpty: 'Ostavite ovo polje prazno',
  signUp: 'Prijavi se',
  look: 'Molimo pogledajte ponovo:',
  mistake: 'Greška',
  wrong: {
    email: 'Adresa e-pošte mora biti jedna adresa, kao reader@example.org.',
    topics: 'Izaberite bar jedno što da vam šaljemo.',
    consent: 'Bez vaše saglasnosti ne sme se poslati nijedno pismo.',
    challenge: 'Broj nije bio tačan, ili je slika bila prestara ili već iskorišćena. Evo druge.',
    code: 'Kod nije tačan, ili je iskorišćen ili prestar. Pogledajte najnovije pismo, ili upotrebite vezu u njemu.',
    limited: 'Bilo je previše prijava iz vaše mreže ili ukupno. Pokušajte ponovo za jedan sat.',
    plainLimited: 'Obrazac bez broja je danas već korišćen s vaše veze, ili prečesto ukupno. Pokušajte sutra, ili upotrebite obrazac s brojem.',
  },
  sent: [
    'Pogledajte svoje sanduče',
    'Ako se na ovu adresu sme slati pošta, pismo s kodom i vezom je na putu. Kod važi {minutes} minuta, veza {hours} sati.',
    'Posle nekoliko minuta nema ničega? Pogledajte fasciklu s neželjenom poštom. Možete ponovo zatražiti posle četvrt sata.',
  ],
  code: 'Kod iz pisma, šest cifara',
  confirm: 'Potvrdi',
  done: ['Prijavljeni ste', 'Svako pismo ima vezu kojom možete promeniti izbor, odjaviti se ili zatražiti brisanje svojih podataka.'],
  ask: ['Potvrdite prijavu', 'Pritisnite dugme da bismo vam slali:'],
  notYou: 'Ako se niste prijavili vi, zatvorite ovu stranicu: bez dugmeta se ništa ne šalje, a adresa se briše posle tri dana.',
  already: ['Već potvrđeno', 'Ova veza je obavila svoj posao: ne morate ništa da činite.'],
  expired: ['Ova veza je prestara', 'Veze važe {hours} sati. Prijavite se ponovo i dobićete novu.'],
  again: 'Prijavi se ponovo',
  leave: ['Odjavite se', 'Pritisnite dugme i više vam se neće slati pisma.'],
  leaveButton: 'Odjavi se',
  left: ['Odjavljeni ste', 'Na vašu adresu se više ne šalju pisma.'],
  preferences: ['Vaša prijava', 'Pripada adresi {email}.'],
  save: 'Sačuvaj',
  saved: 'Sačuvano.',
  notSubscribed: 'Ova adresa trenutno nije prijavljena.',
  yourData: ['Vaši podaci', 'Šta se o vama čuva: adresa, izbor, zapis o saglasnosti i koja su pisma poslata.'],
  download: 'Preuzmi moje podatke',
  erase: 'Obriši moje podatke …',
  sure: [
    'Obrisati vaše podatke?',
    'Vaša adresa, izbor, zapis o saglasnosti i spisak pisama uklanjaju se zauvek.',
    'Jedno ostaje: broj izračunat iz vaše adrese pomoću tajnog ključa. Adresa se iz njega ne može pročitati; on samo kaže da se tamo pošta ne želi. Možete se ponovo prijaviti u svakom trenutku.',
  ],
  eraseForGood: 'Obriši zauvek',
  keep: 'Zadrži ih',
  erased: ['Vaši podaci su obrisani', 'Ova veza i one u ranijim pismima više ništa ne otvaraju.'],
  gone: ['Ova veza ništa ne otvara', 'Nije potpuna, ili su podaci iza nje obrisani.'],
  errors: {
    busy: ['Trenutno nije dostupno', 'Ništa nije promenjeno. Pokušajte ponovo za koji trenutak.'],
    many: ['Previše zahteva', 'Pokušajte ponovo kasnije.'],
    request: ['Ovo nije moguće', 'Služba nije razumela šta je poslato. Vratite se i pokušajte ponovo.'],
    fault: ['Nešto nije u redu', 'Greška je naša. Pokušajte ponovo kasnije.'],
  },
};

/** The Latin texts by rule. */
const inCyrillic = <T>(texts: T): T => {
  if (typeof texts === 'string') return toSerbianCyrillic(texts) as T;
  if (Array.isArray(texts)) return texts.map(inCyrillic) as T;
  return Object.fromEntries(Object.entries(texts as object).map(([key, value]) => [key, inCyrillic(value)])) as T;
};

const TEXTS: Readonly<Record<PageLanguage, PageTexts>> = { en, sq, 'sr-Latn': latin, 'sr-Cyrl': inCyrillic(latin) };
export const textsOf = (lang: PageLanguage): PageTexts => TEXTS[lang];

/** A text with its values. A value that is missing is a fault of the program. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!(name in values)) throw new Error(`a page has no ${name}`);
    return String(values[name]);
  });
