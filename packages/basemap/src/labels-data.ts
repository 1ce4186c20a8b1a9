/**
 * Made by scripts/labels.mjs; do not edit.
 *
 * Points of the towns: GeoNames (https://www.geonames.org), licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Changed: a choice of towns, points
 * rounded, names from a table of this project's own.
 */

/** Where positions are counted from on the map's grid, and the units of a step. */
export const ORIGIN = [8900000, 5300000] as const;
export const STEP = 128;
/** Code, x and y (three digits of base 36 each), names: English, Albanian, Serbian in Latin and in Cyrillic script. */
export const JURISDICTIONS = `AL2k45zuAlbania|Shqipëria|Albanija|Албанија
BA1wj4osBosnia and Herzegovina|Bosnja dhe Hercegovina|Bosna i Hercegovina|Босна и Херцеговина
XK2rw5gcKosovo*|Kosova*|Kosovo*|Косово*
MD4xr3hzMoldova|Moldavia|Moldavija|Молдавија
ME2c05a1Montenegro|Mali i Zi|Crna Gora|Црна Гора
MK2zh5qkNorth Macedonia|Maqedonia e Veriut|Severna Makedonija|Северна Македонија
RS2rw4qxSerbia|Serbia|Srbija|Србија`;
export const NEIGHBOURS = `AT10o3fqAustria|Austria|Austrija|Аустрија
BG3zw5b4Bulgaria|Bullgaria|Bugarska|Бугарска
BY4k419vBelarus|Bjellorusia|Belorusija|Белорусија
CZ1at2gjCzechia|Çekia|Češka|Чешка
GR32i6fhGreece|Greqia|Grčka|Грчка
HR1ke47nCroatia|Kroacia|Hrvatska|Хрватска
HU2c83lpHungary|Hungaria|Mađarska|Мађарска
IT10o5osItaly|Italia|Italija|Италија
PL2jb1q9Poland|Polonia|Poljska|Пољска
RO3vu42lRomania|Rumania|Rumunija|Румунија
RU81j1tiRussian Federation|Federata Ruse|Ruska Federacija|Руска Федерација
SI1273zoSlovenia|Sllovenia|Slovenija|Словенија
SK2d82w1Slovakia|Sllovakia|Slovačka|Словачка
TR5rm6hgTürkiye|Turqia|Turska|Турска
UA5sm2qnUkraine|Ukraina|Ukrajina|Украјина`;
/** Those of a lower zoom first, of these the larger. Code, x and y, zoom, names: local, English, Albanian, Serbian in Latin and in Cyrillic script, Macedonian. Empty: the local one. */
export const TOWNS = `RS2o04ic5Beograd|Belgrade|||Београд
BA22o4vv5Sarajevo||Sarajevë||Сарајево
MD50v3mc5Chișinău||Kishinau|Kišinjev|Кишињев
XK2v35c75Prishtinë|Pristina||Priština|Приштина
MK2xs5lg5Skopje||Shkup|Skoplje|Скопље|Скопје
AL2hh5ui5Tiranë|Tirana||Tirana|Тирана
ME2bu5fd5Podgorica||Podgoricë||Подгорица
RS32k5366Niš||||Ниш
BA1qx4iq6Banja Luka||||Бања Лука
RS2sk4ti6Kragujevac||||Крагујевац
MD4ri3b16Bălți|||Balci|Балци
BA1x452x6Mostar||||Мостар
RS2fx3zo6Subotica||||Суботица
AL2e265z6Vlorë|||Valona|Валона
RS2n64a16Zrenjanin||||Зрењанин
MD4u842i6Cahul|||Kahul|Кахул
MK3a15t06Strumica||Strumicë||Струмица
AL2jc6du6Sarandë|||Saranda|Саранда
ME2bg5mc6Ulcinj||Ulqin||Улцињ
BA1y34qw7Zenica||||Зеница
BA25t4m47Tuzla||||Тузла
RS32z57p7Leskovac||||Лесковац
XK2nn5g77Gjakovë|Gjakova||Đakovica|Ђаковица
RS2oh55s7Novi Pazar||||Нови Пазар
RS2qa4xl7Kraljevo||||Краљево
BA1dj4i67Bihać||||Бихаћ
MK2z15u97Prilep||||Прилеп
MK2ws5yh7Bitola||Manastir|Bitolj|Битољ|Битола
RS2i94pv7Valjevo||||Ваљево
AL2r76407Korçë|||Korča|Корча
ME28m5at7Nikšić||||Никшић
MK3195p97Veles||||Велес
AL2et62l7Fier|||Fijer|Фијер
MD52f3ay7Rîbnița|||Ribnica|Рибница
RS3674v37Zaječar||||Зајечар
RS2ab44e7Sombor||||Сомбор
RS2o043l7Kikinda||||Кикинда
BA2794hf7Brčko||||Брчко
RS2wh4dv7Vršac||||Вршац
MD4q73ja7Ungheni|||Ungeni|Унгени
MD4v33537Soroca|||Soroka|Сорока
MD4yu3wt7Comrat|||Komrat|Комрат
ME2ct52q7Pljevlja||||Пљевља
AL2nk5kc7Kukës|||Kukeš|Кукеш
MK3bb5lu7Delčevo||||Делчево
AL2nn5po7Peshkopi|||Peškopija|Пешкопија
BA1p14w67Livno||||Ливно
RS2hn4by8Novi Sad||||Нови Сад
XK2qs5ih8Prizren||||Призрен
MD58o3or8Tiraspol|||Tiraspolj|Тираспољ
AL2ds5uk8Durrës|||Drač|Драч
RS2mu4v98Čačak||||Чачак
XK2s259a8Mitrovicë|Mitrovica||Mitrovica|Митровица
AL2k45xe8Elbasan||||Елбасан
AL2ed5kg8Shkodër|||Skadar|Скадар
RS2ws4zm8Kruševac||||Крушевац
MK30n5jl8Kumanovo||Kumanovë||Куманово
RS2hr4vq8Užice||||Ужице
MK2t45l98Tetovo||Tetovë||Тетово
AL2pw6078Pogradec||||Поградец
XK2uz5gc8Ferizaj|||Uroševac|Урошевац
RS32i5dv8Vranje||||Врање
RS2g64j68Šabac||||Шабац
XK2y65f38Gjilan|||Gnjilane|Гњилане
XK2m75cd8Pejë|Peja||Peć|Пећ
MK35i5ou8Štip||Shtip||Штип
AL2it62u8Berat||||Берат
MK2rf5xb8Ohrid||Ohër||Охрид
BA1ti4sx8Bugojno||||Бугојно
RS39g55k8Pirot||||Пирот
BA2bc4j08Bijeljina||||Бијељина
BA1m24fu8Prijedor||||Приједор
BA22j5bn8Trebinje||||Требиње
MK2t05s08Kičevo||Kërçovë||Кичево
BA1zy4jd8Doboj||||Добој
AL2kp6b78Gjirokastër|||Đirokastra|Ђирокастра
ME24i5f78Herceg Novi||||Херцег Нови
ME2a65k48Bar||Tivar||Бар
ME2gr5758Bijelo Polje||||Бијело Поље`;
