// Names of the first-level units, and the polygons (`fid`) of the source that make them: a table of this project's own, because the source has lost letters, has three
// wrong labels (4862, 5982, 6933) and gives some names in English. A line is a unit: its name, other spellings, its polygons. Among the spellings are units that it holds
// without a line of their own: the municipalities of a district of Kosovo*, municipalities younger or older than the source.

/** Municipalities of the two largest districts of Kosovo*. */
const OF_MITROVICE = 'Leposaviq, Leposavić, Zveçan, Zubin Potok, Skenderaj, Srbica, Vushtrri, Vučitrn';
const OF_PRISHTINE =
  'Lipjan, Lipljan, Podujevë, Podujevo, Podujeva, Drenas, Gllogoc, Glogovac, Novobërdë, Novo Brdo, Obiliq, Obilić, Fushë Kosovë, Kosovo Polje, Graçanicë, Gračanica';

/** Units on the map. Each is written once on the map; together they fill their jurisdiction. */
export const UNITS = {
  AL: `Berat|Qarku i Beratit|6696
    Dibër|Qarku i Dibrës, Dibra|4530
    Durrës|Qarku i Durrësit|5983
    Elbasan|Qarku i Elbasanit|4534
    Fier|Qarku i Fierit|5981
    Gjirokastër|Qarku i Gjirokastrës, Gjirokastra|6697
    Korçë|Qarku i Korçës, Korça|260
    Kukës|Qarku i Kukësit|259
    Lezhë|Qarku i Lezhës, Lezha|5984
    Shkodër|Qarku i Shkodrës, Shkodra|4997
    Tiranë|Qarku i Tiranës, Tirana|5982
    Vlorë|Qarku i Vlorës, Vlora|4596`,
  BA: `Unsko-sanski kanton|Una-Sana|4961
    Posavski kanton|Posavina|4963
    Tuzlanski kanton|Tuzla|5473
    Zeničko-dobojski kanton|Zenica-Doboj|5472
    Bosansko-podrinjski kanton Goražde|Bosansko-podrinjski kanton, Bosnian Podrinje, Goražde|5476
    Srednjobosanski kanton|Central Bosnia|5471
    Hercegovačko-neretvanski kanton|Herzegovina-Neretva|4855
    Zapadnohercegovački kanton|West Herzegovina|4968
    Kanton Sarajevo|Sarajevski kanton|478
    Kanton 10|Hercegovačko-bosanski kanton, Hercegbosanska županija, Livanjski kanton, West Bosnia|4969
    Brčko distrikt|Brčko distrikt Bosne i Hercegovine, Brčko District of Bosnia and Herzegovina|370
    Banja Luka||5470
    Bijeljina||4966
    Doboj||369
    Foča||371
    Sarajevsko-romanijska|Sarajevo-Romanija, Istočno Sarajevo|5474
    Trebinje||4856
    Vlasenica||372`,
  XK: `Ferizaj / Uroševac|Ferizaji, Kaçanik, Hani i Elezit, Elez Han, Shtërpcë, Štrpce, Shtime, Štimlje|1202 4827 4830 7126
    Gjakovë / Đakovica|Gjakova, Deçan, Dečane, Dečani, Junik, Rahovec, Orahovac|955 4538 6559
    Gjilan / Gnjilane|Gjilani, Viti, Vitina, Kllokot, Klokot, Partesh, Parteš, Ranillug, Ranilug, Kamenicë, Kamenica, Kosovska Kamenica|334 1201 4866
    Mitrovicë / Mitrovica|Kosovska Mitrovica, Mitrovicë e Veriut, Severna Mitrovica, ${OF_MITROVICE}|341 344 4864 6560 6561 7127
    Pejë / Peć|Peja, Istog, Istok, Klinë, Klina|345 956 4867
    Prishtinë / Priština|Prishtina, ${OF_PRISHTINE}|1204 4863 4865 6562 7123 7124 7125
    Prizren|Prizreni, Malishevë, Mališevo, Dragash, Dragaš, Suharekë, Suva Reka, Therandë, Mamushë, Mamuša|335 1203 4539 7122`,
  MD: `Anenii Noi||773
    Basarabeasca||5027
    Bălți||6508
    Briceni||5002
    Cahul||382
    Cantemir||5008
    Călărași||927
    Căușeni||5024
    Chișinău||774
    Cimișlia||5026
    Criuleni||771
    Dondușeni||5017
    Drochia||6507
    Dubăsari||5021
    Edineț||385
    Fălești||380
    Florești||6321
    Găgăuzia|Gagauzia, Unitatea teritorială autonomă Găgăuzia, UTA Găgăuzia, Comrat|5029
    Glodeni||5003
    Hîncești|Hâncești|5007
    Ialoveni||6323
    Leova||5009
    Nisporeni||5006
    Ocnița||386
    Orhei||926
    Rezina||6322
    Rîșcani|Râșcani|928
    Sîngerei|Sângerei|929
    Soroca||5018
    Stînga Nistrului / Bender|Stânga Nistrului, Tighina, Transnistria, Unitățile administrativ-teritoriale din stînga Nistrului|772 5019 5020 5022 5023
    Strășeni||6318
    Șoldănești||6320
    Ștefan Vodă||5025
    Taraclia||5028
    Telenești||6319
    Ungheni||5004`,
  ME: `Andrijevica||4998
    Bar||5000
    Berane|Petnjica|4868
    Bijelo Polje||347
    Budva||5985
    Cetinje||6503
    Danilovgrad||6506
    Herceg Novi||4853
    Kolašin||6505
    Kotor||4958
    Mojkovac||6502
    Nikšić||4957
    Plav|Gusinje|4869
    Pljevlja||4870
    Plužine||4956
    Podgorica|Tuzi, Zeta|4999
    Rožaje||346
    Šavnik||6504
    Tivat||5986
    Ulcinj||5001
    Žabljak||4955`,
  MK: `Aračinovo||6928
    Berovo||4849
    Bitola||4826
    Bogdanci||4821
    Bogovinje||4831
    Bosilovo||6946
    Brvenica||6910
    Valandovo||4818
    Vasilevo||6948
    Vevčani||4535
    Veles||6943
    Vinica||6945
    Vrapčište||4832
    Gevgelija||4822
    Gostivar||258
    Gradsko||6937
    Debar||4532
    Debarca||261
    Delčevo||4846
    Demir Kapija||6944
    Demir Hisar||6924
    Dojran||4817
    Dolneni||6917
    Želino||6909
    Zelenikovo||6929
    Zrnovci||6942
    Ilinden||6939
    Jegunovce||337
    Kavadarci|Kavadartsi|4823
    Karbinci||1108
    Kičevo|Drugovo, Zajas, Oslomej, Vraneštica|6930 1106 6911 6916 6932
    Konče||6949
    Kočani||6941
    Kratovo||6938
    Kriva Palanka||4834
    Krivogaštani||6918
    Kruševo||6923
    Kumanovo||4837
    Lipkovo||333
    Lozovo||6934
    Mavrovo i Rostuše|Mavrovo and Rostusa|4533
    Makedonska Kamenica||4847
    Makedonski Brod|Brod|1100
    Mogila||6919
    Negotino||6921
    Novaci||4824
    Novo Selo||4820
    Ohrid||4536
    Petrovec||6933
    Pehčevo||4850
    Plasnica||6931
    Prilep||4825
    Probištip||6936
    Radoviš||6947
    Rankovce||4835
    Resen||4537
    Rosoman||6920
    Sveti Nikole||6935
    Sopište||1101
    Staro Nagoričane||4836
    Struga||1105
    Strumica|Strumitsa|4819
    Studeničani||6926
    Tearce||336
    Tetovo||338
    Centar Župa||4531
    Čaška||1104
    Češinovo-Obleševo|Češinovo|1107
    Čučer-Sandevo||1102
    Štip||6940
    Aerodrom||6925
    Butel||1103
    Gazi Baba||6922
    Gjorče Petrov|Đorče Petrov|4828
    Karpoš||6912
    Kisela Voda||6927
    Saraj||4829
    Centar||6915
    Čair||6914
    Šuto Orizari||6913`,
  RS: `Beograd|Belgrade|5477
    Borski|Bor|6446
    Braničevski|Braničevo|378
    Jablanički|Jablanica|4844
    Južnobački|South Bačka, Juzhno Backi|4971
    Južnobanatski|South Banat, Juzhno Banatski|4994
    Kolubarski|Kolubara|6449
    Mačvanski|Mačva|4970
    Moravički|Moravica|6448
    Nišavski|Nišava|6444
    Pčinjski|Pčinja|4833
    Pirotski|Pirot|4840
    Podunavski|Podunavlje|5478
    Pomoravski|Pomoravlje|6445
    Rasinski|Rasina|4862
    Raški|Raška|343
    Severnobački|North Bačka|4681
    Severnobanatski|North Banat|4683
    Srednjobanatski|Srednje-Banatski, Central Banat|4993
    Sremski|Srem|4992
    Šumadijski|Šumadija|6447
    Toplički|Toplica|342
    Zaječarski|Zaječar|4839
    Zapadnobački|West Bačka|4682
    Zlatiborski|Zlatibor|4871`,
};

