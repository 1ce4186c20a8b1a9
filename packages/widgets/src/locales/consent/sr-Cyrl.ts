// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  'consent-agree': `Слажем се`,
  'consent-always': `Увек укључени`,
  'consent-beyond': `Осим неопходних:`,
  'consent-error': `Избор тренутно не може да се прикаже. Покушајте поново.`,
  'consent-functionality': `Функционалност`,
  'consent-functionality-text': `Памте шта сте овде изабрали, на пример језик или регион.`,
  'consent-heading': `Управљање колачићима`,
  'consent-intro': `Ништа није укључено док то сами не укључите. Можете да се вратите у сваком тренутку.`,
  'consent-more': `Сазнајте више`,
  'consent-necessary': `Неопходни`,
  'consent-necessary-text': `Без њих сајт не ради; ваш избор овде им припада.`,
  'consent-nothing': `Ова страница не користи ништа за шта је потребна ваша сагласност.`,
  'consent-off': `Искључено:`,
  'consent-performance': `Перформансе`,
  'consent-performance-text': `Броје посете и показују које се странице читају, како би сајт могао да буде бољи.`,
  'consent-policy': `Више о колачићима на овом сајту`,
  'consent-promise': `На овом сајту колачиће увек можете да укључите или искључите у ставци менија „Управљање колачићима“.`,
  'consent-question': `Да ли се слажете са употребом колачића?`,
  'consent-refuse': `Не слажем се`,
  'consent-reload': `Поново учитај страницу`,
  'consent-runs-on': `Оно што на овој страници већ ради престаје када се она поново учита.`,
  'consent-save': `Сачувај мој избор`,
  'consent-targeting': `Циљање и оглашавање`,
  'consent-targeting-text': `Приказују оно што би могло да вас занима, овде и на другим сајтовима. Могу да учествују и друге компаније.`,
  'consent-unused': `Не користе се`,
};
