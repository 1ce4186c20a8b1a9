/** Words for a name, in English, the languages of the region and those spoken beside them; without marks, in lower case. */
const NAME_WORDS = words(`
  name names surname surnames forename forenames firstname lastname middlename fullname givenname familyname nickname nicknames initials
  ime imena prezime prezimena nadimak nadimci imeprezime imeiprezime
  име имена презиме презимена презимиња надимак прекар
  emri emrat emer mbiemri mbiemrat mbiemer nofka
  nume numele prenume prenumele porecla
  имя фамилия отчество фамилии имената soyad soyadi isim nev vezeteknev keresztnev`);
/** Words for whose name may enter: of a place, an outlet, an authority, a thing. */
const NAMEABLE = words(`
  camp place site city town village street location settlement municipality region district county country state division neighborhood neighbourhood area admin
  source publisher outlet agency organization organisation weapon type category
  mesto mesta mjesto mjesta grad grada selo sela ulica ulice opstina opstine opcina opcine naselje naselja lokacija lokacije izvor izvora medij medija
  место места град села село улица улице општина општине насеље населба извор извора
  vendi vendit qyteti qytetit fshati fshatit rruga komuna burimi
  localitate localitatea localitatii oras orasul sat satul strada raion comuna sursa`);
/** Words for people, who stand in incidents: their name is a name of a person wherever it is. */
const PERSON_WORDS = words(`
  victim victims suspect suspects perpetrator perpetrators offender offenders defendant accused killer shooter person persons witness witnesses
  zrtva zrtve zrtava ozljedeni povredeni pocinilac pocinioca pocinitelj osumnjiceni osumnjicenog lice lica osoba osobe svedok svjedok
  жртва жртве жртви починилац осумњичени осомничен сторител лице лица
  viktima viktimes viktimat autori autorit dyshuari personi
  victima victimei victimelor faptas faptasul suspectul persoana persoanei`);
const IDENTITY_WORDS = words('jmbg jmb embg oib cnp idnp nid ssn passport pasos pasaporta pasaport phone telephone telefon telefoni email mail');
const ORIGIN_WORDS = words(`
  race races racial ethnic ethnicity ethnicities religion religious nationality
  nacionalnost etnija vjera vera националност етникум вера kombesia etnia feja religjia nationalitate etnie religie`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/).map(plain));
}

/** Lower case, and without the marks that a file may have lost. */
function plain(text: string): string {
  return text.toLowerCase().replace(/đ/g, 'd').replace(/ı/g, 'i').normalize('NFD').replace(/\p{M}/gu, '');
}

/**
 * Why a column of a file may not enter at all; undefined where it may. Names of people never enter, nor what identifies them, nor race, ethnic origin and religion
 * (`docs/privacy.md`).
 */
export function forbiddenColumn(column: string): string | undefined {
  const found = plain(column.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).match(/\p{L}+/gu) ?? [];
  const has = (list: ReadonlySet<string>) => found.some((word) => list.has(word));
  if (has(NAME_WORDS) && (!has(NAMEABLE) || has(PERSON_WORDS))) return 'looks like the name of a person; names of people never enter';
  if (has(IDENTITY_WORDS)) return 'looks like what identifies a person, which never enters';
  if (has(ORIGIN_WORDS)) return 'tells race, ethnic origin or religion, which have no place in the canonical incident';
  return undefined;
}