const VOJVODINA = ['Južnobački', 'Južnobanatski', 'Severnobački', 'Severnobanatski', 'Srednjobanatski', 'Sremski', 'Zapadnobački'];
const SRPSKA = ['Banja Luka', 'Bijeljina', 'Doboj', 'Foča', 'Sarajevsko-romanijska', 'Trebinje', 'Vlasenica'];
const CITY_OF_SKOPJE = ['Aerodrom', 'Butel', 'Gazi Baba', 'Gjorče Petrov', 'Karpoš', 'Kisela Voda', 'Saraj', 'Centar', 'Čair', 'Šuto Orizari'];

/** What sources name as a first-level unit and is several of them: name, other spellings, the units; the units of a function are those for which it holds. */
export const GROUPS = {
  BA: [
    ['Federacija Bosne i Hercegovine', 'Federation of Bosnia and Herzegovina, Federacija BiH, FBiH', (name) => !SRPSKA.includes(name) && name !== 'Brčko distrikt'],
    ['Republika Srpska', 'RS', SRPSKA],
  ],
  MK: [
    ['Skopje', 'Grad Skopje', CITY_OF_SKOPJE],
    ['Skopski', '', [...CITY_OF_SKOPJE, 'Aračinovo', 'Zelenikovo', 'Ilinden', 'Petrovec', 'Sopište', 'Studeničani', 'Čučer-Sandevo']],
    ['Vardarski', 'Vardar', ['Veles', 'Gradsko', 'Demir Kapija', 'Kavadarci', 'Lozovo', 'Negotino', 'Rosoman', 'Sveti Nikole', 'Čaška']],
    [
      'Istočen', 'Eastern',
      ['Berovo', 'Vinica', 'Delčevo', 'Zrnovci', 'Karbinci', 'Kočani', 'Makedonska Kamenica', 'Pehčevo', 'Probištip', 'Češinovo-Obleševo', 'Štip'],
    ],
    ['Jugozapaden', 'Southwestern', ['Vevčani', 'Debar', 'Debarca', 'Kičevo', 'Makedonski Brod', 'Ohrid', 'Plasnica', 'Struga', 'Centar Župa']],
    ['Jugoistočen', 'Southeastern', ['Bogdanci', 'Bosilovo', 'Valandovo', 'Vasilevo', 'Gevgelija', 'Dojran', 'Konče', 'Novo Selo', 'Radoviš', 'Strumica']],
    ['Pelagonija', 'Pelagoniski, Pelagonia', ['Bitola', 'Demir Hisar', 'Dolneni', 'Krivogaštani', 'Kruševo', 'Mogila', 'Novaci', 'Prilep', 'Resen']],
    ['Pološki', 'Polog', ['Bogovinje', 'Brvenica', 'Vrapčište', 'Gostivar', 'Želino', 'Jegunovce', 'Mavrovo i Rostuše', 'Tearce', 'Tetovo']],
    ['Severoistočen', 'Northeastern', ['Kratovo', 'Kriva Palanka', 'Kumanovo', 'Lipkovo', 'Rankovce', 'Staro Nagoričane']],
  ],
  RS: [
    ['Vojvodina', 'Autonomna pokrajina Vojvodina, AP Vojvodina', VOJVODINA],
    ['Centralna i južna Srbija', '', (name) => !VOJVODINA.includes(name) && name !== 'Beograd'],
  ],
};
