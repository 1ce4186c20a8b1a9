// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  'charts-all': `Поново прикажи све`,
  'charts-any': `све`,
  'charts-by': `По`,
  'charts-chance': `само случајно од {low} до {high} (95 %)`,
  'charts-chart': `графикон`,
  'charts-compare': `Поред претходне године`,
  'charts-copy': `Копирај као табелу`,
  'charts-count': `Број инцидената`,
  'charts-few': `мало: мање од 20 инцидената`,
  'charts-heading': `Графикони инцидената са ватреним оружјем`,
  'charts-hide': `Сакриј табелу`,
  'charts-keys': `Стрелице, Home и End читају вредности, Enter филтрира по једној, Escape излази.`,
  'charts-measure': `Бројке`,
  'charts-only': `Прикажи само ово`,
  'charts-options': `Опције и преузимање`,
  'charts-patterns': `Шаре уз боје`,
  'charts-people': `Особе`,
  'charts-range': `Прикажи овај период`,
  'charts-rate': `На 100.000 становника годишње`,
  'charts-share': `{p} оних који су наведени`,
  'charts-show': `Прикажи табелу`,
  'charts-split': `Подели по`,
  'charts-step': `Корак`,
  'charts-steps': `Месец|Тромесечје|Година`,
  'charts-unsaved': `Ништа није сачувано? Отвори датотеку`,
  'charts-unsplit': `без поделе`,
  'charts-year': `Година`,
};
