// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  newsletter: `Билтен`,
  'newsletter-again': `Почни изнова`,
  'newsletter-away': `Сервис сада не одговара. Оно што сте уписали остаје: покушајте поново.`,
  'newsletter-code': `Кôд од шест цифара`,
  'newsletter-confirm': `Потврди`,
  'newsletter-done': `Хвала: ваша пријава је потврђена. Свака порука има везу којом се пријава мења или завршава.`,
  'newsletter-email': `Адреса е-поште`,
  'newsletter-ended': `Овај кôд више не важи. Почните изнова да бисте добили други.`,
  'newsletter-form': `Идите на образац сервиса`,
  'newsletter-lang': `Језик порука`,
  'newsletter-names': `Вести SEESAC-а|Тромесечни Монитор оружаног насиља`,
  'newsletter-no-mail': `Поруке нема? Погледајте међу нежељеним. Нова се може тражити 15 минута после последње.`,
  'newsletter-often': `Тренутно има превише пријава. Оно што сте уписали остаје: покушајте поново за {n} минут.|Тренутно има превише пријава. Оно што сте уписали остаје: покушајте поново за {n} минута.|Тренутно има превише пријава. Оно што сте уписали остаје: покушајте поново за {n} минута.`,
  'newsletter-page': `Сервис не прима пријаве са ове странице.`,
  'newsletter-refused': `Сервис то није прихватио.`,
  'newsletter-sending': `Шаље се …`,
  'newsletter-sent': `Ако билтен може да се шаље на {email}, порука је на путу. Упишите овде кôд из ње или пратите њену везу.`,
  'newsletter-subscribe': `Пријави ме`,
  'newsletter-topics': `Шта шаљемо`,
  'newsletter-working': `Рачунање држи роботе подаље. На овом уређају потраје тренутак.`,
  'newsletter-wrong-code': `Ово није кôд. Он има шест цифара и налази се у последњој поруци.`,
  'newsletter-wrong-email': `Упишите адресу попут name@example.org.`,
  'newsletter-wrong-topics': `Изаберите бар једно.`,
};
