/**
 * Made by scripts/gazetteer.mjs; do not edit.
 *
 * Place names: GeoNames (https://www.geonames.org), licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).
 * Changed: the places of the seven jurisdictions, names in Latin and Cyrillic script only, points rounded to 3 decimals.
 *
 * A line is a place: jurisdiction, rank (0 capital … 3 seat of a third-level unit, 4 other place), longitude, latitude, name, other names.
 */
export const PLACES = `AL|0|19.819|41.328|Tirana|Tėrana|Theranda|Tiorána|Tiran|Tiran khot|Tiran-a|Tiranae|Tiranë|Tirano|Trnava|Tyrana|Tyranna|Тиран хот|Тиранæ|Тирана|Тиране|Трнава|Тырана
AL|1|19.952|40.706|Berat|Belgrad|Beligrad|Berati|Beration|Beratis|Berta|Bərat|Lezskigrad|Verati|Veration|Белград|Берат
AL|1|19.455|41.324|Durrës|Drač|Drach|Duraso|Durazo|Durazzo|Durazzu|Durehs|Dures|Durësi|Duresis|Durrazo|Durresa|Durrësi|Durrsi|Durts|Durus|Durz|Dyrrachio|Dyrrachium|Dyrrakhion|Dyrrhachium|Epidamnos|Драч|Дуррес|Дуръс|Дурэс
AL|1|20.082|41.112|Elbasan|Ehl'basan|Elbasani|Elbassan|Konukh|Елбасан|Коњух|Эльбасан
AL|1|19.556|40.724|Fier|Fearica|Fieri|Fieris|Fijer|Fjer|Fjeri|Фиер|Фиери|Фієрі|Фјер
AL|1|20.139|40.076|Gjirokastër|Agirocastro|Arghirocastru|Arghyrocastro|Argirocastro|Argirokastro|Argyrocastrum|Argyrokastro|Argyrokastron|Aryirokastro|Aryirokastron|Ergheni|Ergiri|Gjirokastra|Ghinokastre|Girokasteris|Girokastra|Girokastro|Gjinokastër|Gjinokastra|Gjinokastre|Gjinokastrer|Gjirokastrë|Gjirokastro|Đirokastra|Ђирокастра|Ѓирокастро|Аргирокастро|Гирокастра|Гірокастра
AL|1|20.781|40.619|Korçë|Corcë|Coritsa|Coritza|Coriza|Corizza|Corriza|Ghiortsa Corcia|Goerice|Gorica|Goritsa|Görice|Korça|Korcha|Korche|Korcza|Korica|Körice|Koritsa|Koritza|Korrça|Korrçë|Korytsa|Горица|Корча
AL|1|20.422|42.077|Kukës|Cucus|Kukësi|Kuks|Kuksi|Kukuch|Kukus|Kukush|Кукес|Кукуш|Кукъс
AL|1|19.644|41.784|Lezhë|Alessio|Leş|Lesh|Leshe|Leshi|Leska|Ležė|Lezh|Lezha|Lisi|Lješ|Ljesh|Lyesh|Љеш|Лежа|Леска
AL|1|20.429|41.685|Peshkopi|Dibra|Dibrë|Episkopi|Peshkepija|Peshkëpijë|Peshkopeja|Peshkopia|Peshkopië|Peshkopija|Peshkopije|Peshkopla|Peskopia|Peškopija|Piscopeia|Pishcopeja|Pishkopeja|Пешкопеја|Пешкопи|Пешкопия|Пешкопія|Пишкопеја
AL|1|19.513|42.068|Shkodër|İşkodra|Scutari|Shkodra|Skadar|Škodra|Szkodra|Скадар|Шкодер|Шкодра
AL|1|19.483|40.469|Vlorë|Au'lon|Avlon|Avlona|Avlonas|Avlonya|Vallona|Valona|Vl'ora|Vliorė|Vljora|Vlona|Vlonë|Vļora|Vlyora|Wlora|Валона|Вльора|Влёра
AL|2|20.077|42.357|Bajram Curri|Bairam Curis|Bajram Curi|Bajram Curr|Bajram-Curri|Байрам Цури|Байрам-Цурри|Бајрам Цури
AL|2|19.735|40.599|Ballsh|Bal'shi|Baleri|Ballësh|Ballëshi|Ballsha|Ballshi|Balš|Balsh|Balshi|Balšis|Балш|Балши|Бальши
AL|2|20.222|41.492|Bulqizë|Bul'kiza|Bulchica|Bulčica|Bulćiza|Bulkiza|Bulkizė|Bulqiza|Bulquize|Булкиза|Булчица|Булькиза|Булькіза
AL|2|20.009|41.610|Burrel|Burel|Burela|Burelë|Bureli|Burelis|Burrel'|Burrelë|Burreli|Бурел|Буррели|Буррель
AL|2|20.098|39.951|Delvinë|Del'vina|Delvina|Delvino|Delvinon|Zelvinou|Дельвина
AL|2|20.679|40.338|Ersekë|Colonia|Ehrseka|Erseg Giatseg|Ersek|Erseka|Kolonija|Kolonijë|Kolonja|Kolonjë|Ерсека|Эрсека
AL|2|20.184|40.870|Gramsh|Gramish|Gramsci|Gramshi|Gramšis|Грамш|Грамши|Грамші
AL|2|19.557|41.186|Kavajë|Cavaia|Cavaja|Kavaïa|Kavaj|Kavaja|Kavalye|Kavaya|Kawaja|Кавайе|Кавая|Каваја
AL|2|19.436|42.214|Koplik|Koplik Pošter|Koplik i Poshtëm|Kopliku|Kopliku i Poshtëm|Kopliku-e Poshtëm|Коплик
AL|2|19.793|41.509|Krujë|Akçehisar|Croia|Cruja|Krna|Kroïa|Kroja|Kroya|Krue|Krueja|Kruja|Круе
AL|2|20.413|42.197|Krumë|Kruma|Крума
AL|2|19.917|40.800|Kuçovë|Kuchova|Kuçova|Petrolia|Qyteti Stalin|Stalin|Кучова
AL|2|19.713|41.636|Laç|Lach|Lachi|Laçi|Lak|Latsch|Liačis|Ljach|Лак|Лач|Лачі|Ляч
AL|2|20.315|41.179|Librazhd|Labrazhd|Libohov|Libohovo|Libokhovon|Libradzh|Librash|Libraždi|Libraždis|Librazhdi|Librazhet|Либрадж|Либражд|Лібражд
AL|2|19.705|40.942|Lushnjë|Liušnė|Ljushna Cod a Gomares|Ljushnja|Ljušnje|Lousnia|Lushne|Lushnja|Lušnje|Лушње|Люшня
AL|2|19.751|41.046|Peqin|Pecin|Pekin|Pekini|Pekinis|Pekinj|Peqini|Peqinj|Pequini|Пеќин
AL|2|20.652|40.903|Pogradec|Opshtina Pogradec|Podgradec|Pogradeci|Pogradecis|Pogradets|Општина Поградец|Поградец|Подградец
AL|2|19.900|42.044|Pukë|Puca|Puka|Puka Katund|Пука
AL|2|20.352|40.234|Përmet|Përmeti|Permetis|Prëmet|Premetē|Premeti|Purmet|Пермет|Пермети|Премет|Пърмет
AL|2|19.876|41.767|Rrëshen|Rešenis|Rëshen|Rëshëni|Rrësheni|Rrshen|Rrsheni|Rshen|Rsheni|Rushen|Решен|Ръшен
AL|2|20.005|39.875|Sarandë|Agioi|Agioi Saranta|Ayii Saranda|Hagios Saranta|Onchesmus|Porto Edda|Santa Quaranta|Santi Quaranta|Saranda|Saranta|Zogaj|Саранда
AL|2|20.019|40.296|Tepelenë|Tepelen|Tepelena|Tepeleni|Тепелена|Тепелєна
AL|2|20.227|40.504|Çorovodë|Cerevoda|Cerevodë|Chorovoda|Çorovoda|Gjavan|Zhaban|Чоровода
AL|3|20.079|39.859|Aliko|Alicu|Alikaj|Alikoja|Alikojë|Alikon
AL|3|19.755|40.858|Allkaj|Alikaj|Hallkani|Rrethi
AL|3|19.807|40.594|Aranitas|Aranitasi|Aranitësi|Arositani
AL|3|19.596|40.536|Armen|Armeni
AL|3|20.324|41.736|Arras|Aras|Arrasi|Арас
AL|3|20.288|41.913|Arrën|Arn|Arni|Arrëni|Arrn|Arrni
AL|3|19.797|41.214|Baldushk|Baldushkë|Baldushku|Baldushuku|Balije|Balja|Balldushk|Balldushku|Bulldushku
AL|3|20.134|40.417|Ballaban|Balaban|Ballabani
AL|3|19.765|40.995|Ballagat|Balagati|Ballagati|Ballajgati
AL|3|19.640|41.819|Balldreni i Ri|Balldran|Balldren i Ri|Balldreni
AL|3|20.618|40.278|Barmash|Barmashi
AL|3|19.929|41.632|Baz|Baza|Bazë|Bazi|Bazja|Bazjë
AL|3|19.882|40.975|Belsh|Belësh|Belëshi|Belëshit|Belshi|Белеш
AL|3|20.413|41.995|Bicaj|Bisagni|Bitsan
AL|3|20.990|40.627|Bilisht|Biclishta|Biglista|Biklishta|Biklista|Bilishha|Bilishta|Bilishtë|Bilishti|Bilišta|Bilisthi|Bilištis|Billisht|Viglista|Билишта|Билишти|Билища
AL|3|20.192|42.161|Blerim|Sakat|Sakat-Kullumbri|Sakati
AL|3|20.000|41.861|Blinisht|Blinishti
AL|3|20.150|40.571|Bogovë|Bogova
AL|3|20.023|41.105|Bradashesh|Bradasheshi|Bradosheshi
AL|3|19.669|40.268|Brataj|Bratraj
AL|3|19.652|41.474|Bubq|Bubć|Bubësi|Bubgë|Bubqë|Bubqi|Bubsi
AL|3|19.641|40.818|Bubullimë|Bubullima|Bubulmani|Buhullimë|Bumlulim
AL|3|20.076|42.326|Bujan|Bajani|Bujani|Bunjaj|Bunjan
AL|3|19.900|42.119|Bushat|Busciala|Bushati
AL|3|20.422|41.879|Bushtricë|Bustrica
AL|3|20.005|40.445|Buz|Busi|Buz i Madh|Buz i Math|Buzë|Buzi|Buzi i Madh|Buzi i Math
AL|3|20.681|40.891|Buçimas|Buçimasi|Starova|Starovë|Starovo|Старово
AL|3|20.203|42.310|Bytyç|Bitiči
AL|3|19.482|42.015|Bërdica e Madhe|Bërdicë|Bërdicë e Madhe
AL|3|19.688|41.380|Bërxull|Berxulla|Bërxullë|Bërxulli|Berzulla|Bërzullë|Brzula
AL|3|19.901|41.245|Bërzhitë|Berzhita|Bregishte|Bregjshte
AL|3|19.626|40.603|Cakran|Cakrani|Cakrrani|Zakran
AL|3|20.725|40.851|Cerava|Cerav|Çëravë|Çërrava|Çërravë|Cherava|Черава
AL|3|19.846|41.509|Cudhi Zall|Cedhin|Çedhini|Cudhija|Cudhin|Cudhini|Cudhuni|Cuvija
AL|3|19.791|40.730|Cukalat|Cukakat|Cukala|Cukalati|Cukaljat|Cukelat|Cukelati
AL|3|19.976|41.032|Cërrik|Cerik|Cërriku|Curik|Valasi|Церик|Церрик|Церрік|Църик
AL|3|19.916|41.394|Dajt|Dajti|Njësia administrative Dajt
AL|3|19.411|41.992|Dajç|Dajçi
AL|3|19.604|41.916|Dajç|Dajci
AL|3|20.657|40.846|Dardhas|Beragozhd|Bëragozhda|Beragozhdë|Beragozhdi|Bragozhati|Bragozhdë|Dardhasi|Берагожда
AL|3|20.058|41.674|Derjan|Derjani
AL|3|20.169|39.836|Dhivër|Dhivrë|Dhivri|Kallarati|Kulurat|Kulurica
AL|3|20.814|40.651|Dishnicë|Deshnica|Dishnica|Tishnica
AL|3|19.529|40.997|Divjakë|Diviaka|Divjaca|Divjak|Divjaka|Duvijaka|Pisha
AL|3|20.792|40.583|Drenovë|Drenova|Drenovo
AL|3|19.701|40.601|Drenovë|Drenova|Drnova
AL|3|19.757|40.727|Dushk|Dushku
AL|3|19.494|40.746|Dërmënas|Deremenas|Dermena|Dermënasi|Drmanas
AL|3|20.351|42.167|Fajzë|Fajza
AL|3|19.867|41.306|Farka e Madhe|Farka|Farkë|Farkë e Madhe
AL|3|19.785|40.867|Fier-Shegan|Fier Shegeni|Fier-Shegani|Fieri Shegani
AL|3|20.017|42.261|Fierzë|Fiera|Fierza|Firëz|Firza|Фиерза
AL|3|19.847|40.921|Fierzë|Fierza|Фиерза
AL|3|20.058|39.906|Finiq|Eniki|Fenichi|Finik|Finiqi|Firiq
AL|3|19.503|40.656|Frakulla e Madhe|Frakula|Frakula e Pašajit|Frakull e Madhe|Frakull' e Pashajt|Frakulla e Pashajit|Frakullë|Frakullë e Madhe|Frakullë e Pashajt|Frankulle Pashajt
AL|3|20.424|40.369|Frashër|Frasceri|Frashëri|Phrasarë
AL|3|19.817|40.500|Fratar|Fratari
AL|3|20.060|41.196|Funarë|Funar|Funari
AL|3|20.017|42.062|Fushë-Arrëz|Arasko Pole|Arrës|Arsi|Arst|Fusha e Arëzit|Fusha e Arrëzit|Fusha e Arsit|Fusha-Arres|Fusha-e-Arresit|Fushe Arrezi|Fushë e Arrëzit|Fushe-Ares|Fushe-Aresi|Fushë-Arëzi|Fushë-Arëzit|Fushë-Arrësi|Араско Поле|Фуша-Аррес
AL|3|20.282|41.522|Fushë-Bulqizë|Bulchichko Pole|Bulqizë Fusha|Fushaj|Fushë-Bulqiza|Булчичко Поле
AL|3|19.718|41.478|Fushë-Krujë|Fuš e Krujs|Fush' e Krujes|Fush-Kruja|Fusha-Kruja|Fushë Kruja|Fushë e Krujës|Krojsko Pole|Teke Fuscia Crujs|Кројско Поле|Фуша-Круя
AL|3|20.232|41.806|Fushë-Lurë|Fush' e Lures|Fusha Lurës|Fusha e Lurës|Fushë-Lura|Lurë e epër
AL|3|20.331|41.680|Fushë-Muhurr|Fush-Muhur|Fushë-Muhri|Fushë-Muhur|Fushë-Muhuri|Fushë-Muhurri|Fushe-Mukheri|Fushe-Mukhuri|Muherr|Muhur|Muhuri|Muhurr|Mukur
AL|3|20.341|41.761|Fushë-Çidhnë|Fush' e Alijajt|Fusha Ali|Fusha Alijaj|Fushaj|Fushe Alija|Fushë-Alia|Fushë-Alië|Fushë-Çidhën|Fushë-Çidhna
AL|3|19.620|41.650|Fushëkuqe|Fush-Kuqe|Fusha e Kuge|Fusha e Kuqe|Fushë-Kuqja|Fushëkuqeja
AL|3|20.011|41.938|Gjegjan|Gjegjani|Zhezhan
AL|3|19.578|41.333|Gjepalaj|Depale|Gjepale|Gjepalie|Gjopalaj|Ðepale
AL|3|20.251|40.629|Gjerbës|David|Davidh|Davidhi|Devidhi|Gjerbësi
AL|3|20.030|41.043|Gjergjan|Gjergjani|Gjergjenj
AL|3|20.436|42.118|Gjinaj|Dinai|Gjinai|Ðinai
AL|3|20.189|41.023|Gjinar|Giniari|Gjinari
AL|3|20.450|41.534|Gjorica e Sipërme|Gjorica|Gjorica e Epërme|Gjoricë|Gjoricë e Epër|Gjoricë e Epërme|Gjoricë e Sipërme|Goricë|Gorna Gorica|Горна Горица
AL|3|19.724|41.026|Gjoçaj|Djocaj|Gjocej|Ðjocaj
AL|3|20.380|42.248|Golaj|Golai|Goljai
AL|3|19.685|40.968|Golem|Çela i Madh|Golem i Madh|Golem i Math|Golemi|Golemi i Madh
AL|3|19.535|41.246|Golem|Golemasi|Mali Robit
AL|3|20.240|41.146|Gostimë|Gostim-Mal|Gostim-Mali|Gostima|Gostimë-Mal|Гостима
AL|3|19.625|41.091|Gosë e Madhe|Gosa e Madhe
AL|3|19.581|40.953|Grabjan|Grabian|Grabiani|Grabijan|Grabijani|Grabjani|Grobia|Grunasi
AL|3|19.964|41.152|Gracen|Graceni|Grrecen|Grreceni
AL|3|19.586|40.888|Gradishtë|Gradisht|Gradishta|Gradishti|Gradišta|Gradiza|Qytezë
AL|3|19.948|40.929|Grekan|Grekani
AL|3|19.778|40.552|Greshicë|Greshica|Grešic
AL|3|19.497|42.162|Grudë-Fushë|Grudë-Fusha
AL|3|19.519|42.159|Gruemirë|Gruemira
AL|3|19.575|42.045|Guri i Zi|Gur i Zi
AL|3|19.991|41.536|Gurra e Vogël|Gura Vogël|Gurr' e Vogel|Gurra Vogel|Gurrë e Vogël
AL|3|19.638|41.953|Hajmel|Ajmeli|Guragi|Hajmeli|Hajmelj
AL|3|19.700|41.483|Hasan|Hasanaj|Hasani
AL|3|19.736|40.562|Hekal|Hecali|Hekali|Hekalj
AL|3|19.607|41.180|Helmas|Elmasi|Heljmas|Helmasi|Helmës|Helmësi
AL|3|19.745|40.102|Himarë|Chimara|Cimarre|Himara|Imara|Kheimara|Khimara|Химара
AL|3|19.444|42.362|Hot|Hoti
AL|3|20.397|41.157|Hotolisht|Baldreti|Hodolishti|Hotolishta|Hotolishti|Kotolishta|Otolisht|Otulishta|Отулишта
AL|3|20.914|40.608|Hoçisht|Hochishte|Hoçishtë|Hoçishti|Hocishtit
AL|3|19.790|40.972|Hysgjokaj|Džokaj|Hysaj|Xhokaj
AL|3|20.003|42.188|Iballë|Ibalja|Iballja|Iballjë|Jballje
AL|3|19.600|41.545|Ishëm|Ishm|Ishmi
AL|3|19.889|40.914|Kajan|Kajani|Shkëmbi
AL|3|20.358|39.908|Kakavijë|Cacavia|Kakavi|Kakavia|Kakavija|Kakavja
AL|3|19.778|40.590|Kalenjë|Kahlenja|Kalenj|Kalenja
AL|3|20.367|41.839|Kalis|Kalish|Kalisi|Kallashi|Kallës|Калиш
AL|3|19.821|41.418|Kallmet|Kaljmet|Kallmeti|Kalmeti
AL|3|19.687|41.849|Kallmeti i Madh|Calmeti|Kallheti i Math|Kallmet|Kallmet i Madh|Kallmet i Math|Kallmeti|Kallmeti i Math|Kalmet
AL|3|19.760|41.382|Kamëz|Camza|Kambëza|Kamza|Kamzë|Камза
AL|3|19.718|40.922|Karbunara e Vogël|Karbunara e Poshtëme|Karbunara e Poshtme|Karbunarë e Poshtëme|Karbunarë e Poshtme|Karbunarë e Vogël
AL|3|20.027|40.122|Kardhiq|Gardiki|Kardhiqi
AL|3|19.716|41.063|Karinë|Karina|Karina Kosenj
AL|3|19.710|41.350|Kashar|Kashari
AL|3|19.489|42.352|Kastrat|Kastrati|Vukpalaj|Vukpalaj-Kastrat
AL|3|20.377|41.729|Kastriot|Kastriota|Kastrioti
AL|3|19.518|41.403|Katundi i Ri|Katund i Ri|Katundi
AL|3|19.899|41.893|Kaçinar|Kacinari|Kisha e-Simonit
AL|3|20.087|41.507|Klos|Dullinjasi|Klosi|Клос
AL|3|20.010|40.946|Klos|Klosi|Клос
AL|3|20.251|40.806|Kodovjat|Kodoviati|Kodovjati|Lidaj
AL|3|20.505|41.878|Kokaj|Caj|Çaja|Çajë|Çajhen|Matraxhi i Çajes
AL|3|19.604|40.824|Kolonjë|Colonia|Koljonja|Kolonj|Kolonja|Колёня
AL|3|20.342|42.078|Kolsh|Kalshi|Klosh|Koljši|Kolshi
AL|3|19.676|41.787|Kolç|Kolç-Logorec|Kolç-Logoreci|Kolçi|Koljs|Kolsh|Logoreci
AL|3|19.986|41.582|Kombësi|Kombësia|Kombesit|Komësi|Komësia|Komsi
AL|3|20.181|39.659|Konispol|Conispolis|Konispoje|Konispol'|Konispoli|Konispolis|Кониспол|Конисполь|Конісполь
AL|3|19.602|40.389|Kotë|Kota|Kotta
AL|3|19.901|40.831|Kozarë|Kozara|Kozarja
AL|3|19.844|40.439|Krahës|Krahës Numër Një|Krahësi|Krahësi Numër Një
AL|3|19.971|41.216|Krrabë|Kërraba|Kërrabë|Kraba e Vogël|Krraba|Krraba Vogel|Krraba e Vogël|Krrabe e Vog
AL|3|19.681|40.872|Krutja e Poshtme|Kruati i Poshtëm|Kruatje e Poshtëme|Kruatje e Poshtme|Krutja e Poshtëme|Krutje e Poshtme|Krutje e Postëme|Post Kruati
AL|3|19.527|41.101|Kryevidh|Krievil|Kruevith|Kryevidhë|Kryevidhi
AL|3|20.059|41.812|Kthella e Epërme|Kethella e Eper|Ktellë e eper|Kthella Epër|Kthella e epër|Kthellë e Epër|Kthellë e Epërme|Kthellë e Sipërme
AL|3|20.364|40.868|Kukur|Kukër|Kukëri|Kukuri
AL|3|19.687|40.727|Kuman|Cumani|Kumani
AL|3|19.746|40.718|Kurjan|Kurian|Kuriani|Kurjani|Kurjanj
AL|3|20.189|40.789|Kushovë|Kushova|Shaltura
AL|3|19.787|40.784|Kutalli|Kutaj|Kutali|Kutallia|Kutallija
AL|3|19.766|40.473|Kutë|Cuta|Kuta
AL|3|19.525|42.040|Kuç|Kuçi
AL|3|20.189|40.313|Këlcyrë|Kel'cira|Këlcyra|Kelcyrës|Kleisoura|Klisura|Кельцира
AL|3|20.146|41.141|Labinot-Fushë|Labinot|Labinot i Poshtëm|Labinoti|Labinoti i Poshtem|Labinoti-Fushë
AL|3|20.152|41.201|Labinot-Mal|Labinot|Labinot e-sipërm|Labinot i Sipërm|Labinoti i Sipërm|Labinoti i sipermë|Labinoti-Mal|Labinotie i Sipermë|Ljabinoti sipermi
AL|3|20.148|40.047|Lazarat|Lazarati|Liazarati|Linzarates
AL|3|19.610|41.114|Lekaj|Ljekaj
AL|3|20.512|40.602|Lekas|Lekasi
AL|3|19.932|42.295|Lekbibaj
AL|3|20.391|40.767|Lenias|Leniasi|Lenie|Schinapremtja|Scinapremte|Shënapremte|Shënapremtja|Shenaprende|Shëneprëmte|Shënepremtja|Shënpremtja|Shinapremta|Shinapremte|Shinepremtja
AL|3|20.313|40.537|Leshnjë|Leshnja|Lesnia
AL|3|20.597|40.151|Leskovik|Leskoviku|Leskoviqi|Liascovik|Liascovitsi|Liaskoviki|Ljakovici|Лесковик
AL|3|19.490|40.676|Levan|Levan-Samaraj|Levan-Samari|Levani|Levani Samar|Levani Samarës|Levani Samarit|Levani i Madh
AL|3|19.552|40.834|Libofshë|Libofsha|Libovfš|Libovsha|Libovshë|Resh Libovtsa|Tregishte|Либовша
AL|3|20.263|40.031|Libohovë|Libhova|Libohov|Libohova|Libohova Qendër|Libohovo|Libokhova|Libokhovo|Libokhovon|Limpochovo|Либохова|Либохово|Лібохова
AL|3|20.709|40.704|Libonik|Liboniku|Libovnik|Либовник
AL|3|20.336|41.197|Librazhd-Qendër|Hala|Librazhd Qëndre
AL|3|20.902|40.787|Liqenas|Liqenasi|Postec|Pushteci|Pustec|Pusteci|Пустец
AL|3|20.085|41.627|Lis|Lisa|Lisë|Lisi
AL|3|20.122|39.789|Livadhja|Hoxha|Hoxhaj|Hoxhë|Livadh|Livadhe|Livadhjaja|Livadhjajë|Livadhje
AL|3|20.109|42.341|Llugaj|Lugat
AL|3|19.954|40.443|Luftinjë|Luftinia|Luftinja
AL|3|19.914|39.992|Lukovë|Lucova|Lukova|Lukovo|Луково
AL|3|20.324|41.289|Lunik|Ljumnik|Lumnik|Lunikë|Luniku
AL|3|19.574|41.127|Luzi i Vogël|Ljuz i vogel|Luz i Vogël
AL|3|20.110|41.689|Macukull|Macuklli|Macukuli|Macukulli
AL|3|20.700|40.706|Maliq|Malik|Maliqi|Малик
AL|3|19.608|41.379|Maminas|Maminasi|Meminas|Meminasi|Meminosi|Veminasi
AL|3|19.692|41.578|Mamurras|Mamuras|Mamurasi|Mamuraz|Mamurrasi|Murrizaj|Мамуррас
AL|3|19.593|41.429|Manzë|Manës|Manësi|Manëz|Manëza|Manëzë|Mansmins|Mansmyns|Manxit|Manza
AL|3|20.483|41.589|Maqellarë|Magellara|Magellarë|Makelare|Makelari|Maqellara|Maqellari|Maqllara|Макеларе|Макелари
AL|3|20.195|39.733|Markat|Markati
AL|3|20.200|41.400|Martanesh|Kaptina|Martaneshi|Мартанеш
AL|3|19.579|40.754|Mbrostar-Urë|Brostar|Brostar Ferko|Brostari-Ferkaj|Brustar Fioko|Mbrostar|Mbrostar Ferko|Mbrostari|Mbrotja e Sipërme
AL|3|20.465|41.654|Melan|Melani
AL|3|19.980|40.352|Memaliaj|Mamaliaga|Mamaliaj|Memalianji|Мемалиай
AL|3|20.092|39.910|Mesopotam|Mesapotami|Mesopotam i Poshtër|Mesopotami|Mesopótamo
AL|3|19.716|41.684|Milot|Milet|Miljoti|Miloti|Милет
AL|3|20.928|40.509|Miras|Bozhigra|Bozhigrad|Bozhigradi|Bozhigrat|Bozigrad|Mirasi|Божиград
AL|3|20.438|40.718|Moglicë|Moglica
AL|3|20.740|40.560|Mollaj|Dooran|Dvoran|Dvorani|Tepexhik|Дворани
AL|3|20.004|40.927|Mollas|Maulas|Mollasi|Motas
AL|3|20.674|40.426|Mollas|Molas|Mollasi|Молас
AL|3|19.656|41.264|Ndroq|Ndrogi|Ndroki|Ndroqi|Ndroqi Pazari
AL|3|19.793|40.644|Ngraçan|Graçan|Graqani|Ngraçani
AL|3|19.805|42.299|Nicaj-Shalë|Nicaj|Nicaj-Shalaj|Shalë
AL|3|19.758|42.244|Nicaj-Shosh|Nikaj
AL|3|19.748|41.444|Nikël|Menga|Mënikll|Mëniklli|Monikelj|Moniklë|Nikla|Niklla|Nikllë
AL|3|20.698|40.761|Novoselë|Navosele|Novasela|Novo Selo|Novosela|Piskal-Novoselë|Ново Село
AL|3|19.467|40.625|Novoselë|Novosel|Novosela|Novoselj|Novosella
AL|3|20.167|40.133|Odrie|Odria
AL|3|20.212|41.285|Orenjë|Oreja|Orene|Orenja|Orhenja|Orhenjë|Орење
AL|3|19.471|40.325|Orikum|Orik|Oriku|Orikumi|Орикум
AL|3|20.083|41.833|Orosh|Oroshi
AL|3|20.456|41.431|Ostreni i Math|Golemo Ostreni|Ostren|Ostren i Madh|Ostren i Math|Ostren i madhë|Ostreni|Ostreni i Madh|Ostrenimaze|Pljakoni i Mal|Големо Острени
AL|3|19.935|40.744|Otllak|Otllaku
AL|3|19.837|41.055|Pajovë|Pajova|Pajovo|Perpajsi|Пајово
AL|3|19.961|41.052|Papër|Kulej-Papër|Kulej-Papëri|Kull' e Paprit|Kulla Paprit|Papëri|Papri
AL|3|19.807|41.354|Paskuqan|Kuqan|Kuqon|Packuqan|Packuqani|Paskuqani|Patza|Patza Kućane|Patza-Kuqane|Patza-Kuqani
AL|3|19.619|40.683|Patos|Pahtosa|Pahtosi|Patosi|Patosis|Патос
AL|3|19.923|40.779|Perondi|Perhond|Perhondi|Perhondia|Perhondija|Perondia|Perondija
AL|3|20.418|40.209|Petran|Pertran|Qendër|Qendra
AL|3|19.853|41.253|Petrelë|Petrela
AL|3|19.696|41.218|Peza e Madhe|Hodžaj|Hoxhaj|Pezë|Pezë e Madhe
AL|3|20.048|40.167|Picar|Novacë|Picari
AL|3|20.706|40.785|Pirg|Pirgu|Pirk|Пирк
AL|3|20.183|40.881|Pishaj
AL|3|20.273|40.279|Piskovë|Piskova
AL|3|20.837|40.726|Pojan|Poiani|Pojani|Poljani|Полјани
AL|3|20.258|41.133|Polis-Gostimë|Polis|Polis i-Madh|Polisi|Polisi Mazi|Xhamia e Sipërme
AL|3|20.098|40.612|Poliçan|Poliçani|Polichan|Поличан
AL|3|20.299|40.942|Poroçan|Poroçani
AL|3|19.574|40.699|Portëz|Portëza|Portëzë
AL|3|19.844|40.780|Poshnje|Poshnja
AL|3|20.373|40.488|Potom|Podhom|Potomi
AL|3|19.673|41.427|Prezë|Preza
AL|3|19.945|40.213|Progonat|Progonati
AL|3|20.940|40.694|Progër|Progëri|Progon|Progri|Progun|Прогон|Прогун
AL|3|20.503|40.986|Proptisht|Propishtë|Proptishta|Proptishtë|Proptishti|Проптишта
AL|3|19.799|41.050|Përparim|Perparimi
AL|3|20.549|41.073|Përrenjas|Fshat Përrenjasi|Perren'jas|Përrenjasi|Përrenjës|Prenas|Prenjas|Prenjasi|Prenjësi|Prenjs|Prrenjas|Prrenjasi|Перреньяс|Прењас
AL|3|20.091|42.093|Qafëmal|Chafamalit|Qaf Mal|Qaf Mali|Qafa e Malit|Qafamal|Qafë Mali|Qafë e Malit
AL|3|19.895|42.090|Qelëz|Lellza|Qelëza|Qellza|Qellzë|Qelza|Qelzë
AL|3|19.837|42.053|Qerret|Čereti-eper|Qereti i Epërmë|Qerret i Epër|Qerret i Epërm|Qerret i Madh|Qerret-ieperme|Qerreti|Qerreti i Epërmë|Qerreti i Madh|Qerreti i-epër
AL|3|20.200|40.117|Qestorat|Chiesarat|Khiesarat|Qesarat|Qestorati
AL|3|20.438|41.084|Qukës-Skënderbe|Qukës-Skënderbej|Qukës-Skënderbeu
AL|3|20.576|41.090|Rajcë|Raica|Rajca|Rajche|Rrajca|Rrajcë|Sula|Рајче
AL|3|19.511|40.886|Remas|Remas Pervas|Remasi|Rremas|Rremasi
AL|3|19.702|40.737|Roskovec|Roscovec|Roskoveci|Rroskoveci|Treg i Frasherit|Tregu-Frasherit|Росковец
AL|3|19.971|42.044|Rrapë|Rapje|Rrapa|Rrapaj|Rrapja|Rrypë
AL|3|19.821|40.968|Rrasa e Sipërme|Rasa e Sipërme|Rrasë e Sipërme
AL|3|19.510|41.323|Rrashbull|Rashbulle|Režbul|Rrashbullë|Rrashbulli|Rrashbulli Arapaj
AL|3|19.665|41.076|Rrogozhinë|Rogozhina|Rogozhinë|Rogožin|Rogozina|Rogožinė|Rrogozësa|Rrogozhina|Rrogzhine|Рогожина
AL|3|19.786|41.774|Rubik|Rrubig|Rrubigu|Rrumbiku|Rubig|Rubiku|Рубик
AL|3|20.019|41.684|Rukaj
AL|3|19.698|40.671|Ruzhdie|Piekaj|Rozhdia|Rushdie|Rushdijë|Ruzhdija|Ruzhdijë
AL|3|20.229|40.105|Saraqinishtë|Sarachinista|Sarakinista|Saranishte|Saraqinisht|Saraqinishta
AL|3|19.636|40.531|Selenicë|Selenic|Selenica|Selenitsa|Selenitza|Seleniza|Selenizza|Селеница
AL|3|20.279|41.627|Selishtë|Selishta|Selishta e Poshtme|Селиште
AL|3|19.755|41.635|Selitë|Selit e Keće|Selita|Selitë e Keqe|Selite-Delbinishtaj
AL|3|19.848|40.547|Selitë|Selita
AL|3|19.730|40.396|Sevaster|Kudhës|Sevaster Cuds|Sëvastër-Kudhës|Sevasteri|Stevaster|Stevaster Kudhes|Stevaster Kuls
AL|3|19.948|40.999|Shalës|Scials|Shalësi
AL|3|19.816|41.024|Shezë|Seza|Sheza|Shezë e Madhe|Ujeza
AL|3|19.567|41.346|Shijak|Bazar Sciak|San Giacomo|Shejak|Shëjaku|Shijaku|Shjak|Shyaku|Šijak|Šijaku|Šjak|Шияк|Шияку|Шијак
AL|3|20.053|41.052|Shirgjan|Shirgjani
AL|3|20.606|41.980|Shishtavec|Scishnevitć|Shishtaveci|Shishtevec|Šištevac
AL|3|20.434|42.041|Shtiqën|Shticen|Shtigër|Shtigjen|Shtiqëni|Stidden|Štidđen
AL|3|20.424|41.530|Shupenzë|Sciupentse|Shëpenzë|Shtëpenz|Shtupenza|Shupenci|Shupenz|Shupenza|Шупенци
AL|3|20.148|41.097|Shushicë|Scuscitsa|Shushica
AL|3|19.533|41.183|Shëngjergj|Senderd|Shengjergi|Shëngjergji|Shingjergj|Shingjergji|Šenđerđ
AL|3|20.188|41.926|Shëngjin|Shen Gjini|Shengin|Shingjin|Shingjini|Шенгин
AL|3|19.653|41.691|Shënkoll|Shënkollë|Shënkolli|Shinkolli|Snkoli
AL|3|20.238|42.104|Shënmëri|Shëmëri|Shemeria|Shëmri|Shëmria|Shëmrija|Shenmric|Shmria
AL|3|19.699|41.069|Sinaballaj|Sinaballej|Sinabella|Sinanaj|Sinebala|Sineballa
AL|3|20.366|40.107|Skore|Shkorë|Shorë|Skorea|Skoreja
AL|3|20.241|40.776|Skënderbegas|Shëmberdhej i Poshtëm|Shëmberdhenj i Poshtëm|Shëmbërthej i Poshtëm|Shëmerdhej i Poshtme|Shemerdhenj i Poshtëm|Shënmerllag|Skënderbegasi
AL|3|20.408|41.801|Sllovë|Slleva|Sllova
AL|3|20.470|41.337|Steblevë|Šlinza|Stebilova|Steblev|Stebleva|Steblevo|Stebljeva|Stebllova|Stërbleva|Стеблево
AL|3|20.423|41.005|Stravaj|Lira|Stovanit|Stravaje|Stravaji|Stravan|Stravani|Strevan|Стравани
AL|3|19.738|40.751|Strum|Çiflik-Struma|Strubi|Strumë|Strumi
AL|3|19.538|41.381|Sukth|Sucsi|Sukf|Sukth i Vjetër|Sukthi
AL|3|20.155|40.375|Sukë|Suka
AL|3|20.099|40.885|Sult|Sul|Suli|Sulta|Sultë|Sulti
AL|3|20.344|41.992|Surroj|Sera|Serroj|Suroj|Surroji|Сера
AL|3|20.051|41.577|Suç|Suçi
AL|3|19.543|41.180|Synej|Sinej|Syneji
AL|3|19.678|41.547|Thumanë|Thumana|Thumani|Tuman
AL|3|20.422|41.691|Tomin|Tomini|Tonun|Tumini
AL|3|20.213|40.377|Topojan|Tapaiani|Topaiani|Topajan|Topojani|Topoyani
AL|3|19.433|40.763|Topojë|Topoja
AL|3|20.553|40.913|Trebinjë|Trebine|Trebinja|Требиње
AL|3|20.536|41.411|Trebisht-Muçinë|Trebisht-Muçina|Trebishta-Muchino|Trebishte-Muchino|Требишта-Мучино|Требиште-Мучино
AL|3|20.078|41.025|Tregan|Tregani
AL|3|20.112|40.834|Tunjë|Tune|Tunia|Tunja
AL|3|19.614|41.040|Tërbuf|Tërbufi
AL|3|20.639|40.963|Udënisht|Hodonishta|Hodonishti|Hodoništa|Hudenisht|Hudënishta|Hudenishti|Odunishta|Udënishtë|Udenishti|Одуништа
AL|3|20.347|41.908|Ujmisht|Mem|Ujmishtë|Ujmishtë e Gurit|Ujmishti|Ymishtë-e Gurit
AL|3|19.893|41.683|Ulëz|Ulëza|Ulza|Ulzë
AL|3|19.795|41.875|Ungrej|Ungrei|Ungreji
AL|3|19.878|40.769|Ura Vajgurore|Ur'e Hasan Beut|Ura Asan Beut|Ura e Hasan Beut|Ura-Khasan-Beut|Ura-Vaygurore|Urë-Vajgurore|Yefira Hassan Beut
AL|3|19.892|42.451|Valbonë|Selimaj|Valbona
AL|3|19.744|41.299|Vaqarr|Vagari|Vaqar|Vaqari|Vaqarri|Vasqarr
AL|3|19.625|42.010|Vau i Dejës|Danski Brod|Dejas|Vai Dejës|Vau Dejës|Vau-Deja|Vau-Dejas|Vau-Dejës|Vau-Dejs|Вау-Деяс|Дањски Брод
AL|3|19.932|40.702|Velabisht|Velabishti|Velebishte|Велебиште
AL|3|19.406|41.878|Velipojë|Qerret|Velipoja|Velipole|Velipolja|Велиполе
AL|3|20.462|40.955|Velçan|Mokrensko Velchani|Velcan Mokra|Velcan Mokrra|Velçan i Mokrës|Velçan i Mokrrës|Velçani|Velçani i Mokrës|Мокренско Велчани
AL|3|20.135|40.507|Vendresha e Vogël|Vëndreshë e Vogël
AL|3|20.009|40.007|Vergo|Vergoja|Vergojë
AL|3|20.582|40.525|Vithkuq|Visokuki|Vithkuqi|Високуќи
AL|3|20.259|40.205|Vithkuq|Bithyq|Bityq|Buthuq|Bythyçi|Bythyq|Vithuq|Vithuqi|Zagor|Zagori|Zagorie
AL|3|19.644|40.457|Vllahinë|Vllahina
AL|3|19.655|41.391|Vorë|Vora|Vorra|Vorrë|Вора
AL|3|20.690|40.612|Voskop|Voskopi
AL|3|20.589|40.633|Voskopojë|Moscopole|Moskhopolis|Moskopole|Voskopoi|Voskopoj|Voskopoja|Москополе
AL|3|19.691|40.210|Vranisht|Vranishta|Vranishtë|Vranishti|Враништа
AL|3|20.777|40.797|Vreshtas|Vreshta|Vreshtasi|Врешта
AL|3|20.054|40.629|Vërtop|Vertopi|Vrtop|Вртоп
AL|3|20.054|39.728|Xarrë|Cara|Qarë|Xara|Xarë|Xarja|Xarra
AL|3|19.547|41.344|Xhafzotaj|Dzevzotaj|Xhafë Zotaj|Xhaftozaj|Xhavzotaj|Xherëzotaj
AL|3|20.026|41.455|Xibër-Murrizë|Murrizë|Xibër|Xiber-Muriza|Xibër-Murizë|Xibër-Murr|Xibër-Murriz|Xibër-Murriza|Xibër-Murrizia|Xibërr-Murrizë|Xibri|Zibër-Murizë
AL|3|19.930|41.430|Zall-Bastar|Zall-Bastari
AL|3|20.336|41.807|Zall-Dardhë|Zali|Zall i Dardhës|Zall-Dardha|Zalli i Dardes|Zalli i Dardhës
AL|3|19.828|41.389|Zall-Herr|Zall i Herrit|Zall-Herri|Zallë-Herraj|Zallherraj|Zalli i Herit
AL|3|20.320|41.876|Zall-Reç|Reç|Reçi|Zali|Zall|Zall-Reçi|Zalli
AL|3|20.552|42.051|Zapod|Zagoti|Zapodi|Zapot|Zapoti
AL|3|20.281|40.981|Zavalinë|Zavalin|Zavalina
AL|3|19.689|41.708|Zejmen|Zejmani|Zejmeni|Zojmen|Zojmendi
AL|3|20.361|41.502|Zerqan|Arta|Zergjan|Zergjani|Zerqani|Zrchani|Zrkjan|Зрчани
AL|3|19.650|40.709|Zharrëz|Shareza|Sharreza|Žarez|Zareza|Zhareza|Zharëzë|Zharrës|Zharrësa|Zharrësi|Zharrëza|Зареза
AL|3|20.541|40.118|Çarshovë|Çarçova|Çarçovë|Çarshova
AL|3|20.261|40.421|Çepan|Çepani
AL|3|20.550|40.417|Çlirim|Çlirimi|Shënmërtir
AL|4|19.802|40.703|Allambres|Allambre|Allambresi|Halambres|Hallambres|Hallambresi|Hallambrezi
AL|4|19.841|40.825|Banaj|Banani|Bananj|Beran
AL|4|19.976|40.683|Bilçë|Bilça
AL|4|19.829|40.719|Bistrovicë|Bestrovicë|Bistrovica
AL|4|19.639|40.151|Dhërmi|Dermi|Dhërm|Dhërmiu|Dherna|Dhrimazes|Drimades|Irmi|Дерми
AL|4|19.789|40.743|Donofrosë|Donofrosa|Dranofrosa|Dronofos|Dronofosi|Dronofros|Dronofrosë
AL|4|19.768|40.792|Drenovicë|Drenovic|Drenovica|Dritaj
AL|4|19.948|40.840|Drizë|Driz|Driza
AL|4|19.957|40.679|Drobonik|Dobrenik|Dobronicu|Dobronik|Dobroniku|Droboniku|Добреник
AL|4|19.993|40.721|Duhanas|Duhanasi|Duhansi|Dutanasi
AL|4|19.953|40.732|Dushnik|Dushnikë|Dushniku|Dyshnik
AL|4|19.819|40.847|Gajdë|Gait|Gaiti|Gajda|Gajta|Gajtat|Shirat
AL|4|19.926|40.837|Gegë|Gega|Gegaj|Gegalara|Gegallari
AL|4|20.406|40.199|Gjinkar|Gjinakar|Gjinkan-Petrani|Gjinkar-Petran|Petran|Petrani|Petrani-Gjinkari|Petranit|Петрани
AL|4|19.925|40.667|Gjoroven|Gjerevan|Gjerovan|Gjerovani|Gjeroven|Gjeroveni|Gjiroven|Gjoroveni
AL|4|19.948|40.812|Goraj|Goran|Gorani|Goranji
AL|4|19.982|40.817|Goriçan|Goriçani
AL|4|19.849|40.765|Guri i Bardhë|Gur i Bardhë|Hallaxhia|Hollaxhi|Hollaxhia|Pashallia
AL|4|19.573|40.991|Gërmenj i Madh|Germaj-Çek|Gërmaj-Çok|Germaj-Çoku|Germanj-Çeka|Gërmej Çoku|Gërmëni Çoku|Gërmenj|Gërmenj-Çoka|Gërmenjçok|Gërmenji|Gërmenji i Madh|Grmenjçok
AL|4|19.897|40.820|Havaleas|Hanaleas|Havaleasi|Havalehas|Havalejasi Koza|Kozara-Avaleas|Kozare-Avaleas
AL|4|19.782|40.840|Hingë|Hinga|Hinkë|Mingë
AL|4|20.121|40.636|Kapinovë|Capinova|Kapinova|Kopinova
AL|4|19.660|41.383|Kodër-Vorë|Kodër-Vora|Vorë Fshat
AL|4|19.862|40.751|Konizbaltë|Kanisbalte|Konesbaltë|Konisbalta|Konisbaltë|Konizbalta
AL|4|20.000|39.769|Ksamil|Ksamili|Ксамил
AL|4|20.084|41.780|Kurbnesh|Kurbnesha|Kurbneshi|Курбнеш
AL|4|19.961|40.763|Lapardha Dy|Lagjja e Re
AL|4|19.948|40.755|Lapardha Një|Laparda|Lapardha|Lapardhaj|Lapardhaja|Lapardhë
AL|4|20.010|40.969|Lumas|Lumac|Lumasi|Lumaz
AL|4|19.929|40.792|Magjatë|Magjat|Maj Gjatë|Majëgjatë
AL|4|20.033|40.612|Malinat|Malinati|Malinit
AL|4|20.803|40.603|Mborje|Mborija|Mborja
AL|4|20.067|40.629|Mbrakull|Brakull|Mbrakulla|Mbrakullë|Mbrakulli|Vrakule
AL|4|19.904|40.760|Moravë|Morava|Moravaj
AL|4|19.861|40.770|Pashalli|Pashalia|Pashall|Pashallia|Pashallias|Pashallija
AL|4|19.651|40.643|Patos Fshat|Patosi Fshat
AL|4|19.786|40.767|Pobrat|Pobrati|Vllamasi
AL|4|20.535|41.067|Përrenjas-Fshat|Prenas-Selo|Prrenjas-Fshat|Prrenjasi|Прењас-Село
AL|4|20.010|40.763|Qereshnik|Qereshniku|Qerreshniku
AL|4|20.448|41.093|Qukës-Shkumbin|Ćuksi|Kyuksi-Shkumbinit|Qukës|Qukës-Shkumbini|Qukësi|Quksi
AL|4|19.876|40.800|Rreth Tapi
AL|4|19.761|40.777|Rërëz|Rere-Kumarak|Rërës|Rërës-Kumarak|Reres-Kumaraku|Rrërës-Kumaraku|Rrërëz|Rrërëzi|Rrëzës-Kumaraku
AL|4|19.752|40.806|Samaticë|Samatica|Stamatic|Stamatica|Stamaticë|Stametaj
AL|4|19.594|41.814|Shëngjin|Komuna e Shëngjinit|Saint Giovanni di Medua|San Giovanni di Medua|San Njin|Sen Dovani di Medua|Sengin|Sh'njini|Shen Ghen|Shengin|Shëngjini|Sveti Jovan|Sveti Jovan Medovski|Šen Ðovani di Medua|Šenđin|Свети Јован|Шенгин
AL|4|19.825|40.748|Skrevan|Skrevani
AL|4|19.819|40.784|Sqepur|Sćepur|Sqepuri
AL|4|19.918|40.717|Starovë|Starova
AL|4|19.820|40.823|Syzës|Sizez|Syzesi|Syzez|Syzezë|Syzezi
AL|4|19.880|40.794|Tapi|Tap|Tapia
AL|4|20.102|40.697|Tomor i Madh|Tomor|Tomori|Tomori i Madh|Tomorr|Tomorri
AL|4|19.972|40.744|Ullinjas|Ullinjasi|Virion|Virjani|Virjon|Vrion|Вирјани
AL|4|19.980|40.697|Uznovë|Azenovo|Uznova|Азеново
AL|4|19.968|40.837|Velagosht|Bardhanj|Velagasht|Velagoshti|Velagozhdi|Velegosht|Velegoshti
AL|4|19.938|40.629|Veleshnjë|Veleshja|Veleshna|Veleshnia|Veleshnja
AL|4|19.910|40.736|Veterrik|Vertenik|Veterik|Veteriku|Veterriku
AL|4|19.902|40.854|Vlashuk|Vlashuku|Vllshoku
AL|4|20.009|40.677|Vodicë|Vodica
AL|4|19.548|42.028|Vukatanë|Vukatan|Vukatana
AL|4|20.087|40.586|Zgërbonjë|Shkropon|Skrobonja|Skroponja|Zgërbonja|Zgrebonja
AL|4|19.864|40.779|Çiflik|Çfliku|Çifliku
AL|4|19.784|40.810|Çlirim|Çlirimi|Goriçan Xhahil|Goriçan-Çlirim|Goriçan-Çlirimi
AL|6|19.567|40.717|Fier-Çifçi
BA|0|18.356|43.849|Sarajevo|Bosna-Sarai|Saarayego|Sairéavó|Saraeva|Saraevo|Saraevo osh|Saragebo|Saragiebo|Saragievo|Sarajeva|Sarajevas|Sarajevs|Sarajevu|Sarajewo|Saraxevo|Saraybosna|Sarayevo|Sarayevu|Seraium|Serayevo|Szarajevó|Vrh Bosna|Сараева|Сараево|Сараево ош|Сараєво|Сарајево|Сараѥво
BA|1|17.194|44.778|Banja Luka|Bagnaluka|Baņa Luka|Bania Louka|Bania Luka|Banialuca|Banja Luka - Bana Luka|Banja Luka - Бања Лука|Banja-Luka|Banja-Lukae|Banjaluka|Banjaluko|Banya Luka|Баня Лука|Баня-Лукæ|Баня-Лука|Банꙗ Лоука|Бања Лука
BA|1|18.810|44.870|Brčko|Bërçka|Brchko|Brčkas|Brczko|Breucus|Bruchko|Брчко|Бръчко
BA|2|18.170|43.095|Berkovići
BA|2|15.871|44.817|Bihać|Bichačas|Bihacium|Bihács|Bikhach|Bikhak|Бихач|Бихаћ|Бихаќ|Біхач
BA|2|19.214|44.759|Bijeljina|Beline|Bielina|Bieline|Bijelina|Биелина|Биелине|Бијељина|Бієліна
BA|2|18.430|42.876|Bileća|Bileće|Bilecha|Bilegja|Билеча|Билећа
BA|2|19.331|44.185|Bratunac|Bratinac
BA|2|17.987|45.137|Brod|Bosanski Brod|Brodas|Srpski Brod|Брод
BA|2|17.908|44.978|Derventa|Derbend|Dervent|Дервента
BA|2|18.087|44.732|Doboj|Dobojus|Добой|Добој
BA|2|16.325|44.890|Donji Dubovik|Alibegov Dubovik
BA|2|18.647|44.943|Donji Žabar
BA|2|16.467|44.507|Drinić|Drinići
BA|2|18.779|43.506|Foča|Focha|Srbinje|Фоча
BA|2|18.535|43.167|Gacko|Gackas|Гацко
BA|2|18.976|43.668|Goražde|Gorajde|Gorazhda|Gorazhde|Горажде
BA|2|16.817|44.418|Gornji Ribnik|Gorni Ribnik|Gorni-Ribnik|Ribnik Gornji|Горни-Рибник|Горњи Рибник
BA|2|17.255|45.145|Gradiška|Bosanska Gradishka|Bosanska Gradiška|Gradiška na Savi|Босанска Градишка
BA|2|18.953|44.082|Han Pijesak
BA|2|17.169|44.350|Jezero|Jakovljevići
BA|2|18.446|43.505|Kalinovik|Калиновик
BA|2|17.382|44.491|Kneževo|Skender Vakuf
BA|2|19.028|43.678|Kopači
BA|2|16.539|45.220|Kostajnica|Bosanska Kostajnica|Srpska Kostajnica
BA|2|17.372|44.618|Kotor Varoš
BA|2|16.809|45.177|Kozarska Dubica|Bosanska Dubica|Dubica|Dubicza|Kozarska-Dubica|Козарска Дубица|Козарска-Дубица
BA|2|17.301|44.909|Laktaši|Banja Laktaši|Laktašai|Laktashi|Laktaši Ilidža|Лакташи
BA|2|17.007|43.827|Livno|Cleuna|Livnas|Ливно|Лівно
BA|2|18.087|42.951|Ljubinje|Ljubine|Љубиње
BA|2|18.843|44.635|Lopare|Лопаре
BA|2|19.092|44.170|Milići
BA|2|17.808|43.343|Mostar|Mandetrium|Mostara|Mostaras|Mostari|Мостар
BA|2|17.083|44.417|Mrkonjić Grad|Mrkonic Grad|Mrkonich-Grad|Murkonich grad|Varcar Vakuf|Мрконич-Град|Мркоњић Град|Мърконич град
BA|2|18.113|43.259|Nevesinje
BA|2|16.378|45.046|Novi Grad|Bosanski Novi|Novi
BA|2|17.156|44.080|Novo Selo
BA|2|18.693|45.034|Orašje
BA|2|18.916|44.402|Osmaci|Osmak
BA|2|16.661|44.860|Oštra Luka|Opshtina Oshtra Luka|Општина Оштра Лука
BA|2|18.592|44.901|Pelagićevo|Gornji Žabar|Pelagichevo|Пелагичево|Пелагићево
BA|2|18.353|44.628|Petrovo|Bosansko Petrovo Selo
BA|2|16.620|44.393|Potoci
BA|2|16.714|44.980|Prijedor|Grad Prijedor|Priedor|Priedora|Prijedoras|Град Приједор|Приедор|Приедора|Прієдор
BA|2|17.663|44.870|Prnjavor
BA|2|19.004|43.799|Rogatica|Jelengrad|Rogaticja|Рогатица|Рогатиця
BA|2|19.367|43.618|Rudo|Рудо
BA|2|17.523|45.097|Srbac|Srbacas|Srpac|Srpak|Svinjar|Србац
BA|2|19.297|44.107|Srebrenica|Argentaria|Srebrenicja|Srebrenitsa|Srebrnica|Сребреница|Сребрениця
BA|2|17.827|44.745|Stanari|Станари
BA|2|17.860|44.606|Teslić|Teslich|Tesličius|Теслич|Теслић
BA|2|17.225|43.718|Tomislavgrad|Duvno|Županjac|Томиславград|Томіславград
BA|2|17.666|44.226|Travnik|Traunik|Travnikas|Травник|Траўнік
BA|2|18.344|42.712|Trebinje|Trebigne|Trebin'e|Trebinė|Требине|Требинье|Требиње
BA|2|18.667|44.538|Tuzla|Donja Tuzla|Soli|Tuzl|Тузла
BA|2|19.293|43.783|Višegrad|Višegradas|Visenkrant|Vishegrad|Vixegrad|Wiszegrad|Вишеград
BA|2|18.941|44.182|Vlasenica|Vlasenice|Власеница
BA|2|17.904|44.202|Zenica|Zenicja|Зеница|Зениця
BA|2|19.102|44.386|Zvornik|Zvonik|Zvornikas|Зворник
BA|2|19.072|43.557|Čajniče
BA|2|17.319|44.740|Čelinac|Čelinac Donji|Donji Čelinac|Muslimlanski Čelinac
BA|2|18.468|45.060|Šamac|Bosanski Šamac|Bosanski Shamac|Shamac|Босански Шамац|Шамац
BA|2|18.855|44.299|Šekovići|Šejković|Šejkovići|Shekovichi|Shekovici|Шековичи|Шековићи
BA|2|17.086|44.282|Šipovo|Shipovo|Шипово
BA|2|17.594|43.383|Široki Brijeg|Collis Amplus|Lištica|Shiroki Brieg|Shiroki Brijeg|Široki Brijegas|Широки Бриег|Широки Бријег|Широкі Брієг
BA|3|18.526|44.406|Banovići|Banović|Banovichi|Banovičiai|Banoviki|Litva|Stara Litva|Бановичи|Бановићи|Бановиќи
BA|3|16.151|44.883|Bosanska Krupa|Krupa|Krupa na Uni|Босанска Крупа
BA|3|16.369|44.555|Bosanski Petrovac|Petrovac|Босански Петровац
BA|3|16.364|44.179|Bosansko Grahovo|Bosansko Grakhovo|Bosansko Graxovo|Bosansko-Grakhovo|Grahovo|Hrvatsko Grahovo|Босанско Грахово|Босанско-Грахово|Босанско-Ґрахово
BA|3|18.261|44.019|Breza|Бреза
BA|3|17.451|44.057|Bugojno|Bugoinas|Bugojne|Bugoyno|Бугойно|Бугојно
BA|3|17.878|44.098|Busovača
BA|3|16.033|45.054|Bužim
BA|3|15.943|44.967|Cazin|Cazinas|Цазин
BA|3|17.414|44.378|Dobratići|Dobretići
BA|3|18.586|45.061|Domaljevac|Gornji Domaljevac
BA|3|17.400|44.144|Donji Vakuf|Don'i-Vakuf|Doni Vakuf|Srbobran|Доньи-Вакуф|Доњи Вакуф
BA|3|16.381|44.374|Drvar|Durvar|Titov Drvar|Дрвар|Дървар
BA|3|17.903|43.960|Fojnica
BA|3|16.849|44.046|Glamoč|Glamoch|Гламоч
BA|3|17.588|43.938|Gornji Vakuf|Uskoplje|Vakuf Gornji
BA|3|18.428|44.879|Gradačac|Gradačacas|Gradachac|Градачац
BA|3|18.310|44.703|Gračanica|Grachanica|Грачаница
BA|3|17.414|43.372|Grude
BA|3|18.207|43.822|Hadžići|Hadžičiai|Khadzici|Хаџићи
BA|3|18.497|43.878|Hreša
BA|3|18.300|43.829|Ilidža|Ilide|Ilidja|Ilidže|Ilidzha|Iliđe|Илиджа|Илиџа
BA|3|18.271|43.951|Ilijaš|Iliaš|Ilijash|Илијаш
BA|3|17.762|43.660|Jablanica|Јабланица|Ябланица
BA|3|17.271|44.342|Jajce|Iaicia|Jaicė|Jajca|Jajceh|Јајце|Яйце|Яйцэ
BA|3|18.123|44.133|Kakanj|Kakan|Kakanis|Какањ
BA|3|18.907|44.438|Kalesija
BA|3|18.081|43.943|Kiseljak|Kiselak|Kiseliakas|Кисељак
BA|3|18.693|44.227|Kladanj|Kladan'|Opshtina Kladan|Кладань|Општина Кладањ
BA|3|16.777|44.533|Ključ|Kluch|Кључ
BA|3|18.189|44.733|Klokotnica
BA|3|17.961|43.651|Konjic
BA|3|18.043|43.866|Kreševo|Kreshevo|Крешево
BA|3|17.276|43.993|Kupres|Купрес
BA|3|17.545|43.197|Ljubuški|Liubuškai|Ljubushki|Љубушки|Любушки
BA|3|18.526|44.542|Lukavac|Lukavac Muslimanski|Lukavacas|Muslimanski Lukavac|Лукавац
BA|3|18.383|43.827|Lukavica|Srpsko Sarajevo
BA|3|18.100|44.548|Maglaj|Maglajus|Маглај
BA|3|18.049|44.688|Matuzići
BA|3|17.616|42.923|Neum|Portus Noumensis|Неум
BA|3|17.658|44.171|Novi Travnik|Novi Travnikas|Pucarevo|Нови Травник
BA|3|18.321|45.025|Odžak|Odžakas|Odzhak|Općina Odžak|Vukosavlje|Оджак|Оџак
BA|3|18.581|44.128|Olovo|Олово
BA|3|17.958|44.698|Omanjska
BA|3|18.569|43.817|Pale|Pale i Bosnia-Hercegovina|Пале
BA|3|17.326|43.473|Posušje
BA|3|18.765|43.764|Prača
BA|3|17.609|43.822|Prozor
BA|3|17.966|42.887|Ravno|Opshtina Ravno|Општина Равно|Равно
BA|3|16.667|44.767|Sanski Most|Sana|Сански Мост
BA|3|18.998|44.504|Sapna|Сапна
BA|3|18.801|43.938|Sokolac|Sokola|Sokolacas|Соколац
BA|3|18.488|44.708|Srebrenik|Srebrenikas|Srebrnica|Srebrnik|Сребреник
BA|3|17.960|43.084|Stolac|Stolacas|Столац
BA|3|18.980|44.603|Teočak|Krstac
BA|3|17.986|44.612|Tešanj|Tešanis|Teshan|Teshan'|Тешань|Тешањ
BA|3|18.446|43.666|Trnovo|Трново
BA|3|18.328|44.164|Vareš|Vareš Grad|Varesh|Вареш
BA|3|15.806|45.185|Velika Kladuša|Velika Kladusha|Velika-Kladusha|Велика Кладуша|Велика-Кладуша
BA|3|18.178|43.989|Visoko|Visokas|Високо
BA|3|17.790|44.154|Vitez|Vitezas|Витез
BA|3|18.344|43.902|Vogošća|Gornja Vogošća|Općina Vogošća|Vogosa|Vogoshca|Вогошћа
BA|3|18.150|44.446|Zavidovići|Zavidovichi|Завидовичи|Завидовићи
BA|3|17.684|43.121|Čapljina
BA|3|18.815|44.725|Čelić
BA|3|17.701|43.229|Čitluk|Aequum|Chitluk|Čitlukas|Opshtina Chitluk|Општина Читлук|Читлук
BA|3|18.038|44.427|Žepče|Zhepche|Жепче
BA|3|18.650|44.449|Živinice|Zhivinice|Zhivinice Grad|Живинице|Живинице Град
BA|4|19.339|44.863|Balatun
BA|4|18.481|44.541|Barice
BA|4|17.888|43.259|Blagaj
BA|4|17.823|44.487|Blatnica
BA|4|18.724|44.828|Brka
BA|4|19.264|44.864|Brodac-Gornji
BA|4|18.430|44.266|Careva Ćuprija
BA|4|17.327|44.367|Divičani|Divichani|Дивичани
BA|4|18.120|44.050|Dobrinje
BA|4|16.479|45.151|Dobrljin|Dobrlin
BA|4|18.410|45.076|Donja Dubica
BA|4|18.670|45.043|Donja Mahala
BA|4|18.405|44.802|Donja Međiđa|Donja Medida|Donja Mededa|Donja Medjedja|Donja Medjidja|Donja Međeđa
BA|4|17.281|43.529|Drežnica
BA|4|18.697|44.481|Dubrave Donje|Donje Dubrave
BA|4|18.727|44.472|Dubrave Gornje|Gornje Dubrave
BA|4|18.119|44.441|Dubravica
BA|4|19.260|44.808|Dvorovi
BA|4|18.447|44.621|Gnojnica
BA|4|17.285|43.418|Gorica|Горица
BA|4|18.246|44.038|Gornja Breza|Breza
BA|4|18.762|44.557|Gornja Tuzla
BA|4|18.155|44.019|Gornje Moštre|Moštre Gornje
BA|4|18.283|43.733|Gračanica
BA|4|18.055|43.967|Gromiljak
BA|4|17.768|43.348|Ilići
BA|4|15.783|44.875|Izačić|Izačić Grad
BA|4|19.247|44.666|Janja
BA|4|17.959|44.654|Jelah
BA|4|17.394|44.865|Jezero|Језеро
BA|4|17.838|44.947|Kalenderovci Donji|Kalenderovci Doni|Kalenderovci-Doni|Календеровци Доњи|Календеровци-Дони
BA|4|18.018|44.571|Karadaglije
BA|4|17.939|44.064|Kačuni
BA|4|18.570|44.489|Kiseljak
BA|4|16.677|45.105|Knežica
BA|4|18.389|43.882|Kobilja Glava
BA|4|19.239|44.690|Kojčinovac
BA|4|17.352|43.366|Kongora
BA|4|18.570|43.810|Koran
BA|4|18.205|44.449|Kovači
BA|4|17.486|43.390|Kočerin|Kocherin|Кочерин
BA|4|17.144|44.619|Krupa na Vrbasu|Krupa|Krupa-Na-Vrbasu|Vrbas|Крупа-На-Врбасу
BA|4|18.076|44.495|Liješnica
BA|4|17.857|44.205|Lokvine|Lokrine
BA|4|18.255|44.012|Mahala
BA|4|17.532|44.566|Maslovare|Mastovare
BA|4|17.676|43.196|Međugorje|Megugorje|Medjugori|Medjugorie|Medjugorje|Medugorje|Medzhugor'e|Medzhugore|Medziugorie|Medžiugorjė|Medžugorie|Medžugorje|Mesoropolis|Меджугорье|Меджугорє|Међугорје
BA|4|18.565|44.592|Mramor
BA|4|18.026|44.510|Novi Šeher
BA|4|16.898|44.892|Omarska|Омарска
BA|4|18.370|44.653|Orahovica Donja|Donja Orahovica|Orakhovica Dona|Ораховица Доња
BA|4|16.863|43.774|Orguz
BA|4|19.233|44.859|Ostojićevo
BA|4|15.940|44.909|Ostrožac|Ostražac
BA|4|16.179|44.960|Otoka
BA|4|17.527|43.976|Pajić Polje
BA|4|18.160|43.789|Pazarić
BA|4|15.897|45.054|Pećigrad
BA|4|16.975|44.867|Piskavica
BA|4|16.999|43.723|Podhum
BA|4|18.075|43.880|Polje
BA|4|17.972|43.633|Polje-Bijela|Donje Bjela|Polje
BA|4|19.287|44.765|Popovi
BA|4|17.690|44.610|Pribinić
BA|4|18.932|44.602|Priboj
BA|4|18.479|44.546|Puračić
BA|4|17.168|43.580|Roško Polje|Raško Polje
BA|4|17.503|43.832|Rumboci
BA|4|16.641|44.614|Sanica|Pravoslavna Sanica|Саница
BA|4|15.914|45.031|Skokovi
BA|4|17.001|43.773|Smričani
BA|4|17.212|44.757|Starcevica|Starchevica|Старчевица
BA|4|18.684|44.314|Stupari
BA|4|16.540|45.038|Svodna
BA|4|18.738|44.395|Svojat
BA|4|17.720|43.113|Tasovčići
BA|4|18.011|44.672|Tešanjka
BA|4|18.785|44.501|Tojšići
BA|4|17.236|44.858|Trn
BA|4|15.785|44.976|Tržačka Raštela
BA|4|17.575|44.244|Turbe
BA|4|19.034|44.678|Ugljevik|Uglevik|Uglevikas|Угљевик
BA|4|18.791|43.583|Ustikolina
BA|4|17.028|43.771|Vidoši
BA|4|17.484|43.237|Vitina
BA|4|17.659|43.879|Voljevac
BA|4|15.954|45.164|Vrnograč
BA|4|18.749|44.462|Vukovije Donje|Donje Vukovije|Vukovje Donje
BA|4|16.942|43.792|Zabrišće
BA|4|17.324|44.725|Čelinac
BA|5|17.951|43.609|Bijela
BA|5|16.927|43.783|Bila
BA|5|16.940|44.792|Bronzani Majdan
BA|5|17.780|43.354|Cim
BA|5|17.865|43.132|Crnići
BA|5|17.325|43.355|Drinovci|Drinovcai|Дриновци
BA|5|15.955|45.011|Gornja Koprivna
BA|5|18.617|44.429|Gornje Živinice|Muslimanske Živinice|Živinice Gornje
BA|5|18.170|44.411|Gostovići|Gostović
BA|5|18.378|43.893|Hotonj
BA|5|16.094|44.982|Jezerski|Jezersko
BA|5|16.899|44.920|Lamovita
BA|5|18.169|44.765|Lukavica
BA|5|17.350|44.950|Maglajani|Bosanski Aleksandrovac
BA|5|15.852|45.134|Mala Kladuša
BA|5|18.273|44.738|Malešići
BA|5|16.855|44.868|Marićka
BA|5|18.466|44.866|Mionica|Donja Mionica|Mionica Donja
BA|5|18.599|44.952|Obudovac
BA|5|16.074|44.630|Orašac
BA|5|18.585|44.997|Oštra Luka
BA|5|19.075|44.468|Petkovci
BA|5|16.782|44.631|Peći
BA|5|15.823|44.986|Pjanići
BA|5|17.015|44.442|Podbrdo
BA|5|15.874|45.174|Podzvizd
BA|5|17.879|43.410|Potoci
BA|5|17.541|43.223|Radišići
BA|5|17.803|43.315|Rodoč
BA|5|18.426|44.729|Sladna
BA|5|18.693|44.562|Solina
BA|5|16.022|44.936|Stijena
BA|5|18.258|44.716|Stjepan-Polje
BA|5|19.110|44.691|Suho Polje
BA|5|15.931|45.088|Todorovo
BA|5|16.019|45.089|Varoška Rijeka
BA|5|16.733|44.556|Velagići|Велагићи
BA|5|19.162|44.805|Velika Obarska|Obarska Velika
BA|5|18.354|44.359|Vozuća
BA|5|16.017|45.146|Zborište
BA|5|15.872|45.007|Ćoralići
BA|5|17.758|44.680|Čečava|Chechava|Чечава
BA|5|18.564|44.467|Šerići|Šerić
BA|5|15.778|45.064|Šturlić|Gradina Šturlić
BA|5|15.858|45.097|Šumatac
BA|5|17.941|44.399|Željezno Polje
BA|5|17.374|44.548|Živinice
BA|6|17.179|44.761|Hiseti|Kočićev Vijenac
BA|6|17.190|44.763|Mejdan - Obilićevo
XK|0|21.167|42.673|Pristina|Prėštėna|Prishhina|Prishtina|Prishtinae|Prishtinë|Prisjtina|Prištin|Priştine|Priŝtino|Prisztina|Prixtina|Pryshcina|Приштинæ|Приштина|Прищина|Прышціна
XK|1|21.155|42.371|Ferizaj|Ferezaj|Ferizovik|Uroševac|Uroshevac|Урошевац
XK|1|20.431|42.380|Gjakovë|GJakovica|Gjakova|Đakovica
XK|1|21.470|42.460|Gjilan|Gilan|Gjilani|Gnilane|Gniljane|Gnjilanė|Komuna e Gjilanit|Гњилане
XK|1|20.867|42.883|Mitrovicë|Kosovska Mitrovica|Mitrovica|Косовска Митровица
XK|1|20.288|42.659|Peć|Pečas|Pech|Pegia|Peja|Pejë|Picaria|Печ|Пећ
XK|1|20.740|42.214|Prizren|Përzeren|Perzerin|Prizrena|Prizrenas|Prizreni|Призрен|Приꙁрѣнь|Прізрен
XK|2|20.288|42.540|Deçan|Deçani|Dekan|Декан
XK|2|20.653|42.026|Dragash|Dagash|Dragaš|Dragashi|Sharr|Sharri|Драгаш
XK|2|21.063|42.549|Glanica|Gllanicë|Гланица
XK|2|20.894|42.628|Glogovac|Drenas|Drenasi|Gllogoc|Gllogoci|Gllogofc|Gllogovc|Glogovce|Глоговац
XK|2|21.297|42.150|Hani i Elezit|Deneral Jankovic|Dženeral Janković|Elez Han|Han i Elezit|Jankovic|Ðeneral Janković|Ђенерал Јанковић
XK|2|20.488|42.781|Istok|Burim|Burimi|Istog|Istogu|Исток
XK|2|20.277|42.476|Junik|Јуник
XK|2|21.580|42.578|Kamenica|Dardana|Dardanë|Gurash|Kamenicë|Kosovska Kamenica|Каменица
XK|2|21.259|42.232|Kačanik|Kačanikas|Kaçaniku|Kachanik|Orhanye|Качаник|Качанік
XK|2|20.578|42.622|Klina|Kliha|Klinë|Клина
XK|2|21.374|42.371|Klokot|Kllokot|Kllotkot|Klokot-Vrbovac|Клокот
XK|2|21.096|42.664|Kosovo Polje|Fushë Kosovë|Fushë-Kosova|Kosovo|Kosovo Pole|Косово Поље
XK|2|20.803|43.104|Leposaviq|Albaniku|Leposavić|Leposavići|Лепосавић
XK|2|21.126|42.522|Lipljan|Lipjan|Liplan|Lipljane|Липљан
XK|2|20.746|42.482|Mališevo|Malishevë|Malishevo|Малишево
XK|2|20.727|42.331|Mamuša|Mamus|Mamusha|Mamushë|Мамуша
XK|2|21.434|42.616|Novo Brdo|Artana|Artanë|Novaberd|Novobërda|Novobërdë|Novus Mons|Ново Брдо
XK|2|21.070|42.687|Obiliq|Gllaboder|Kastriot|Obilić|Обилић
XK|2|20.655|42.399|Orahovac|Orakhovac|Rahavec|Rahovec|Rahoveci|Ораховац
XK|2|21.434|42.402|Partesh|Parteš|Parteshi|Партеш
XK|2|21.193|42.911|Podujeva|Besiana|Besianë|Podjevë|Podujevë|Podujevó
XK|2|21.599|42.492|Ranilug|Ranillug|Ranillugu|Ranllug|Ранилуг
XK|2|21.040|42.433|Shtime|Shtimle|Ştimle|Štimlja|Štimlje|Штимље
XK|2|20.789|42.747|Srbica|Skënderaj|Србица
XK|2|20.825|42.359|Suva Reka|Lumthatë|Suha Reka|Suhareka|Suharekë|Suharjeka|Sukarekë|Suva Reki|Thëranda|Сува Река
XK|2|21.358|42.321|Vitina|Viti|Витина
XK|2|20.968|42.823|Vushtrri|Vicianum|Vicitirin|Vuchitrn|Vuçitërn|Vuçitërnë|Vučitrn|Vıçıtırın|Вучитрн
XK|2|20.690|42.914|Zubin Potok|Zubin Potoku|Zubinpotok|Зубин Поток
XK|2|20.840|42.907|Zvečan|Zaccan|Zvechan|Звечан
XK|2|21.027|42.239|Štrpce|Shtërpcë|Shtrpce|Štrice|Штрпце
XK|4|20.453|42.558|Buqan|Buçan|Bučani
XK|4|20.819|42.318|Gjinoc|Dinovce|Džinovce|Gjinofc|Gjinovc|Ðinovce|Ђиновце
XK|4|20.363|42.507|Gllogjan|Fortesa|Glaçani|Gladane|Glađane|Gllogjani|Glodani|Glodjane|Glogjan|Glođani|Глођане
XK|4|21.196|42.601|Gračanica|Gracanicë|Grachanica|Grachanicja|Graqanicë|Manastir Gračanica|Nkratsanitsa|Ulkian|Грачаница|Грачаниця
XK|4|20.347|42.520|Irzniq|Irzniqi|Rrezar|Rrezari|Rrëzniq|Rrznić|Rznić|Рзнић
XK|4|20.303|42.557|Isniq|Isniqi|Rrezari
XK|4|20.465|42.570|Kosuriq|Kosurić|Косурић
XK|4|20.781|42.328|Leshan|Lešane|Leshane|Leshtane|Лешане
XK|4|20.763|42.555|Llazicë|Llozicë|Lozica
XK|4|20.281|42.524|Lloqan|Lloçan|Lloçani|Lloqani|Loçan|Loćane|Лоћане
XK|4|20.308|42.545|Lluka e Eperme|Llukë e Epërme|Luka|Luka e Epërme
XK|4|20.336|42.546|Lluka e Poshtme|Lluka e Poshtem|Llukë e Poshtme|Luka e Ulët
XK|4|20.347|42.547|Lumbardhi|Ljumbardh|Lumbarda|Lumbardh|Lumbardhë|Лумбарда
XK|4|20.291|42.598|Lybeniq|Drinishti|Lupeniq|Lybeniqi
XK|4|20.291|42.563|Lëbushë|Lëbusha|Ljebuše|Ljubuša|Ljubusha|Lpushë|Lubushë|Љубуша
XK|4|20.331|42.553|Papraqan|Papraćane|Prapaçan|Prapaćane|Prapaçani|Prapaqan|Prapaqani|Папраћане|Прапаћане
XK|4|21.496|42.407|Pasjane|Pasijane|Pasjan|Pisjan|Posjane|Пасјане
XK|4|20.822|42.384|Peqan|Pećane|Reçan|Пећане
XK|4|20.318|42.508|Prilep|Arrnjet|Arrnjeti|Përlep|Prejlep|Prejlepi|Prelep|Prilip|Прилеп
XK|4|20.379|42.499|Shaptej|Šaptej|Šaptelj|Shailei|Шаптеј
XK|4|20.294|42.578|Strellc i Epërm|Strallc i Epërm
XK|4|20.316|42.581|Strellc i Ulët|Strellc i Poshtëm
XK|5|20.925|42.355|Budakovo|Budakovë|Butakovë|Будаково
XK|5|20.292|42.516|Dranoc|Drenoc|Drenoci|Drenovac|Дреновац
XK|5|20.370|42.712|Dubova (Driloni)|Driloni|Dubova|Dubovë
XK|5|20.802|42.424|Nishor|Nišor|Нишор
XK|5|20.742|42.420|Pagaruša|Pagarusha|Pagarushë|Пагаруша
XK|5|20.351|42.537|Pozhar|Požar|Požare|Pozhari|Пожар
XK|5|20.282|42.509|Slup|Sllup|Sllupi|Slub|Слуп
MD|0|28.858|47.006|Chisinau|Kischinew|Kiscinev|Kishinef|Kishinehu|Kishinëv|Kishiniv|Kishinjov|Kisinaou|Kişinev|Kišiņeva|Kiŝinevo|Kišiniovas|Kišinjev|Kišiňov|Kisinyov|Kisyneu|Kiszyniów|Кишинёв|Кишинэу|Кишињев|Кішынёў
MD|1|29.235|46.878|Anenii Noi|Aneni Nouy|Anenii Noui|Novo-Aneny|Novye Aneny|Novyye Aneny|Новые Анены
MD|1|28.964|46.332|Basarabeasca|Basarabiaska|Besarabka|Bessarabka|Bessarabskaya|Bessarabskiy|Romaneshti|Româneşti|Romanovka|Romanovo|Romynesht'|Бесарабка|Бессарабка
MD|1|29.478|46.832|Bender|Bendary|Bendehr|Bendera|Benderai|Benderi|Bendery|Bəndər|Tighina|Tigina|Бендер|Бендери|Бендеры|Бендэр|Тигина
MD|1|27.078|48.363|Briceni|Briceni-Târg|Brichani|Brichany|Brichen'|Brichen' Sat|Bricheni Sat|Bryczany|Бричани|Бричаны|Бричень
MD|1|27.929|47.763|Bălți|Baltsy|Behlc'|Bel'cy|Bel'tsy|Belcai|Belci|Beltsi|Bielce|Byelcy|Municipalité de Bălţi|Белци|Бельцы|Бэлць
MD|1|28.199|45.904|Cahul|Kagul|Kaguł|Kahul|Kahulis|Kakhul|Кагул|Кахул
MD|1|28.203|46.277|Cantemir|Kantemir|Кантемир
MD|1|28.764|46.527|Cimișlia|Chimishlija|Chimishliya|Чимишлия
MD|1|29.118|47.302|Cocieri|Kochiery|Kochiyery|Kucheyer|Kuchiyer|Kuchiyery|Кочиеры
MD|1|28.657|46.295|Comrat|Kamrat|Komrad|Komrat|Komratas|Камрат|Комрат
MD|1|29.159|47.213|Criuleni|Kriulen'|Kriuleni|Kriuljany|Kriulyany|Krivleny|Kryulyany|Криуляны
MD|1|28.310|47.256|Călărași|Călărasi-Targ|Kalarash|Kelerashi-Tyrg|Калараш
MD|1|29.411|46.637|Căușeni|Căuşani-Novi|Căuşanii-Noui|Kaushani|Kaushani-Noui|Kaushany|Keušenis|Noui Căuşanii|Novo Kaushani|Novyye Kaushany|Novyye Keushani|Каушани|Каушаны
MD|1|27.610|48.243|Dondușeni|Donduşăni|Dondushen'|Dondyushany
MD|1|27.813|48.036|Drochia|Drokija|Drokiya|Drokiya Sat|Дрокия
MD|1|27.303|48.172|Edineț|Edincy|Edinec|Ediniţa|Ediniţa-Târg|Ediniti|Edintsy|Yedintsy-Tyrg|Единец|Единцы
MD|1|28.293|47.891|Florești|Floresht'|Floreshti|Floreshty|Флорешты
MD|1|27.713|47.577|Fălești|Faleshti|Faleshty|Фалешти|Фалешты
MD|1|27.519|47.775|Glodeni|Gloden'|Glodjany|Glodyany|Malyye Glodyany|Глодяны
MD|1|28.591|46.830|Hîncești|Ganchesty|Gynchesht'|Hânceşti|Khencheshti|Khynchesht'|Khyncheshty|Kotovsk|Kotovskoye|Raionul Hîncești|Котовск|Хынчешты
MD|1|28.782|46.943|Ialoveni|Jaloveny|Kutuzov|Ploreny|Ploveny|Yaloven'|Yaloveny|Yalovyany|Кутузов|Яловены
MD|1|28.253|46.482|Leova|Leovo|Levo|Леово
MD|1|28.171|47.082|Nisporeni|Nisiporeni|Nisporeny|Nisporyany|Ниспорены
MD|1|27.438|48.383|Ocnița|Oknica|Oknitsa|Окница
MD|1|28.824|47.385|Orhei|Orgeev|Orgeyev|Orgiejów|Orgiiv|Orheiu|Orhėjus|Orkhej|Orkhey|Оргеев|Оргіїв|Орхей|Орхеј
MD|1|28.966|47.749|Rezina|Rezina Târg|Rezina-Tîrg|Резина
MD|1|27.564|47.948|Rîșcani|Râşcani|Râşcani Târg|Rashkan' Tyrg|Rashkani-Tyrg|Ryshkanovka|Ryshkany|Рышканы
MD|1|28.285|48.157|Soroca|Soroka|Soroki|Soroky|Сорока|Сороки
MD|1|28.608|47.142|Strășeni|Strasheny|Страшены
MD|1|28.143|47.636|Sîngerei|Lazovsk|Sângerei|Senzherey|Syndzherey|Synzhereja|Synzhereya|Synzheria|Лазовск|Сынжерея
MD|1|28.668|45.903|Taraclia|Taraklija|Tarakliya|Тараклия
MD|1|28.365|47.501|Telenești|Telenesht'-Tyrg|Teleneshty|Teleneşti Târg|Tseleneshti-Tyrg|Теленешты
MD|1|29.629|46.843|Tiraspol|Ciraspal'|Tiraspol'|Tiraspole|Tiraspoli|Tiraspolis|Tiraspolo|Tyraspol|Тираспол|Тирасполь|Тираспољ|Ціраспаль
MD|1|27.800|47.211|Ungheni|Ukgeni Tyrg|Ungen|Ungen'|Ungen' Tyrg|Ungeni|Ungenis|Ungeny|Ungheni Targ|Унген|Унгени|Унгены|Унгень
MD|1|28.797|47.816|Șoldănești|Chernenko|Sholdanesht'|Sholdaneshti|Sholdaneshty|Sholdenesht'|Шолданешты
MD|1|29.662|46.513|Ștefan Vodă|Shtefan-Vode|Shtefan-Vodeh|Suvorovo|Суворово|Штефан-Водэ
MD|4|28.047|47.656|Bilicenii Vechi|Belichany|Biliceni|Bilichen'|Bilicheni|Bliceni|Gilicheny|Starye Bilicheny|Staryye Bilicheny|Старые Биличены
MD|4|28.070|47.814|Biruința|Biruinca|Biruintsa|Бируинца
MD|4|27.703|48.356|Briceni|Brichany|Brichen'|Бричаны
MD|4|28.458|47.191|Bucovăț|Bykovec|Bykovets|Быковец
MD|4|28.663|46.366|Bugeac|Budzhak|Komrat|Комрат
MD|4|28.699|48.032|Camenca|Kamenka|Kamenka-Moldavskaya|Kamionka|Kamjanka|Каменка|Камянка
MD|4|28.831|46.062|Ceadîr-Lunga|Ceadâr-Lunga|Chadyr-Lunga|Чадыр-Лунга
MD|4|29.617|46.783|Chițcani|Kickany|Kitskan'|Kitskani|Kitskany|Кицканы
MD|4|28.889|47.130|Ciorescu|Choresku|Чореску
MD|4|28.819|46.976|Codru|Arkhiyereyskiy|Kodru|Schinoasa|Skinosa|Кодру|Скиноса
MD|4|28.593|46.107|Congaz|Kangaz|Kongaz|Конгаз
MD|4|29.804|46.648|Crasnoe|Crasna|Krasnoe|Krasnoye|Красное
MD|4|28.862|47.138|Cricova|Krikova|Krikovo|Криково
MD|4|28.207|46.758|Dancu|Dan'ka|Danku|Данку
MD|4|29.919|46.616|Dnestrovsc|Dnestrovsk|Dnestrovskas|Dnistrovs'k|Dnjastrousk|Днестровск|Днястроўск|Дністровськ
MD|4|28.270|47.122|Dolna|Pushkino|Пушкино
MD|4|29.167|47.266|Dubăsari|Dubehsar'|Dubosari|Dubossary|Дубоссары|Дубэсарь
MD|4|28.377|47.855|Ghindești|Gindeshty|Gyndesht'|Leninskij|Leninskiy|Гиндешты|Ленинский
MD|4|28.197|45.482|Giurgiulești|Dzhurdzhulesht'|Dzhurdzhuleshti|Dzhurdzhuleshty|Dzhurzhuleshty|Zhurzhuleshty|Джурджулешты
MD|4|29.300|47.154|Hryhoriopol|Grigoriopol|Grigoriopol'|Grigoriopolis|Grigoriupol|Grygaryjopal'|Григориополь|Григоріополь|Грыгарыёпаль
MD|4|28.427|46.425|Iargara|Iagara|Jargara|Posëlok Yargora|Yargara|Yargora|Яргара
MD|4|29.385|47.237|Maiac|Majak|Mayak|Маяк
MD|4|29.062|46.926|Merenii Noi|Meren' Gara|Mereny|Mereny Gara|Novye Mereny|Novyye Mereny|Новые Мерены
MD|4|28.277|47.505|Mîndrești|Mândreşti|Myndresht'|Myndreshti|Myndreshty|Мындрешты
MD|4|28.241|47.869|Mărculești|Markulesht'-Kolon|Markuleshti-Kolon|Markuleshty|Markuleshty-Kolon|Маркулешты
MD|4|28.636|48.133|Ocnița|Oknica|Oknitsa|Окница
MD|4|27.799|48.433|Otaci|Ataki|Otach-Tyrg|Атаки
MD|4|29.962|46.733|Pervomaisc|Pervomajsk|Pervomaysk|Pervomayskoye|Первомайск
MD|4|29.010|47.768|Rîbnița|Râbniţa|Ribņica|Ribnicja|Rybnica|Rybnitsa|Rybniza|Рибниця|Рыбница
MD|4|28.975|47.691|Saharna|Sakharna|Sukharna|Сахарна
MD|4|29.704|46.729|Slobozia|Moldavanskaya-Slobodzaya|Slabadzeja|Slabodzėja|Slobodzeja|Slobodzeya|Slobodzeya Moldavanskaya|Слабадзея|Слободзея
MD|4|28.868|47.096|Stăuceni|Stavcheny|Ставчены
MD|4|28.967|46.916|Sîngera|Sângera|Synzhera|Сынжера
MD|4|29.522|46.829|Tiraspolul Nou|Novotiraspol'skij|Novotiraspol'skiy|Slobodka|Zakrepostnaya Slobodka|Новотираспольский
MD|4|28.965|46.148|Tvardița|Tvardica|Tvarditsa|Твардица
MD|4|29.124|47.255|Ustia|Ust'e|Ust'ye|Ustya|Устье
MD|4|29.076|47.090|Vadul lui Vodă|Vadu-luy-Vode|Vadul-Luj-Vodeh|Vadul-Luy-Vode|Vaduluy-Vody|Vady-Lui Voda|Vady-Luy-Voda|Вадул-Луй-Водэ
MD|4|29.466|46.866|Varnița|Varnica|Varnitsa|Варница
MD|4|28.737|47.075|Vatra|Gara Ghidighici|Gidigich|Ватра|Гидигич
MD|4|28.448|46.333|Vișniovca|Vishnëvka|Vişineşti|Вишневка
MD|4|28.406|45.685|Vulcănești|Valkaneshty|Volkaneshty|Volkenesht'|Volkoneshty|Vulkaneshty|Vulkeneshti|Вулканешты
MD|5|28.232|46.692|Pogănești|Poganeshty|Поганешты
ME|0|19.264|42.441|Podgorica|Birziminium|Padgoryca|Podgairítse|Podgoricae|Podgoricja|Podgorico|Podgorika|Podgoritsa|Podgoritza|Podgorytsa|Podqoritsa|Podugorica|Pontnkoritsa|Titograd|Падгорыца|Подгоритса|Подгорицæ|Подгорица|Подгориця|Подъгорица
ME|1|19.792|42.734|Andrijevica|Andrievica|Andrijevitsa|Андриевица|Андријевица|Андрієвіца
ME|1|19.098|42.094|Bar|Antibarium|Antivari|Bar - Bar|Bar - Бар|Baras|Bari vald|Tivari|Бар
ME|1|19.873|42.843|Berane|Beran|Ivangrad|Беране
ME|1|19.748|43.038|Bijelo Polje|Bielo pole|Bielo-Pole|Opstina Bijelo Pole|Oпштина Бијело Поље|Биело поле|Биело-Поле|Бієло-Полє
ME|1|18.840|42.286|Budva|Bountva|Büdua|Buedua|Butua|Будва
ME|1|18.914|42.391|Cetinje|Cetiña|Cetinė|Cetiniѥ|Cetinjo|Cettigne|Cettinge|Cetynia|Цетине|Цетинє|Цетиње|Цєтиниѥ
ME|1|19.146|42.554|Danilovgrad|Danilovgradas|Danilovgradi|Даниловград
ME|1|19.834|42.562|Gusinje|Guci|Gucia|Gusin'e|Gusinė|Гусине|Гусиње|Гусіньє
ME|1|18.538|42.453|Herceg Novi|Castelnuovo|Castelnuovo di Cattaro|Ercegnovi|Herceg-Novi|Kherceg Novi|Kherceg-Novi|Kherceg-Novij|Херцег Нови|Херцег-Нови|Херцег-Новий
ME|1|19.517|42.822|Kolašin|Kolashin|Kolašinas|Kolašini vald|Koloshini|Колашин
ME|1|18.768|42.421|Kotor|Cattaro|Cattoro|Котор
ME|1|19.583|42.960|Mojkovac|Мойковац|Мојковац
ME|1|18.944|42.773|Nikšić|Nikshic|Nikshich|Nikshik|Nikshiqi|Nikšičius|Никшич|Никшић|Никшиќ
ME|1|19.964|42.909|Petnjica|Petnica|Петњица
ME|1|19.946|42.597|Plav|Komuna e Plavës|Plav-Gusinje|Plavas|Plavë|Plavi vald|Плав
ME|1|19.358|43.357|Pljevlja|Ljevlja|Plevla|Plevlia|Plevlja|Plevlje|Pljevlje|Плевля|Плєвля|Пљевља
ME|1|18.839|43.153|Plužine|Pluzhina|Pluzhine|Plužine vald|Плужине
ME|1|20.167|42.833|Rožaje|Roža|Rozagie|Rožaj|Rozhae|Rozhaja|Rozhajë|Рожае|Рожає|Рожаје
ME|1|18.694|42.436|Tivat|Teodo|Тиват|Тіват
ME|1|19.331|42.366|Tuzi|Tuz|Tuzai|Тузи|Тузі
ME|1|19.224|41.929|Ulcinj|Dulcigno|Oultsin|UElguen|Ul'cin'|Ulcin|Ulcin'|Ulcinis|Ulcinium|Ulqini|Ülgün|Улцин|Улцинь|Улцињ|Ульцинь
ME|1|19.097|42.956|Šavnik|Shavnik|Шавник|Шавнік
ME|1|19.123|43.154|Žabljak|Aleksandrov Grad|Žabliakas|Zhabjaku|Zhablak|Zhabljak|Жабляк|Жабљак
ME|2|19.231|42.335|Golubovci|Golubovcai|Голубовци
ME|4|18.630|42.443|Baošići|Baošić
ME|4|18.869|42.284|Bečići|Bechichi|Bečić|Бечичи
ME|4|18.656|42.453|Bijela|Bjela
ME|4|19.198|42.303|Bijelo Polje
ME|4|19.200|42.385|Botun
ME|4|19.339|42.419|Dinoša|Dineša|Dinoši
ME|4|18.689|42.443|Donja Lastva|Selo Donja Lastva
ME|4|19.197|42.401|Donji Kokoti
ME|4|19.212|42.332|Goričani
ME|4|18.506|42.460|Igalo|Igalo Herceg Novi|Игало
ME|4|18.658|42.497|Lipci|Липци
ME|4|19.273|42.324|Mataguži
ME|4|19.221|42.342|Mojanovići
ME|4|18.718|42.420|Mrčevac
ME|4|18.758|42.432|Muo|Selo Muo
ME|4|18.810|42.434|Njeguši|Negosi|Negushi|Njegoši|Njegushi|Његуши|Негуши
ME|4|18.699|42.487|Perast|Perastas|Perasto|Пераст
ME|4|18.942|42.206|Petrovac na Moru|Petrovac|Петровац
ME|4|19.951|42.598|Prnjavor
ME|4|18.742|42.458|Prčanj|Perzagno
ME|4|18.696|42.515|Risan|Risanas|Risani|Risano|Рисан|Рісан
ME|4|19.195|42.515|Spuž
ME|4|19.136|42.097|Stari Bar
ME|4|19.047|42.143|Sutomore|Spič|Sutomor|Сутоморе
ME|4|19.298|42.326|Vranj
ME|4|18.766|42.419|Škaljari
ME|4|19.088|42.116|Šušanj
ME|5|19.485|43.087|Barice
ME|5|19.144|42.049|Dobra Voda|Добра Вода
ME|5|18.768|42.454|Dobrota|Mesto Dobrota|Доброта
ME|5|19.123|42.715|Dučice
ME|5|19.196|42.500|Grbe
ME|5|19.119|42.741|Kuta
ME|5|18.904|42.829|Miločani
ME|5|19.258|42.519|Stijena
ME|5|19.091|42.750|Zagrad
ME|5|18.602|42.437|Ðenovići|Denovici|Denovic|Djenovići|Gjenović|Ðenović
ME|5|19.117|42.535|Ćurilac
ME|5|19.073|43.385|Šula|Šule|Šuli
MK|0|21.431|41.996|Skopje|Escópia|Scopia|Scupi|Shkup|Shkupi|Skop'e|Skope|Skopeia|Skopia|Skopie|Skopiye|Skopjo|Skople|Skoplie|Skoplje|Skopye|Szkopje|UEskuep|Usküb|Üsküp|Скоп'е|Скоп'є|Скопе|Скопие|Скопье|Скопје|Скопље|Съкопиѥ
MK|1|20.830|41.303|Belčišta|Belchishta|Belčište|Белчишта
MK|1|22.858|41.703|Berovo|Берово
MK|1|21.335|41.031|Bitola|Bitol|Bitolj|Bitolja|Bitolya|Manastir|Manastiri|Manastır|Monasterium|Monasteron|Monastir|Monastiri|Monastirion|Obitѣl'|Битола|Битоля|Битољ|Бітола|Манастир|Обитѣль
MK|1|22.576|41.203|Bogdanci|Богданци
MK|1|20.914|41.924|Bogovinje|Bogovina|Bogovine|Bogovino|Боговиње
MK|1|22.728|41.441|Bosilovo|Bosiljovo|Босилово
MK|1|20.981|41.967|Brvenica|Bërvenicë|Brvence|Брвеница|Брвенце
MK|1|20.559|41.478|Centar Župa|Centar Zhupa|Centar Zsupa|Merkez Jupa|Qendra Zhupa|Tsentar Joupa|Vapa|Вапа|Центар Жупа
MK|1|20.524|41.524|Debar|Bebar|Debara|Debaras|Debaru|Debre|Debur|Dibra|Dibre-i-Bala|Divri|Дебар|Дебър|Дєбаръ
MK|1|22.769|41.967|Delcevo|Carevo Selo|Delchevo|Делчево
MK|1|21.203|41.221|Demir Hisar|Demir Chisaras|Demir Hisari|Demir Khisar|Demir-Khisar|Murgaševo|Murgashevo|Murgasjevo|Демир Хисар|Демир-Хисар|Мургашево
MK|1|22.246|41.406|Demir Kapija|Banja|Демир Капија
MK|1|21.454|41.426|Dolneni|Dolnjane|Dolnjani|Долнени
MK|1|22.501|41.142|Gevgelija|Devdelijad|Gevegeli|Gevgeli|Gevgelia|Gevgeliya|Gewgelija|Gjevgjelia|Guevgueliya|Gyevgyelija|Ðevđelijad|Ђевђелија|Гевгели|Гевгелия|Гевгелија|Гевгелія|Гєѵгєла
MK|1|20.908|41.796|Gostivar|Gostivar'|Gostivara|Gostivaras|Gostivari|Gostiwar|Gosztivar|Kostovon|Nkostivar|Гостивар|Гостивар҄ь
MK|1|21.943|41.578|Gradsko|Градско
MK|1|21.580|41.995|Ilinden|Belimbegovo|Белимбегово|Илинден
MK|1|21.124|42.072|Jegunovce|Јегуновце
MK|1|22.235|41.818|Karbinci|Karabinci|Карбинци
MK|1|22.012|41.433|Kavadarci|Kavadar|Kavadarcis|Kavadari|Kavadartsi|Kavantartsi|Kawadarci|Tikveš|Кавадарци|Кавадарці
MK|1|20.959|41.513|Kičevo|Kërçova|Kičevas|Kichevo|Kicsevo|Kiczewo|Kircova|Kitchevo|Kitsevo|Kırçova|Кичево|Кꙑчєво
MK|1|22.413|41.916|Kochani|Kočane|Kočani|Кочани
MK|1|22.384|41.495|Konče|Konča|Konche|Kontché|Конче
MK|1|22.181|42.078|Kratovo|Kratova|Кратово
MK|1|22.332|42.201|Kriva Palanka|Palangha|Крива Паланка
MK|1|21.333|41.336|Krivogashtani|Krivogaštane|Krivogastani|Кривогаштани
MK|1|21.249|41.369|Krusevo|Krushevo|Krušovo|Крушево
MK|1|21.714|42.132|Kumanovo|Koumanovo|Kumanava|Kumanova|Kumanovas|Kumanovë|Kumanowo|Коуманово|Куманава|Куманово
MK|1|21.585|42.156|Lipkovo|Lipkovë|Липково
MK|1|21.906|41.784|Lozovo|Džumajlija|Džumali|Лозово
MK|1|22.588|42.021|Makedonska Kamenica|Kamenica|Македонска Каменица
MK|1|21.215|41.514|Makedonski Brod|Brod|Brod Makedonski|Brodi|Južni Brod|Makedon'sku Brodu|Makedons'ki-Brod|Makedonska Broda|Makedonski Brodas|Makedonski-Brod|Брод|Македонски Брод|Македонски-Брод|Македонськи-Брод|Макєдоньскъ Бродъ
MK|1|21.379|41.108|Mogila|Могила
MK|1|22.091|41.485|Negotino|Negotin|Negotin Vardarski|Negotina|Negotinas|Неготино
MK|1|21.459|41.042|Novaci|Komuna e Novacit|Municipio de Novaci|Novaci Municipality|Novatsi|Općina Novaci|Opshtina Novaci|Opština Novaci|Vilojati Novatsi|Вилояти Новатси|Новаци|Новаці|Општина Новаци
MK|1|22.882|41.415|Novo Selo|Jenikej|Jeniköj|Yenikoey|Yenikoj|Yeniköy|Ново Село
MK|1|20.802|41.117|Ohrid|Akhris|Ochrid|Ochrida|Ochridas|Ochryda|Ocrida|Ohri|Ohrida|Okhri|Okhrid|Okhridu|Okhryd|Oxrid|Охрид|Охрыд|Охрїдъ
MK|1|22.889|41.762|Pehčevo|Pekhchevo|Пехчево
MK|1|21.123|41.467|Plasnica|Пласница
MK|1|21.555|41.345|Prilep|Perlepé|Perlepes|Pirlepe|Prilepa|Prilepas|Прилеп
MK|1|22.179|42.003|Probishtip|Probistip|Пробиштип
MK|1|22.465|41.638|Radovis|Radovish|Radovište|Rodoviš|Радовиш
MK|1|22.116|42.170|Rankovce|Rankovci|Ранковце|Ранковци
MK|1|21.011|41.089|Resen|Resna|Ресен
MK|1|21.946|41.517|Rosoman|Rasoman|Rosomani|Росоман
MK|1|20.600|41.610|Rostusa|Radostusha|Rostoucha|Rostusha|Rostusja|Ростуша
MK|1|22.196|41.746|Shtip|Ishtib|İştip|Shhip|Štip|Stiplia|Штип|Щип
MK|1|21.427|41.955|Sopište|Sopishte|Сопиште
MK|1|22.720|41.186|Star Dojran|Doēranē|Dojran|Stari Dojran|Стар Дојран
MK|1|20.678|41.178|Struga|Strouga|Ustrugha|Строуга|Струга
MK|1|22.643|41.438|Strumica|Stromitza|Stromnitsa|Stromnitza|Stroumitsa|Strumitsa|Strumitza|Ustrumcha|Струмица
MK|1|21.535|41.922|Studeničani|Studenichani|Студеничани
MK|1|21.953|41.870|Sveti Nikole|Kilisseli|Sveti Nikola
MK|1|21.053|42.077|Tearce|Теарце
MK|1|20.972|42.010|Tetovo|Cetava|Kalkandelen|Qalqan Delen|Tetobo|Tetova|Tetovas|Tetowo|Тетово|Хътѣтово|Цетава
MK|1|22.560|41.317|Valandovo|Valandova|Valandovas|Vallandova|Walandowo|Wałandowo|Валандово
MK|1|22.643|41.474|Vasilevo|Василево
MK|1|21.776|41.716|Veles|Köprülü|Titov Veles|Velesa|Velesas|Velesi|Velessa|Velesu|Weles|Wełes|Велес|Вєлєсъ
MK|1|20.593|41.241|Vevčani|Vehčane|Vehčani|Vevčane|Vevchani|Вевчани
MK|1|22.509|41.883|Vinica|Виница
MK|1|20.886|41.834|Vrapčište|Vrapchishte|Vrapçicshtë|Vrapčišta|Врапчиште
MK|1|21.588|41.884|Zelenikovo|Zelenikovë|Зелениково
MK|1|21.064|41.980|Zelino|Željino|Zhelinë|Zhelino|Желино
MK|1|22.444|41.854|Zrnovci|Zrnovce|Зрновци
MK|1|21.662|41.651|Čaška|Chashka|Чашка
MK|1|21.562|42.026|Арачиново|Arachinovo|Araçinë|Aračinovo
MK|1|21.615|41.939|Петровец|Petrovec|Ibraimovo|Petrovac
MK|1|21.829|42.198|Старо Нагоричане|Staro Nagorichane|Nagoriçan i Vjetër|Staro Nagoričane|Staro Nagoričino
MK|1|21.382|42.104|Чучер - Сандево|Chucher - Sandevo|Chucher|Čučer|Čučer-Sandevo|Чучер
MK|2|21.447|42.031|Butel|Butelj|Бутел
MK|2|21.503|41.949|Kisela Voda|Кисела Вода
MK|2|20.596|41.269|Labunista|Labunishta|Labunište|Лабуништа
MK|2|21.441|42.015|Čair|Chair|Чаир
MK|2|21.425|42.040|Šuto Orizare|Shuto Orizari|Шуто Оризари
MK|4|21.994|41.812|Amzabegovo|Stepovac|Амзабегово
MK|4|21.023|41.595|Arangel|Arandel|Aranđel|Арангел
MK|4|21.287|41.986|Arnakija|Arnaćija|Арнакија
MK|4|21.115|40.944|Arvati|Арвати
MK|4|21.480|41.919|Batinci|Batinc|Батинци
MK|4|21.558|40.932|Bač|Bach|Бач
MK|4|21.760|41.748|Bašino Selo|Bashino Selo|Башино Село
MK|4|21.345|41.280|Bela Crkva|Бела Црква
MK|4|21.360|41.160|Beranci|Беранци
MK|4|21.366|40.979|Bistrica|Feistritz|Бистрица
MK|4|22.579|41.837|Blatec|Blaca|Blatac|Блатец
MK|4|21.472|41.593|Bogomila|Bogumil|Богомила
MK|4|21.193|42.000|Bojane|Bojana|Бојане
MK|4|21.159|40.906|Brajčino|Brajchino|Брајчино
MK|4|21.285|41.023|Brusnik|Брусник
MK|4|21.239|41.971|Bukovik|Buković|Буковиќ
MK|4|21.503|42.071|Bulacani|Bulačane
MK|4|21.676|41.739|Buzalkovo|Buzalakovo|Бузалково
MK|4|21.317|41.274|Bučin|Buchin|Бучин
MK|4|21.179|41.057|Capari|Цапари
MK|4|20.976|41.839|Cegrane|Çegran|Chegrane|Чегране
MK|4|21.510|42.051|Cresevo|Creshevo|Tsréchévo|Црешево
MK|4|21.378|41.812|Crn Vrv|Crni Vrh|Crni Vrv|Црн Врв
MK|4|21.414|41.530|Crnilište|Crnilishte|Црнилиште
MK|4|21.322|41.124|Crnobuki|Crnobok|Црнобуки
MK|4|21.224|41.156|Crnovec|Crnec|Crneec|Crnoec|Crnovci|Црновец
MK|4|21.410|41.858|Cvetovo|Цветово
MK|4|20.722|41.257|Delogožda|Delagožde|Delogoždi|Delogozhda|Delogozhdi|Делогожда|Делогожди
MK|4|21.491|41.463|Desovo|Десово
MK|4|21.264|41.030|Dihovo|Dikhovo|Дихово
MK|4|21.089|41.955|Dobarce|Добарце
MK|4|20.890|41.865|Dobri Dol|Dobërdol|Dobri-Do|Добри Дол
MK|4|21.456|41.069|Dobromiri|Dobromir|Добромири
MK|4|21.078|42.103|Dobrošte|Dobroshtë
MK|4|21.483|41.169|Dobruševo|Dobrushevo|Добрушево
MK|4|20.906|41.786|Dolna Banjica|Dolna Banica|Долна Бањица
MK|4|21.060|41.957|Dolna Lešnica|Dolna Leshnica|Долна Лешница
MK|4|21.438|41.141|Dolna Čarlija|Dolna Charlija|Dolno Čarlija|Долна Чарлија
MK|4|21.120|40.876|Dolno Dupeni|Dupeni|Долно Дупени
MK|4|21.486|41.886|Dolno Količani|Dolno Količane|Dolno Kolichani|Donje Količane|Долно Количани
MK|4|21.709|41.943|Dolno Konjari|Dolno Konari|Долно Коњари
MK|4|21.379|41.050|Dolno Orizari|Долно Оризари
MK|4|20.929|41.969|Dolno Palčište|Dolno Palchishte|Pallçishte|Долно Палчиште
MK|4|21.379|41.941|Dolno Sonje|Dolno Solnje|Dolno Sone|Долно Соње
MK|4|21.365|41.175|Dolno Srpci|Srpci|Долно Српци
MK|4|21.893|41.765|Dorfulija|Durfuli|Durfulija|Durfulli|Torfali|Дорфулија
MK|4|21.442|41.882|Dračevica|Drachevica|Драчевица
MK|4|21.522|41.937|Dračevo|Draçevë|Drachevo|Naselba Dračevo|Selo Dračevo|Драчево
MK|4|22.921|41.374|Draževo|Drazhevo|Дражево
MK|4|21.890|41.419|Drenovo|Дреново
MK|4|20.926|41.485|Drugovo|Другово
MK|4|20.998|42.033|Džepčište|Dzepchishte|Džepište|Џепчиште
MK|4|21.249|41.260|Edinakovci|Edinakovce|Edinakovo|Единаковци
MK|4|21.483|41.213|Erekovci|Ерековци
MK|4|21.006|41.981|Fališe|Fališ|Falishe|Фалише
MK|4|20.962|41.823|Forino|Форино
MK|4|20.945|41.988|Golema Rečica|Golema Rechica|Rečica|Reçicë e Epërme|Velika Rečica|Голема Речица
MK|4|21.440|41.343|Golemo Konjari|Golemo Kojnari|Golemo Konari|Големо Коњари
MK|4|21.028|41.050|Gorna Bela Crkva|Горна Бела Црква
MK|4|20.935|41.559|Gorni Dlapkin Dol|Dlapkin Dol|Gorni Dlapin Dol|Горни Длапкин Дол
MK|4|21.472|41.880|Gorno Količani|Gornje Količane|Gorno Količane|Gorno Kolichani|Горно Количани
MK|4|21.735|41.686|Gorno Orizari|Gornji Orizari|Gornji-Čeltiki|Горно Оризари
MK|4|20.966|41.606|Gorno Strogomište|Gorna Strogomišta|Gorno Stragolište|Gorno Stragomište|Gorno Stregomište|Gorno Strogomishta|Gorno Strogomishte|Gorno Strogomišta|Горно Строгомишта|Горно Строгомиште
MK|4|21.876|41.875|Gorobinci|Gorabinc|Gorovinci|Горобинци
MK|4|20.904|41.897|Gradec|Градец
MK|4|22.511|41.851|Gradec|Градец
MK|4|21.763|41.084|Gradešnica|Gradechnitsa|Gradeshnica|Градешница
MK|4|21.053|41.017|Grnčari|Grnčare|Grnchari|Грнчари
MK|4|21.131|41.967|Grupčin|Grupchin|Групчин
MK|4|21.330|41.988|Grčec|Dolni Grčec|Dolni Grchec|Grčac|Grchec|Грчец|Долни Грчец
MK|4|21.105|41.845|Gurgurnica|Grgurnica|Гургурница
MK|4|22.805|41.472|Ilovica|Иловица
MK|4|21.359|41.206|Ivanjevci|Ivanevci|Ивањевци
MK|4|21.820|41.849|Ivankovci|Ivankovac|Ivanlije|Иванковци
MK|4|21.578|42.203|Izvor|Извор
MK|4|21.011|41.110|Jankovec|Jankoec|Jankovac|Јанковец
MK|4|21.601|41.969|Kadino|Kadino Selo|Кадино
MK|4|20.929|41.946|Kamenjane|Kamenane|Kamenjan|Камењане
MK|4|21.503|41.210|Kanatlarci|Канатларци
MK|4|21.394|41.065|Karamani|Карамани
MK|4|21.868|41.763|Karatmanovo|Krkmanovo|Каратманово
MK|4|21.681|41.893|Katlanovo|Katlanovë|Катланово
MK|4|21.854|42.116|Klečevce|Klačovce|Kleçevc|Klečevci|Klechevce|Klechovce|Klečovce|Клечевце|Клечовце
MK|4|21.314|42.012|Kondovo|Kondovë|Кондово
MK|4|21.139|41.959|Kopačin Dol|Kopachin Dol|Копачин Дол
MK|4|21.027|41.806|Korito|Корито
MK|4|20.836|41.174|Kosel|Koselj|Косел
MK|4|21.109|40.939|Krani|Hrani|Karahan|Крани
MK|4|21.330|41.074|Krklino|Krklinovo|Крклино
MK|4|21.349|41.312|Krušeani|Kruševljane|Krusheani|Крушеани
MK|4|21.344|41.997|Krušopek|Krushapek|Krushopek|Крушопек
MK|4|22.665|41.405|Kuklis|Kuklish|Куклиш
MK|4|21.325|41.096|Kukurečani|Kukurechani|Кукуречани
MK|4|21.126|41.933|Larce|Lirce|Ларце
MK|4|21.211|41.975|Laskarci|Laskarce|Laskrce|Laskrci|Ласкарци
MK|4|21.302|41.015|Lavci|Lahci|Лавци
MK|4|21.316|41.442|Lažani|Lazari|Lazhani|Лажани
MK|4|21.054|41.461|Lisičani|Lisichani|Лисичани
MK|4|21.303|41.148|Lisolaj|Лисолај
MK|4|21.309|42.001|Ljubin|Čiflik Ljubin|Љубин
MK|4|21.141|40.894|Ljubojno|Ljubojna|Љубојно
MK|4|21.410|41.031|Logovardi|Čekrkci|Логоварди
MK|4|21.666|42.233|Lojane|Llojan|Лојане
MK|4|21.254|41.160|Lopatica|Lopatnica|Лопатица
MK|4|21.404|41.208|Loznani|Лознани
MK|4|20.606|41.353|Lukovo|Dolno Lukovo|Gorno Lukovo|Луково
MK|4|21.464|41.336|Malo Konjari|Malo Kojnari|Malo Konari|Malo Konjare|Мало Коњари
MK|4|21.591|41.988|Marino|Marino Selo|Марино
MK|4|21.598|42.126|Matejce|Matejča|Matejche|Meteçjë|Матејче
MK|4|20.757|41.702|Mavrovi Anovi|Han Mavrovo|Mavrov Han|Mavrovi Hanovi|Маврови Анови
MK|4|21.590|41.642|Melnica|Мелница
MK|4|21.175|41.938|Merovo|Мерово
MK|4|20.774|41.238|Mešeišta|Meščišta|Mešeište|Meševista|Meševište|Mesheishta|Mešista|Мешеишта
MK|4|21.650|41.980|Miladinovci|Adžarlar|Ajalar|Aleksandrovo|Hadžarlar|Hadžilari|Khadzilari|Миладиновци|Хаџилари
MK|4|21.016|41.908|Miletino|Милетино
MK|4|22.436|41.309|Miravci|Miravic|Mirivci|Mirovca|Mirovci|Миравци
MK|4|20.709|41.185|Mislesevo|Misleshevo|Misleshovë|Мислешево
MK|4|21.550|41.910|Morani|Morane|Морани
MK|4|22.726|41.415|Murtino|Муртино
MK|4|21.107|40.893|Nakolec|Наколец
MK|4|20.884|41.878|Negotino|Negotin|Negotino-Poloshko|Negotino-Pološko|Неготино|Неготино-Полошко
MK|4|21.108|42.107|Nerašte|Nerasht|Nerashte|Нераште
MK|4|21.245|41.011|Nižepole|Džindžopole|Nižepolje|Nizhepole|Nižo Polje|Nižopole|Џинџополе|Нижеполе
MK|4|21.159|41.964|Novo Selo|Ново Село
MK|4|21.451|41.183|Nošpal|Noshpal|Ношпал
MK|4|22.334|41.883|Oblesevo|Obleshevo|Облешево
MK|4|21.361|41.282|Obršani|Obrshani|Обршани
MK|4|21.583|41.922|Ognjaci|Ognanci|Ognjance|Огњанци
MK|4|20.607|41.233|Oktisi|Октиси
MK|4|22.513|41.626|Oraovica|Orahovica|Ораовица
MK|4|21.800|42.063|Orashac|Orašec|Орашац
MK|4|21.419|41.619|Oreše|Oreshe|Orešje|Ореше
MK|4|22.446|41.923|Orizari|Orizare|Оризари
MK|4|21.587|42.143|Otlja|Odë|Otla|Отља
MK|4|21.317|41.800|Patiška Reka|Patishka Reka|Patishka Rekë|Patiška|Патишка Река
MK|4|21.370|41.274|Pašino Ruvci|Pashino Ruvci|Pašini Ruvci|Пашино Рувци
MK|4|22.530|41.320|Pirava|Пирава
MK|4|20.911|41.911|Pirok
MK|4|22.542|41.614|Podareš|Podaresh|Подареш
MK|4|21.051|41.024|Podmočani|Podmočane|Podmochani|Подмочани
MK|4|20.993|42.029|Poroj|Порој
MK|4|21.119|41.465|Preglovo|Preglevo|Преглово
MK|4|21.314|41.296|Presil|Пресил
MK|4|21.755|41.698|Prevalec|Dinot|Ðinot|Превалец
MK|4|21.060|42.083|Pršovce|Prošovce|Prševce|Prshovce|Пршовце
MK|4|21.448|42.061|Radishani|Радишани
MK|4|20.623|41.164|Radolista|Radolishta|Radolište|Радолишта
MK|4|21.414|41.941|Rakotinci|Ракотинци
MK|4|21.693|42.095|Romanovci|Rahmanli|Ramanovce|Romanovac|Romanovc|Romanovce|Романовце
MK|4|21.372|41.450|Ropotovo|Popotovo|Ропотово
MK|4|21.210|41.057|Rotino|Ротино
MK|4|22.808|41.687|Rusinovo|Русиново
MK|4|21.146|41.683|Samokov|Samakov|Самоков
MK|4|21.042|41.982|Saračino|Sarachino|Saracince|Sarakince|Sarakinë|Sarakino|Сарачино
MK|4|21.128|41.883|Sedlarevo|Salarevo|Седларево
MK|4|22.795|41.440|Sekirnik|Секирник
MK|4|20.940|42.035|Selce|Селце
MK|4|21.890|41.505|Sirkovo|Сирково
MK|4|21.039|42.068|Slatino|Slatina|Slatinë|Слатино
MK|4|21.175|41.233|Slepče|Slepche|Слепче
MK|4|21.078|41.267|Sloeštica|Sloeshtica|Sloešnica|Слоештица
MK|4|21.111|41.154|Smilevo|Smiljevo|Смилево
MK|4|22.904|41.375|Smolari|Smolare|Смолари
MK|4|21.154|41.296|Sopotnica|Сопотница
MK|4|21.030|41.587|Srbica|Србица
MK|4|20.959|41.706|Srbinovo|Србиново
MK|4|21.715|41.957|Sredno Konjari|Sredno Konari|Средно Коњари
MK|4|21.211|41.086|Srpci|Gorno Srpci|Srpci Gorno|Српци
MK|4|22.204|41.782|Star Karaorman|Stari Karaorman|Стар Караорман
MK|4|22.956|41.367|Staro Konjarevo|Staro Konarevo|Старо Коњарево
MK|4|22.578|41.156|Stojakovo|Стојаково
MK|4|21.006|41.540|Strelci|Стрелци
MK|4|21.036|41.967|Strimnica|Стримница
MK|4|21.181|41.200|Strugovo|Стругово
MK|4|21.222|41.210|Suvodol|Суводол
MK|4|22.837|41.440|Sušica|Sushica|Сушица
MK|4|21.272|41.267|Sveta|Света
MK|4|21.334|41.941|Sveta Petka|Sveti Petka|Света Петка
MK|4|21.305|41.322|Sveto Mitrani|Свето Митрани
MK|4|21.431|41.228|Topolčani|Topolcane|Topolchani|Тополчани
MK|4|21.330|41.251|Trnovci|Trnovce|Трновци
MK|4|21.045|41.619|Tuin|Tujin|Tujna|Туин
MK|4|21.458|41.959|Usje|Usija|Usije|Усје
MK|4|21.663|42.206|Vaksince|Vaksinc|Ваксинце
MK|4|22.019|41.417|Vataša|Vatasha|Ваташа
MK|4|20.644|41.241|Velesta|Veleshta|Velešte|Велешта
MK|4|22.567|41.476|Veljusa|Velusa|Вељуса
MK|4|21.898|41.601|Viničani|Vinichani|Виничани
MK|4|22.793|41.710|Vladimirovo|Владимирово
MK|4|21.925|41.430|Vozarci|Возарци
MK|4|21.340|41.283|Voǵani|Vodani|Vogjani|Vođani|Воѓани
MK|4|21.027|41.445|Vraneštica|Vraneshtica|Vranešnica|Вранештица
MK|4|21.117|42.143|Vratnica|Vratnicë|Вратница
MK|4|20.839|41.769|Vrutok|Vrutog|Вруток
MK|4|20.938|41.607|Zajas|Zajac|Zajasz|Zajazi|Заяс|Зајас
MK|4|21.603|41.873|Zelenikovo|Stanica Zelenikovo|Železnička Stanica Zelenikovo|Зелениково|Станица Зелениково
MK|4|22.236|41.989|Zletovo|Злетово
MK|4|21.255|41.962|Čajlane|Cajljane|Chajlane|Чајлане
MK|4|22.290|41.871|Češinovo|Češinovis|Cheshinovo|Чешиново
MK|4|21.121|41.951|Čiflik|Chiflik|Чифлик
MK|4|20.916|42.035|Šipkovica|Mezefovica|Shipkovica|Shipkovicë|Siikovica|Шипковица
MK|4|21.023|41.548|Šutovo|Shutevo|Šutevo|Шутево
MK|4|21.291|41.420|Žitoše|Zhitoshe|Žitošte|Житоше
MK|4|21.234|41.283|Žurče|Zhurche|Журче
MK|4|21.119|41.290|Žvan|Džvan|Zhvan|Жван
MK|4|21.137|41.082|Ǵavato|Davat|Davato|Djavato|Džavato|Gjavato|Ðavat|Đavato|Ѓавато
MK|4|21.557|41.967|Јурумлери|Jurumleri
MK|4|21.486|41.722|Горно Јаболчиште|Gorno Jabolchishte|Gornje Jabolčište|Gorno Jabolciste
MK|4|21.576|41.961|Идризово|Idrizovo
MK|4|21.697|41.555|Извор|Izvor
MK|4|21.305|42.057|Кучково|Kuchkovo|Kučkovo
MK|4|21.406|42.094|Мирковци|Mirkovci|Mirkovce
MK|4|21.602|41.957|Мралино|Mralino
MK|4|21.335|42.067|Никиштане|Nikishtane|Nikistane
MK|4|21.628|42.173|Слупчане|Slupchane|Sllupçanje
MK|4|21.631|41.927|’Ržaničino|R'zanicani|R'zanicino|Ržaničane|Ržaničano
MK|5|21.002|41.722|Strajane|Страјане
MK|5|21.013|41.932|Čelopek|Çallapek|Chelopek|Челопек
MK|6|21.696|42.142|Bedinje|Bedine|Бедиње
MK|6|21.353|42.008|Gjorče Petro|Djorče Petrov|Dolce Petrov|Gjorçe Petrov|Gjorche Petrov|Gorč Petrov|Gorče Petrov|Ѓорче Петров
MK|6|21.345|41.052|Gorno Orizari|Горно Оризари
MK|6|21.532|41.357|Markov Grad|Varoš|Varosh|Варош|Марков Град
MK|6|21.328|42.000|Saraj|Сарай|Сарај
RS|0|20.465|44.804|Belgrade|Bělehrad|Belgrád|Belgrada|Belgradas|Belgrado|Belgradu|Belgráu|Belgrað|Beligradi|Belogradum|Belohrod|Beograd|Beogradi|Beogrado|Běłohród|Nándorfehérvár|Singidunum|Белград|Београд
RS|1|19.837|45.252|Novi Sad|Neoplanta|Neusatz|Novi Sadas|Novi Sant|Novi-Sad|Novi-Sad khot|Novij Sad|Novisada|Novu Sadu|Nový Sad|Nowy Sad|Ó-péterváradja|Pétervárad|Újvidék|Varadinum Petri|Vásáros-Várad|Нови Сад|Нови-Сад|Нови-Сад хот|Новий Сад|Новъ Садъ|Нові-Сад
RS|2|22.096|44.075|Bor|Boras|Бор
RS|2|21.261|43.977|Jagodina|Giankontina|Svetozarevo|Јагодина|Ягодина
RS|2|20.465|45.830|Kikinda|Chichinda Mare|Gross-Kikinda|Kikinta|Kökénd|Nagykikinda|Velika Kikinda|Кикинда
RS|2|20.917|44.017|Kragujevac|Krabujevac|Kragiyevac|Kraguevac|Kraguevac'|Kragujevaca|Kragujevacas|Krankougievats|Крагоуѥвьць|Крагуевац|Крагуєваць|Крагујевац
RS|2|20.689|43.726|Kraljevo|Kralevas|Kralevo|Kralievo|Rankovićevo|Кралево|Краљево
RS|2|21.334|43.580|Kruševac|Alacahisar|Krousevats|Kruševacas|Krushavac|Krushevac|Крушавац|Крушевац
RS|2|21.946|42.998|Leskovac|Leshkuqi|Leskofça|Leskovacas|Leskovats|Лесковац
RS|2|21.903|43.325|Niš|Nich|Nisch|Nish|Niŝo|Nissa|Nisz|Nix|Ниш
RS|2|20.642|44.872|Pančevo|Banstadt|Hertelendyfalva|Marienfeld|Pančevas|Panchava|Panchevo|Panciova|Pancsal|Pancsaly|Pancsova|Pantschowa|Pantsevo|Vojlovica|Wojlowitz|Wojlowitza|Панчава|Панчево
RS|2|22.586|43.153|Pirot|Пирот|Пірот
RS|2|21.188|44.621|Požarevac|Pasarofça|Pazharavac|Požarevacas|Pozarevats|Pożarewac|Požerevac|Pozharev'c'|Pozharevac|Pozharevac'|Pozsarevác|Пажаравац|Пожаревац|Пожареваць|Пожарєвьць
RS|2|21.588|43.234|Prokuplje|Prokuple|Прокупле|Прокупље
RS|2|20.928|44.664|Smederevo|Semendire|Semêndria|Smedarava|Smedere|Smederevas|Smedereve|Smederewo|Smenterevo|Szendrő|Смедарава|Смедереве|Смедерево
RS|2|19.112|45.774|Sombor|Coborszentmihály|Kiszombor|Mezőzombor|Nagy-Zombor|Opština Sombor|Schomburg|Sombar|Sompor|Szentmihály|Zombor|Сомбар|Сомбор
RS|2|19.612|44.976|Sremska Mitrovica|Dimitrofçe|Mitraja|Mitrovic|Mitrovica|Mitrovicz|Mitrovicza|Mitrovitza|Mitrowitz|Opština Sremska Mitrovica|Sirmijum|Sirmion|Sirmium|Srem. Mitrovica|Srijemska Mitrovica|Strema Mitrovica|Syrmisch-Mitrowitz|Szávaszentdemeter|Сирмијум
RS|2|19.667|46.100|Subotica|Maria-Theresianopel|Maria-Theresiopel|Maria-Theresiopolis|Sawaditz|Subotiza|Szabadka|Szent-Mária|Theresiopel|Zubotica|Суботица
RS|2|19.849|43.859|Užice|Oujiste|Ouzhice|Ouzitse|Titovo Užice|Ussitza|Uzhice|Uzhycy|Оужицє|Ужице|Ужыцы
RS|2|19.898|44.275|Valjevo|Valevas|Valevo|Valievo|Валево|Ваљево
RS|2|21.900|42.551|Vranje|Ivranya|Vrane|Vranie|Vranja|Vranya|Вране|Враня|Врање
RS|2|22.264|43.904|Zaječar|Zaechar|Zagetsar|Zaicear|Zaiciar|Zajchar|Zajechar|Zaychar|Заечар|Зайчар|Зајечар
RS|2|20.382|45.384|Zrenjanin|Becicherecu Mare|Becicherecul Mare|Beçkerek|Becskerek|Betschkerek|Gross-Betschkerek|Nagybecskerek|Petrovgrad|Veliki Bečkerek|Zrenanin|Zrenianin|Zrenianinas|Zrenjanin-grad|Зренянин|Зрењанин
RS|2|20.350|43.891|Čačak|Čačakas|Chachak|Tsatsak|Чачак
RS|2|19.690|44.747|Šabac|Boeguerdelen|Böğürdelen|Chabats|Sampats|Shabac|Szabács|Шабац
RS|3|20.126|45.803|Ada|Asszonyfalva|Ostrova|Ада
RS|3|21.052|43.459|Aleksandrovac|Александровац
RS|3|21.708|43.542|Aleksinac|Alexinatz|Алексинац
RS|3|20.966|45.081|Alibunar|Alisbrunn|Allibunar|Алибунар
RS|3|18.978|45.673|Apatin|Abthausen|Apathin|Apati|Apatinas|Апатин
RS|3|20.560|44.307|Aranđelovac|Arangelovac|Arandzhelovac|Arangjelovac|Аранджеловац|Аранђеловац
RS|3|20.096|43.753|Arilje|Arile|Ариле|Ариље
RS|3|19.567|43.971|Bajina Bašta|Baina Bashha|Baina-Bashta|Bajina Bashta|Баина Баща|Баина-Башта|Бајина Башта
RS|3|20.416|44.579|Barajevo
RS|3|21.082|44.154|Batočina|Batochina|Баточина
RS|3|19.237|45.392|Bač|Baatsch|Bačas|Bach|Bács|Batsch|Бач
RS|3|19.397|45.250|Bačka Palanka|Alt-Palanka|Bachka palanka|Bachka-Palanka|Deutsch-Palanka|Német-Palánka|Nova Palanka|Ópalánka|Palánka|Plakenburg|Stara Palanka|Újpalánka|Бачка паланка|Бачка-Паланка
RS|3|19.632|45.815|Bačka Topola|Andrásföldje|Bácstopolya|Batsch-Topola|Kisbelgrád|Mali Beograd|Topolo|Topolya
RS|3|19.592|45.361|Bački Petrovac|Bachki Petrovac|Bachki-Petrovac|Petrőc|Petrőcz|Petrovac|Petrovácz|Petrovec|Petrowatz|Бачки Петровац|Бачки-Петровац
RS|3|21.417|44.898|Bela Crkva|Bela curkva|Bela-Crkva|Biserica Albă|Fehéregyház|Fehértemplom|Fejéregyház|Ungarisch Weisskirchen|Weisskirchen|Weißkirchen|Бела Црква|Бела църква|Бела-Црква
RS|3|22.311|43.218|Bela Palanka|Bela-Palanka|Бела паланка|Бела-Паланка
RS|3|19.721|45.208|Beočin|Belcsény|Beochin|Beocsin|Beotschin|Беочин
RS|3|20.033|45.616|Bečej|Alt-Betsche|Beçe|Bečejus|Bechej|Becse|Becsej|Óbecse|Stari Bečej|Бечей|Бечеј
RS|3|21.286|43.295|Blace|Bllacë|Блаце
RS|3|19.481|44.837|Bogatić|Bocatić|Богатић
RS|3|21.721|43.012|Bojnik|Бојник
RS|3|21.953|43.830|Boljevac|Bolevac|Opština Boljevac|Болевац|Бољевац
RS|3|22.472|42.501|Bosilegrad|Bosiljgrad|Bosilov-Grad|Босилеград
RS|3|21.767|42.459|Bujanovac|Bougianovats|Bujanoci|Bujanovc|Bujanovce|Bujanovci|Буяновац|Бујановац
RS|3|22.299|42.810|Crna Trava|Црна Трава
RS|3|21.447|44.093|Despotovac|Despotovats|Деспотовац
RS|3|22.776|43.014|Dimitrovgrad|Caribrod|Opština Dimitrovgrad|Tsaribrod|Димитровград|Цариброд
RS|3|21.833|43.198|Doljevac|Dolevac|Opština Doljevac|Долевац|Дољевац
RS|3|22.032|43.223|Gadžin Han|Gadzhin khan|Gadzhin-Khan|Gadzin Khan|Opština Gadžin Han|Гаджин хан|Гаджин-Хан|Гаџин Хан
RS|3|21.632|44.653|Golubac|Galambóc|Golubački grad|Golubăț|Golubats|Guevercinlik|Güvercinlik|Nkoloumpats|Голубац
RS|3|20.462|44.026|Gornji Milanovac|Gorni Milanovac|Gorni Milanovacas|Горни Милановац|Горњи Милановац
RS|3|20.716|44.672|Grocka|Gradska opshtina Grocka|Nkrotska|Opština Grocka|Градска општина Гроцка|Гроцка
RS|3|19.858|45.101|Irig|Ireg|Iregh|Irrig|Ürög|Ürögh|Ириг
RS|3|20.231|43.580|Ivanjica|Ivanica|Иваница|Ивањица
RS|3|20.050|46.067|Kanjiža|Alt-Kanischa|Kanizha|Kanizsa|Kanjiĵa|Magyarkanizsa|Pavlovgrad|Stara Kanjiža|Ungarisch-Kanischa|Ungarische Kanischa|Канижа|Каніжа|Кањижа
RS|3|22.610|44.611|Kladovo|Cladova|Fethulislam|Кладово
RS|3|20.719|43.927|Knić|Knich|Opština Knić|Книч|Кнић
RS|3|22.257|43.566|Knjazevac
RS|3|19.812|44.474|Koceljeva|Koceleva|Koceljevo|Opshtina Koceleva|Opština Koceljeva|Коцелева|Општина Коцељева
RS|3|19.907|43.996|Kosjerić|Kosijerići|Kosjerići|Косјерић
RS|3|20.621|45.112|Kovačica|Antalfalva|Covăcița|Kovachica|Kovacsica|Kovacsicza|Kowatschitza|Ковачица
RS|3|20.976|44.748|Kovin|Cubin|Cuvin|Kevevára|Kubin|Temes-Kubin|Temeschkubin|Ковин
RS|3|19.362|44.366|Krupanj|Krupan|Крупањ
RS|3|19.526|45.609|Kula|Bácskula|Kulla|Wolfsburg|Кула
RS|3|21.273|43.138|Kuršumlija|Kurshumli|Kurshumlia|Kurshumlija|Kuršumlje|Куршумлия|Куршумлија
RS|3|21.670|44.477|Kučevo|Kuchevo|Кучево
RS|3|20.165|44.369|Lajkovac|Jabučje|Лајковац
RS|3|21.097|44.184|Lapovo|Лапово
RS|3|20.256|44.385|Lazarevac|Lazarevacas|Lazarevats|Opština Lazarevac|Лазаревац
RS|3|21.738|42.924|Lebane|Lebana|Лебане
RS|3|20.238|44.230|Ljig|Lig|Opshtina LJig|Opština Ljig|Лиг|Општина Љиг
RS|3|19.377|44.189|Ljubovija|Opshtina LJubovija|Opština Ljubovija|Любовия|Општина Љубовија
RS|3|20.138|43.861|Lučani|Lučanai|Luchani|Лучани
RS|3|21.946|44.428|Majdanpek|Maidan|Майданпек|Мајданпек
RS|3|19.665|45.708|Mali Iđoš|Mali Igos|Kiči Hedješ|Kis-Hegyes|Krivaja|Mali Hedješ|Mali Idjoš|Mali Idos
RS|3|19.107|44.373|Mali Zvornik|Mali-Zvornik|Opština Mali Zvornik|Мали Зворник|Мали-Зворник
RS|3|21.286|44.556|Malo Crniće|Malo Crnuće|Мало Црниће
RS|3|21.583|42.843|Medveđa|Medvega|Medveda|Medvedja|Medvedzha|Medvegja|Medvegjë|Opstina Medvega|Opština Medveđa|Медведжа|Медвеђа
RS|3|21.720|43.284|Merošina|Meroshina|Мерошина
RS|3|20.082|44.252|Mionica|Мионица
RS|3|20.699|44.439|Mladenovac|Gradska opshtina Mladenovac|Mladenovac Grad|Opština Mladenovac|Selo-Mladenovac|Градска општина Младеновац|Младеновац
RS|3|22.531|44.226|Negotin|Negotin Krajina|Negotin Krajinski|Nenkotin|Неготин
RS|3|22.006|43.295|Niška Banja|Nishka Bana|Nishka Banja|Нишка Баня|Нишка Бања
RS|3|20.605|45.668|Nova Crnja|Magyarcsernye|Nova Crna|Нова Црња
RS|3|19.811|43.461|Nova Varoš|Nova Varosh|Yeni Varoş|Нова Варош
RS|3|20.424|44.806|Novi Beograd|Gradska opshtina Novi Beograd|New Belgrade|Nova Belgrado|Novbeogrado|Novi Belgrad|Novi Belgrade|Novi Beonkrant|Novi-Beograd|Nový Bělehrad|Nowy Belgrad|Opština Novi Beograd|Yeni Belgrad|Градска општина Нови Београд|Нови Белград|Нови Београд|Нови-Београд
RS|3|20.136|45.599|Novi Bečej|Arać|Aracs|Franiova|Neu-Betsche|Novi Beče|Novi Bechej|Novi Beczej|Toeroekbecse|Törökbecse|Türkisch-Betsche|Turski Bečej|Uj-Becse|Vološinovo|Vranjevo|Нови Бечеј
RS|3|20.100|46.050|Novi Kneževac|Josephova|Josephsdorf|Kanisa|Kanizsa|Kis-Kanizsa|Neukanischa|Nova Kanjiža|Novi Kneĵevac|Novi Knezhevac|Novi-Knezhevac|Rév-Kanizsa|Toeroekkanizsa|Törökkanizsa|Torontál-Józseffalva|Turska Kanjiža|Нови Кнежевац|Нови-Кнежевац
RS|3|20.512|43.137|Novi Pazar|Novi Pazaras|Novi-Pazar|Pazari i Ri|Yeni Pazar|Yenipazar|Нови пазар|Нови-Пазар
RS|3|20.200|44.655|Obrenovac|Obrenovacas|Omprenovats|Opština Obrenovac|Обреновац
RS|3|19.261|45.507|Odžaci|Hanfhausen|Hocsak|Hódság|Hodschach|Hodschag|Odĵaci|Odzhaci|Оджаці|Оџаци
RS|3|20.430|45.052|Opovo|Könisdorf|Ópáva|Oppova|Oppowa|Опово
RS|3|19.601|44.373|Osečina|Osechina|Осечина
RS|3|20.516|44.812|Palilula
RS|3|21.408|43.861|Paraćin|Parachin|Paračinas|Parakin|Парачин|Параћин|Параќин
RS|3|21.419|44.377|Petrovac
RS|3|19.879|45.247|Petrovaradin|Pétervárad|Petervaradin|Peterwardein|Петроварадин
RS|3|19.966|44.909|Pećinci|Opshtina Pecinci|Opština Pećinci|Pećinei|Pecjinci|Pecsince|Општина Пећинци
RS|3|21.122|45.227|Plandište|Mariolana|Plandishte|Plandulişte|Zichidorf|Zichifalva|Zichiháza|Zichydorf|Zichyfalva|Zichyház|Zičifalva|Пландиште
RS|3|20.036|43.849|Požega|Požega Užička|Pozhega|Пожега
RS|3|21.649|42.309|Preševo|Presheva|Preshevë|Preshevo|Прешево
RS|3|19.525|43.583|Priboj|Opština Priboj|Прибой|Прибој
RS|3|19.649|43.390|Prijepolje
RS|3|20.441|44.742|Rakovica|Comuna Rakovica|Gradska opshtina Rakovica|Opština Rakovica|Градска општина Раковица|Раковица
RS|3|20.978|44.227|Rača|Racha|Рача
RS|3|20.615|43.287|Raška|Rashka|Rashkë|Рашка
RS|3|21.549|43.672|Ražanj|Razhan|Ражањ
RS|3|21.093|43.863|Rekovac|Opshtina Rekovac|Opština Rekovac|Општина Рековац|Рековац
RS|3|19.822|45.008|Ruma|Árpatarló|Rouma|Рума
RS|3|20.454|44.779|Savski Venac|Gradska opshtina Savski venac|Opština Savski venac|Savski-Venac|Градска општина Савски венац|Савски Венац|Савски-Венац
RS|3|20.077|45.928|Senta|Szénta|Szintarév|Zenta|Сента
RS|3|20.772|45.367|Sečanj|Petersheim|Seceani|Sechan|Secsan|Setschan|Szécsány|Szécsén|Torontálszécsány|Сечањ
RS|3|19.999|43.273|Sjenica|Senica|Seniçe|Sjenicë|Сеница|Сјеница
RS|3|20.959|44.365|Smederevska Palanka|Palanka|Palanka Smederevska|Smederevska-Palanka|Смедеревска паланка|Смедеревска-Паланка
RS|3|21.871|43.643|Soko Banja|Banja Aleksinacka|Sokobanja|Сокобаня
RS|3|20.574|44.520|Sopot|Opština Sopot|Sopot Veligradiou|Сопот
RS|3|19.803|45.554|Srbobran|Bács-Szenttamás|Sankt Thomas|Surbobran|Sveti Tomo|Szenttamás|Thomasberg|Србобран|Сърбобран
RS|3|19.934|45.203|Sremski Karlovci|Carloviț|Carolovicia|Karlóca|Karlócza|Karlofça|Karlovci|Karlovicz|Karloviczi|Karlowice|Karlowitz|Karom|Opština Sremski Karlovci|Srehmski-Karlaucy|Sremski Karlovtsi|Sremski-Karlovci|Srijemski Karlovci|Сремски Карловци|Сремски-Карловци|Срэмскі-Карлаўцы
RS|3|20.161|44.985|Stara Pazova|Alt-Pasua|Alt-Pazua|Ópazova|Pazua|Стара Пазова
RS|3|20.462|44.818|Stari Grad|Gradska opshtina Stari grad|Opština Stari Grad|Stari Nkrant Veligradiou|Stari-Grad|Градска општина Стари град|Стари град|Стари-Град
RS|3|22.171|42.691|Surdulica|Sourntoulitsa|Сурдулица
RS|3|20.280|44.793|Surčin|Gradska opshtina Surchin|Opština Surčin|Surchin|Surcsin|Szurcsin|Szurcsin varosi koezseg|Szurcsin városi község|Градска општина Сурчин|Сурчин
RS|3|21.197|44.234|Svilajnac|Svilajuac|Свилајнац
RS|3|22.121|43.413|Svrljig|Opshtina Svrlig|Opština Svrljig|Sevrlink|Surljig|Svurlig|Општина Сврљиг|Свърлиг
RS|3|19.889|45.409|Temerin|Theresienring|Темерин
RS|3|20.294|45.206|Titel|Tetöl|Theisshügel|Titöl|Tittel|Titul|Titulium|Тител
RS|3|20.683|44.254|Topola|Topola Kragujevačka
RS|3|22.082|42.364|Trgovište
RS|3|21.003|43.617|Trstenik|Trustenik|Трстеник|Тръстеник
RS|3|20.331|42.990|Tutin|Tutini|Tutinje|Тутин
RS|3|20.074|44.456|Ub
RS|3|21.362|43.724|Varvarin|Варварин
RS|3|21.077|44.334|Velika Plana|Велика Плана
RS|3|21.516|44.763|Veliko Gradište|Gradište|Veliko Gradishhe|Veliko Gradishte|Veliko-Gradishte|Велико Градиште|Велико Градище|Велико-Градиште
RS|3|19.785|44.615|Vladimirci|Владимирци
RS|3|22.063|42.708|Vladičin Han|Vladichin khan|Vladičin|Vladicki Han|Владичин хан
RS|3|22.134|42.967|Vlasotince|Vlasotinci|Власотинце|Власотинци
RS|3|20.476|44.778|Voždovac|Gradska opshtina Vozhdovac|Opština Voždovac|Voždivac|Vozhdovac|Вождовац|Градска општина Вождовац
RS|3|21.992|42.555|Vranjska Banja|Banja
RS|3|20.475|44.793|Vračar
RS|3|19.641|45.571|Vrbas|Alt-Werbass|Neu-Werbass|Óverbász|Titov Vrbas|Újverbász|Verbas|Verbász|Weidenheim|Вербас|Врбас
RS|3|20.896|43.627|Vrnjačka Banja|Vrnachka Bana|Vrniačka Bania|Vrnjachka-Banja|Vurnjachka banja|Врнячка-Баня|Врњачка Бања|Върнячка баня
RS|3|21.304|45.117|Vršac|Hennemannstadt|Vârșeț|Versec|Versecz|Vershice|Vršacas|Vrsats|Vrshac|Vurshac|Werschetz|Werschitz|Вршац|Вършац
RS|3|20.401|44.846|Zemun|Opština Zemun|Semlin|Semlino|Taurunum|Zemlén|Zimony|Земун
RS|3|20.532|44.775|Zvezdara|Opština Zvezdara|Звездара
RS|3|21.441|43.719|Ćićevac|Ћићевац
RS|3|21.370|43.928|Ćuprija|Chuprija|Tsoupria|Ћуприја|Чуприя
RS|3|19.713|43.750|Čajetina|Chaetina|Chajetina|Чаетина|Чајетина
RS|3|20.143|45.943|Čoka|Choka|Csóka|Tschoka|Чока
RS|3|20.420|44.782|Čukarica|Chukarica|Czukarica|Gradska opshtina Chukarica|Opština Čukarica|Tsoukaritsa|Градска општина Чукарица|Чукарица
RS|3|19.226|45.128|Šid|Shid|Шид
RS|3|20.064|45.372|Žabalj|Ĵabalj|Josefsdorf|Josephsdorf|Josipovac|Zhabal|Zsablya|Zseblye|Жабаљ
RS|3|21.215|44.356|Žabari|Opština Žabari|Zabar|Žabare|Zhabari|Жабари
RS|3|21.788|44.197|Žagubica|Opshtina Zhagubica|Opština Žagubica|Zhagubica|Жагубица|Општина Жагубица
RS|3|20.550|45.485|Žitište|Béga-Szent-György|Begaszentgyoergy|Begaszentgyörgy|Begej Sveti Durad|Begej Sveti Ðurađ|Jitiște|Sankt Georgen|Sankt Georgen an der Bega|Sveti Jurat|Zhitishte|Житиште
RS|3|21.713|43.190|Žitorađa|Zitoraga|Zhitoradzha|Zhitoraxhë|Zitorada|Житораджа|Житорађа
RS|4|20.040|46.003|Adorjan|Nadrljan|Адорјан
RS|4|20.593|45.638|Aleksandrovo|Banatsko Aleksandrovo|Livade|Velike Livade
RS|4|20.301|45.383|Aradac|Alsóaradi|Andrejevac|Andrejevac Aradac|Aradatz|Aradaz|Aradec|Aradi|Felsőaradi|Rácz-Aradácz|Slovački Aradac|Slowakisch-Aradatz|Srpski Aradac|Szerb-Aradácz|Szerbaradácz|Tót-Aradácz|Tótaradácz
RS|4|21.345|43.220|Bace
RS|4|19.371|44.785|Badovinci
RS|4|20.828|45.271|Banatska Dubica|Dubica|Kismargita|Klein Margit|Margitica|Margiticza
RS|4|20.465|45.672|Banatska Topola|Banatska Topla|Topolya|Töröktopolya
RS|4|20.664|45.366|Banatski Despotovac|Ernesthausen|Ernesztháza|Ernőháza
RS|4|20.511|45.519|Banatski Dvor|Banater Hof|Banatski Dušanovac|Ittvarnok|Szőllősudvarnok|Szőlősudvarnok|Törzsudvarnok
RS|4|21.018|45.050|Banatski Karlovac|Banat Karlovac|Banatsko Rankovićevo|Dragutinovo|Karlovo Selo|Karlsdorf|Karoljfalva|Károlyfalva|Nagykárolyfalva|Novo Miloševo|Rankovićevo
RS|4|20.564|45.587|Banatsko Karađorđevo|Banatsko Karagorgevo|Banatsko Karadordevo|Karadjordjevo|Karadordevo|Karađorđevo|Magyar-Czerna|Magyar-Czernya|Magyarcsernye|Neu-Zerne|Ungarisch Crnja
RS|4|20.608|45.820|Banatsko Veliko Selo|Charleville|Károlyliget|Saint-Hubert|Sank Hubert|Šarlevil|Šarlevit|Soltur|Sveti Hubert|Szent-Huberth|Szentborbála|Szenthubert|Veliko Selo
RS|4|19.449|44.910|Banovo Polje
RS|4|20.443|45.085|Baranda
RS|4|21.083|45.182|Barice|Borovice|Sankt Johan|Sveti Jovan|Szentjános
RS|4|20.259|44.651|Barič
RS|4|18.929|45.920|Bački Breg|Béreg|Beregh|Berg|Berg an der Donau
RS|4|20.031|45.533|Bačko Gradište|Bacsfoeldvar|Bácsföldvár|Foeldvar|Földvár|Tisza-Foeldvar|Tisza-Földvár
RS|4|20.079|45.707|Bačko Petrovo Selo|Péterréve|Petrovosello|Petrovoszelló
RS|4|20.414|45.641|Bašaid|Basahíd|Bašajid|Baschaid|Bazsahida|Bazsalhida|Bikač|Bikatsch|Bosorhida|Kikinda|Kiskikinda|Klein-Kikinda|Mala Kikinda
RS|4|20.333|45.019|Belegiš
RS|4|20.375|45.273|Belo Blato|Elisenhain|Elisenheim|Erzsébetlak|Nagyerzsébetlak
RS|4|21.397|43.238|Beloljin|Bellolin|Belonjin|Belotin
RS|4|19.548|44.818|Belotić
RS|4|19.719|44.581|Belotić
RS|4|20.206|44.780|Bečmen
RS|4|20.067|45.131|Beška|Beschka|Besska
RS|4|21.748|42.355|Biljača|Bilaçë|Biljače
RS|4|19.130|45.530|Bogojevo|Bogojeva|Gombos|Gombosh
RS|4|19.595|44.718|Bogosavac
RS|4|20.830|45.355|Boka|Boca
RS|4|20.223|44.724|Boljevci
RS|4|19.361|44.930|Bosut
RS|4|20.635|45.308|Botoš|Botosch|Botosh|Bottos
RS|4|20.284|45.770|Bočar|Bocsár|Botschar
RS|4|19.771|44.554|Brdarica|Brdarice
RS|4|20.414|43.747|Brezovica
RS|4|22.179|42.952|Brezovica
RS|4|19.863|44.894|Buđanovci|Buganovci|Budanovci|Budjanovci
RS|4|21.754|42.332|Buštranje|Bushtranje
RS|4|20.637|45.010|Crepaja|Cserépalja|Czrepaj|Czrepaja
RS|4|20.276|45.973|Crna Bara|Czernabara|Czernobara|Feketetó|Zrna Bara
RS|4|19.395|44.874|Crna Bara
RS|4|20.602|45.071|Debeljača|Torontálvásárhely
RS|4|19.527|45.460|Despotovo|Despot Sent Ivan|Despot Sveti Ivan|Despot- Szent-Iván|Despot-Sankt-Iwan|Deszpot- Szent-Iván|Úrszentiván|Vasilevo|Vasiljevo
RS|4|20.225|44.826|Dobanovci|Dobanovçe|Dobanovcze
RS|4|20.850|45.213|Dobrica|Dobricza|Dobritza|Kevedobra
RS|4|19.579|44.702|Dobrić
RS|4|22.206|43.295|Dolac naselje|Dolac nasele|Долац насеље
RS|4|20.500|43.877|Donja Gorevnica|Donja Gorijevica
RS|4|21.414|43.223|Donja Konjuša
RS|4|19.331|44.612|Donji Dobrić
RS|4|22.152|44.466|Donji Milanovac|Don'i Milovac|Доньи Миловац
RS|4|19.189|45.607|Doroslovo|Bácsdoroszló|Doroslau|Doroszló
RS|4|19.762|44.533|Draginje|Draginja
RS|4|19.709|44.866|Drenovac
RS|4|19.509|44.801|Dublje
RS|4|20.300|45.443|Elemir|Felsőelemér|Nemački Elemir|Serbisch-Elemir|Srpski Elemir
RS|4|20.443|45.323|Ečka|Deutsch Etschka|Écska|Német-Écska|Pavlovo|Pavlovo Ečka
RS|4|20.472|45.192|Farkaždin|Farkasd|Farkasdhin
RS|4|19.061|45.901|Gakovo|Gádor|Gakowa|Gaumarkt
RS|4|20.136|45.204|Gardinovci|Dunagárdony|Gardinovacz|Gardinovaz|Gardinovce|Gardinovcze
RS|4|21.313|44.042|Glogovac|Drenas|Gllogovc|Глоговац
RS|4|19.415|44.863|Glogovac
RS|4|19.568|45.280|Gložan|Dunagálos|Gloschein|Gložani|Glozsán|Hložany
RS|4|19.549|44.890|Glušci|Glušii
RS|4|20.063|44.985|Golubinci|Gollubincze|Golubince
RS|4|20.018|45.920|Gornji Breg|Felsőhegy
RS|4|19.309|44.583|Gornji Dobrić
RS|4|20.085|44.600|Grabovac
RS|4|19.845|44.765|Grabovci
RS|4|21.443|45.168|Gudurica|Kudricz|Kutas|Kutrica|Temes-Kutas|Temiski Kutas
RS|4|20.960|45.250|Hajdučica|Ajdučica|Haiduciţa|Hajduschitza|Hajdusicz|Hajdusicza|Heideschütz|Istvánvölgy
RS|4|20.791|45.662|Hetin|Hetény|Hettin|Tamásfalva|Tomsdorf
RS|4|19.764|44.882|Hrtkovci|Herkóca|Srbislavci
RS|4|20.514|45.189|Idvor|Torontáludvar
RS|4|20.920|45.169|Ilandža|Iláncsa|Ilangea|Illancs|Illancsa|Ilonc|Iloncz
RS|4|20.082|45.048|Inđija|Inĝija|India|Indija|Indjija|Indzhija|Indžija|Ingyia|Інджія|Инджия|Инђија|Инѓија
RS|4|19.844|45.052|Irig
RS|4|21.184|45.023|Izbište|Isbischte
RS|4|20.318|45.826|Iđoš|Idos|Hegyes|Idjoš|Tiszahegyes
RS|4|21.391|45.075|Jablanka|Almád|Jabuka
RS|4|19.347|44.586|Jadranska Lešnica
RS|4|20.438|45.475|Jankov Most|Jankabrücke|Jankahíd
RS|4|21.007|45.171|Janošik|Slovački-Aleksandrovac|Újsándorfalva
RS|4|19.755|44.918|Jarak
RS|4|20.761|45.270|Jarkovac|Árkod|Jarkovácz|Jarkowatz
RS|4|20.221|45.899|Jazovo|Hódegyház|Hódegyháza|Hodics|Jasowo|Jászova|Jázova
RS|4|20.855|45.447|Jaša Tomić|Deutsch-Modos|Módos|Német-Módos|Rácz-Módos|Serbish-Modos|Szerb-Módos
RS|4|19.735|44.727|Jelenča
RS|4|21.046|45.186|Jermenovci|Irmenjhaza|Urmenhausen|Ürmenyhaza
RS|4|19.664|44.722|Jevremovac
RS|4|19.410|44.588|Joševa|Joševo
RS|4|19.730|45.354|Kisač|Kiszács|Kysač
RS|4|20.480|45.423|Klek|Bégafő|Kleck|Klekk
RS|4|19.710|44.788|Klenak
RS|4|19.435|44.808|Klenje
RS|4|20.319|45.187|Knićanin
RS|4|18.928|45.893|Kolut|Kollut|Kolluth|Küllőd|Ringdorf
RS|4|20.915|45.316|Konak|Conak|Kanak
RS|4|20.023|45.234|Kovilj|Alsókabol|Alsókovil|Dolnji Kovilj|Donji Kovilj|Felső-Kovil|Felsőkabol|Gornji-Kovil|Gornji-Kovilj|Kabol|Ober-Kovil|Unter-Kovil
RS|4|20.864|45.183|Kozjak|Ferdin|Ferdinándfalva|Ferdinandsdorf|Novi Kozjak
RS|4|19.284|44.587|Kozjak
RS|4|20.730|45.453|Krajišnik|Istvánföld|Istvánfölde|Schuplje|Stefánföld|Stefanifeld|Stefansfeld|Stephansdorf|Šupljaja
RS|4|22.175|42.559|Kriva Feja
RS|4|20.133|45.139|Krčedin
RS|4|19.588|45.402|Kulpin|Kölpény|Kuplin
RS|4|20.229|45.539|Kumane|Kumán|Kumánd|Kumani
RS|4|21.137|45.293|Kupinik|Aleksandrov Gaj
RS|4|20.050|44.707|Kupinovo|Kelpény|Kölpény
RS|4|19.011|45.738|Kupusina|Bácskertes|Kupussina|Kupuszina
RS|4|21.380|45.035|Kuštilj|Coşteiu|Kustély|Kustil|Mélykastély
RS|4|21.743|42.387|Lagja e Korbajve
RS|4|21.730|42.389|Lagja e Poshtme
RS|4|21.740|42.380|Lagja e Shimshirve
RS|4|21.744|42.390|Lagja e Ternovcalive
RS|4|20.540|45.389|Lazarevo|Lasarfeld|Lázárföld
RS|4|19.310|44.653|Lešnica|Lješnica
RS|4|19.501|44.698|Lipolist
RS|4|20.027|45.026|Ljukovo|Lyukovo|Pustara Ljukovo
RS|4|20.212|45.216|Lok|Lock|Loók|Sajkáslak
RS|4|21.031|45.152|Lokve|Semijaj|Sent Mihai|Sveti Mihajl|Sveti Mihajlo|Szent-Mihály|Vegsent Mihalj|Végszentmihály
RS|4|21.071|44.523|Lugavčina
RS|4|20.426|45.302|Lukino Selo|Lukácsfalva|Lukinić Selo
RS|4|20.499|45.338|Lukićevo|Martinica|Sigmundsdorf|Sigmundsfeld|Zsigmondfalva
RS|4|19.532|45.362|Maglić|Buljkes|Bulkes|Bulkesz|Bulkeszi|Pfalzweiler|Ravno Selo
RS|4|19.655|44.771|Majur
RS|4|20.306|44.638|Mala Moštanica
RS|4|21.337|45.210|Mali Žam|Kiszsám|Klein-Scham|Zsam-Mik
RS|4|21.175|45.216|Margita|Gross-Margit|Margitha|Margitta|Nagymargita|Nagymargitta
RS|4|21.472|45.150|Markovac|Markovecz|Markowatz|Márktelke|Марковац
RS|4|19.593|44.967|Mačvanska Mitrovica|Mala Mitrovica|Mitrovica|Srpski Mitrovica
RS|4|20.320|45.517|Melenci|Meleanz|Melencze|Melentz|Melenze
RS|4|19.547|44.856|Metković
RS|4|20.807|45.538|Međa|Mega|Magyar-Párdány|Meda|Német-Párdány|Ninčićevo|Pardan|Pardanj|Párdány|Rácz-Párdány|Szerb-Párdány
RS|4|20.415|45.471|Mihajlovo|Magyarszentmihály|Szentmihály
RS|4|21.064|45.305|Miletićevo
RS|4|21.665|42.258|Miratovac|Miraš|Miratoc|Miratovce
RS|4|20.412|45.934|Mokrin|Homokrév
RS|4|20.133|45.765|Mol|Mohol|Mohorréve|Мол
RS|4|20.169|45.302|Mošorin|Moschorin|Mozsor
RS|4|20.567|45.875|Nakovo|Nakodorf|Nákófalva
RS|4|20.714|45.345|Neuzina|Horvát-Neuzina|Hrvatska Neuzina|Kisnezsény|Kroatisch-Neusin|Nagynezsény|Neuszina|Serbisch-Neusin|Srpska Neuzina|Szerb-Neuzina
RS|4|19.823|44.850|Nikinci
RS|4|21.067|45.052|Nikolinci|Nikolince|Nikolincze|Temes-Miklós
RS|4|20.219|44.944|Nova Pazova|Neu-Pasua|Újpázova|Нова Пазова
RS|4|20.281|44.957|Novi Banovci
RS|4|20.700|45.559|Novi Itebej|Alsóittebe|Itebő|Ittebe|Magyar-Ittebe|Magyarittabé|Neu-Itebe|Ungarisch-Ittebe
RS|4|20.179|45.076|Novi Karlovci|Karlovicz|Neu-Karlowitz|Novi Karlovec|Sase|Sassa|Újkarlóca
RS|4|20.623|45.782|Novi Kozarci|Hajfeld|Heufeld|Kistószeg|Kozarci|Massdorf|Mastort|Nagytošzeg|Tószeg|Veliki Teseg
RS|4|20.239|45.126|Novi Slankamen|Neu-Slankamen|Slankamen|Slankamen Novi|Slankament|Újzalánkemén
RS|4|20.304|45.719|Novo Miloševo|Beodra|Beodra-Dragutinovo|Dragutinovo|Karlova|Karlovo|Miloševo
RS|4|19.345|44.670|Novo Selo
RS|4|19.350|45.321|Obrovac|Boroč|Borócz|Obendorf|Obrovácz|Obrowatz
RS|4|20.581|45.242|Orlovat|Barlad|Borlod|Orlód
RS|4|19.859|43.145|Osječenik
RS|4|20.166|45.889|Ostojićevo|Klein Niklas|Klein Niklos|Ostojćevo|Ostrojćevo|Potiski Sveti Nikola|Sankt Nikolaus an der Theiss|Tisa Sent Mikloš|Tisasentmikluš|Tiszaszentmiklós
RS|4|20.318|44.728|Ostružnica
RS|4|20.533|44.883|Ovča|Bárányos|Gisellenhain|Ovcha|Ovcsa|Овча
RS|4|20.163|45.828|Padej|Magyarpadé|Novi-Padej|Padé|Srpski Padej|Szerb-Padé
RS|4|20.729|45.120|Padina|Lajosfalva|Ludwigsdorf|Naglajosfalva|Nagylajosfalva
RS|4|21.240|45.106|Pavliš|Temes-Paulis|Temespaulis|Temiški Pavliš|Vršac-Pavliš
RS|4|20.382|45.208|Perlez|Perlas|Perlasz|Perlaszváros
RS|4|19.439|44.666|Petkovica
RS|4|19.795|44.822|Platičevo|Platicheva|Platics|Platicseva
RS|4|19.707|44.722|Pocerski Pričinović
RS|4|19.088|45.676|Prigrevica|Bácsszentiván|Batsch-Sentiwan|Priglevicza-Szent-Iván|Priglewitz|Prigrevica Sveti Ivan|Prigrevica Sveti Ivon|Sonnhofen|Szent-Ivány
RS|4|20.435|43.952|Prislonica
RS|4|19.387|44.701|Prnjavor
RS|4|19.971|44.993|Putinci|Putince|Putincze
RS|4|21.765|44.583|Radenka
RS|4|19.495|44.922|Radenković
RS|4|20.789|45.746|Radojevo|Horvátklári|Hrvatska Klarija|Klári|Klarija|Klary|Péterd|Petyerda|Srpska Klarija
RS|4|21.696|42.379|Rajince|Raincë|Rajinca|Rajnice|Velike Rajince
RS|4|20.569|45.461|Ravni Topolovac|Katalinfalva|Katarina|Katarinenfeld|Katerina|Katharinenfeld|Kathereinfeld|Kathreinfeld|Topolovac
RS|4|19.423|44.943|Ravnje
RS|4|19.621|45.450|Ravno Selo|Alt-Schowe|Nove Šve|Ósóvé|Ravno|Sové|Stare Šove|Újsóvé
RS|4|19.425|44.710|Ribari
RS|4|20.521|44.639|Ripanj
RS|4|21.228|45.065|Ritiševo|Réthely|Retisova|Rettisora
RS|4|19.106|45.991|Riđica|Rigica|Deutsch-Baja|Legin|Regőce|Regőcze|Ridica|Ridjica|Riedau|Rigicza|Rigyicza
RS|4|19.743|45.294|Rumenka|Piros|Piross
RS|4|19.590|44.573|Rumska
RS|4|20.571|45.763|Rusko Selo|Kis-Orosz|Kis-Oroszin|Klein-Orossin|Oroszin|Ruskodorf|Torontáloroszi
RS|4|20.450|44.685|Rušanj|Rushan'|Рушань
RS|4|20.278|45.842|Sajan|Szaján|Zaján
RS|4|20.486|45.147|Sakule|Sakula|Sekulla|Szakula|Torontálsziget
RS|4|19.394|44.828|Salaš Crnobarski|Crnobarski Salaš
RS|4|19.586|44.947|Salaš Noćajski|Noćajski Salaš
RS|4|20.774|45.203|Samoš|Samosh|Számos
RS|4|20.108|45.976|Sanad|Szanád|Zanad
RS|4|20.483|45.005|Sefkerin|Sevkerin|Shefkerin|Szeffkerin|Szefkerin|Szekerény
RS|4|20.915|45.128|Seleuš|Keviszőllős|Keviszőlős|Selleush|Szelleus
RS|4|19.636|44.615|Sinošević
RS|4|20.316|43.215|Sokolovica
RS|4|19.806|43.137|Sokolovo Brdo
RS|4|19.097|45.594|Sonta|Szond|Szonta|Waldau an der Donau
RS|4|19.286|44.921|Sremska Rača|Raca
RS|4|20.392|44.677|Sremčica
RS|4|20.690|45.725|Srpska Crnja|Crnja|Csernye|Czernya|Deutsch -Tschernja|Nemačka-Crnja|Nemačske-Csernye|Németcsernye|Rácz-Czernya|Serbish Zerne|Szerb-Csernya|Szerbcsernye
RS|4|20.713|45.567|Srpski Itebej|Felsőittebe|Itebej|Itebő|Ittebe|Rácz-Ittebe|Serbisch Itebe|Serbisch-Ittebe|Szerbittabé|Szerbittebe
RS|4|20.458|45.295|Stajićevo|Alt-Etschka|Écska|Óécska|Román-Écska|Stara Ečka
RS|4|19.167|45.939|Stanišić|Deutschwachenheim|Őrszállás|Stanischitz|Steinsitz|Sztanisics|Tannenschütz|Wachenheim
RS|4|20.284|44.984|Stari Banovci
RS|4|20.964|45.284|Stari Lec|Alt-Letz|Barachháza|Baraczháza|Óléc|Ólécz
RS|4|20.258|45.142|Stari Slankamen|Acumincum|Alt-Sankamen|Salankamen|Slankamen|Slankamen Stari|Stari-Slankamen|Szalánkemén|Zalánkemén|Сланкамен|Стари Сланкамен|Стари-Сланкамен
RS|4|19.700|45.414|Stepanovićevo|Bácskahadikfalva|Horthyvára|Máriamajor|Stepanovi
RS|4|20.295|44.513|Stepojevac|Stepajevac
RS|4|20.135|44.575|Stubline|Stublina
RS|4|21.734|42.387|Sumulicë|Samojlica|Sumulic
RS|4|20.325|45.071|Surduk|Rittium|Szurdok
RS|4|20.696|45.383|Sutjeska|Deutsch-Sartscha|Német-Szárcsa|Nova Sarča|Román-Szárcsa|Sarča|Szárcsa|Szárcsatelek|Szarcsia
RS|4|19.641|44.820|Tabanović
RS|4|20.199|45.467|Taraš|Tarras|Tiszatarros
RS|4|20.557|45.689|Toba|Nagy-Tóba
RS|4|20.623|45.269|Tomaševac|Tamáslaka|Tomaschewatz|Tomasevácz|Tomaševci|Tomasovacz|Tomassovacz
RS|4|20.609|45.509|Torak|Begejci|Kis-Tárnok|Klein Torak|Mali-Torak|Nagy-Tárnok|Veliki Torak
RS|4|20.459|45.584|Torda|Jordan|Kistorda|Torontáltorda|Turda|Vujićevo
RS|4|21.380|43.228|Tulare|Tulari
RS|4|21.639|44.523|Turija
RS|4|20.188|44.876|Ugrinovci
RS|4|21.154|45.042|Uljma|Homokszil|Ullma|Ulma
RS|4|20.305|44.678|Umka
RS|4|20.623|45.205|Uzdin|Újozora|Usdin
RS|4|19.604|44.879|Uzveće
RS|4|21.035|45.244|Velika Greda|Georgshausen|Györgyház|Györgyháza
RS|4|20.354|44.665|Velika Moštanica|Moštanica
RS|4|21.171|45.288|Veliki Gaj|Gáju Mare|Maleniczfalva|Nagy-Gáj|Nagygaj|Német-Gáj|Rácz-Gáj
RS|4|21.404|45.179|Veliko Središte|Gross Sredischte|Nagy-Szredistye|Nagyszered|Sredishtje Velke|Szredistye Mare
RS|4|19.759|45.254|Veternik|Ófutak
RS|4|20.155|45.249|Vilovo|Tündéres|Villova|Vilova
RS|4|19.290|44.967|Višnjićevo|Grk
RS|4|20.866|45.031|Vladimirovac|Petersdorf|Petre|Petrovosello|Román-Petre
RS|4|21.199|45.072|Vlajkovac|Temesvajkóc|Vajkóc|Vlaikovecz|Vlajkovecz
RS|4|20.152|44.937|Vojka
RS|4|20.655|45.685|Vojvoda Stepa
RS|4|21.348|45.016|Vojvodinci|Vajdalak|Vojvodincz
RS|4|20.329|44.602|Vranić
RS|4|20.313|46.006|Vrbica|Egyházaskér|Verbicza|Wrbitza
RS|4|19.792|45.122|Vrdnik|Rednek|Rednök|Vrdnik Prnjavor|Врдник
RS|4|19.489|44.954|Zasavica Prva|Gornja Zasavica I|Zasavica|Zasavica I
RS|4|19.700|43.729|Zlatibor|Kraljeva Voda|Kraljeve Vode|Partizanska Voda|Partizanske Vode|Partizanske Vode sa Palisadom|Златибор
RS|4|19.691|45.454|Zmajevo|Alt-Keer|Alt-Ker|Altwiesen|Bačka Dobra|Gross-Ker|Ókér|Pašićevo|Stari Ker
RS|4|19.471|44.757|Zminjak
RS|4|20.164|44.640|Zvečka
RS|4|19.409|43.847|Ðurići|Durici
RS|4|20.065|45.326|Ðurđevo|Durdevo|Djurdjevo|Gjurgjevo|Gyurgyevo|Sajkásgyörgye
RS|4|19.525|45.270|Čelarevo|Bač-Čeb|Bács-Cséb|Bleyersdorf|Čib|Cséb|Dunacséb|Tscheb
RS|4|20.389|45.108|Čenta|Csenta|Csentej|Leopoldova
RS|4|20.532|45.564|Čestereg|Česterek|Cseszterek|Csősztelek|Isterek|Neuhatzfeld|Tschestelek|Tschestereg
RS|4|19.390|44.653|Čokešina
RS|4|20.019|45.155|Čortanovci
RS|4|20.069|45.472|Čurug|Csurog
RS|4|20.091|45.273|Šajkaš|Kovil-Szent-Iván|Kowil-Sankt-Iwan|Šajkaška|Sajkaški Sveti Ivan|Sajkásszentiván|Schatzdorf|Szent-Ivány
RS|4|19.742|44.965|Šašinci
RS|4|19.660|44.867|Ševarice
RS|4|20.092|44.874|Šimanovci
RS|4|19.595|44.794|Štitar|Stitor
RS|4|21.575|43.090|Žitni Potok
RS|4|21.702|42.316|Žujince|Zhunicë|Žuince
RS|5|19.571|44.495|Bukor
RS|5|19.546|44.666|Culjković
RS|5|19.475|44.506|Donja Badanja
RS|5|21.760|44.522|Duboka|Donja Duboka
RS|5|19.786|44.342|Gornja Bukovica
RS|5|19.339|44.516|Gornje Nedeljice
RS|5|19.300|44.535|Grnčara|Grnčare
RS|5|19.424|44.540|Jarebice
RS|5|19.723|44.343|Kamenica|Kamenjica|Ravno Brdo
RS|5|19.592|44.550|Krivaja
RS|5|19.266|44.581|Lipnički Šor|Šor
RS|5|19.500|43.789|Mokra Gora|Мокра Гора
RS|5|19.675|44.543|Mrovska
RS|5|19.667|44.601|Nakučani|Nakučane
RS|5|22.229|42.434|Radovnica
RS|5|21.737|42.384|Samoljica|Somaljice|Sumulicë
RS|5|21.856|42.363|Spančevac
RS|5|21.333|43.258|Suvi Do
RS|5|19.530|44.557|Tekeriš
RS|5|19.265|44.495|Tršić
RS|5|19.651|44.679|Varna
RS|5|21.723|44.509|Ševica`;
