/**
 * Queries as readers type them, each with the entity it is about: written by hand, before looking at what search makes
 * of them. `|` separates entities that answer a query equally well.
 */
const LABELLED = `
# acronyms
MSMT = msmt
kcna = kcna
KCTV = kctv
spa = supreme-peoples-assembly
WPK = workers-party-of-korea
kpa = korean-peoples-army
rgb = reconnaissance-general-bureau
jcs = jcs-south-korea
USFK = us-forces-korea
UNC = united-nations-command
dmz = dmz
MDL = mdl
NLL = nll
npt = npt
IAEA = iaea
ctbt = ctbt
MTCR = mtcr
psi = psi
NIS = national-intelligence-service
dprk = north-korea
ROK = south-korea
UFD = united-front-department
slbm = slbm
ICBM = icbm
komid = komid
ofac = ofac
FATF = fatf
aukus = aukus
nato = nato
thaad = thaad
AFP = agence-france-presse
nsa = nsa
cfc = combined-forces-command
dapa = dapa
# names, in part or in full
panel of experts = un-panel-of-experts-1874
1718 committee = 1718-committee
resolution 2397 = unscr-2397
res 2270 = unscr-2270
2680 = unscr-2680
unscr 1874 = unscr-1874
kim jong un = kim-jong-un
kim yo jong = kim-yo-jong
ju ae = kim-ju-ae
choe son hui = choe-son-hui
no kwang chol = no-kwang-chol
jo yong won = jo-yong-won
pak thae song = pak-thae-song
kurt campbell = kurt-campbell
okano = masataka-okano
kim hong kyun = kim-hong-kyun
chung dong young = chung-dong-young
wi sung lac = wi-sung-lac
lavrov = sergei-lavrov
zelensky = volodymyr-zelenskyy
rodong = rodong-sinmun | rodong-missile
rodong sinmun = rodong-sinmun
yonhap = yonhap
bureau 39 = bureau-39
office 39 = bureau-39
state affairs = state-affairs-commission
politburo = wpk-politburo
central committee = wpk-central-committee
ministry of unification = ministry-of-unification
unification ministry = ministry-of-unification
reconnaissance general = reconnaissance-general-bureau
lazarus = lazarus-group
kimsuky = kimsuky
wonsan kalma = wonsan-kalma
kumsusan = kumsusan-palace
yongbyon = yongbyon
punggye = punggye-ri
sohae = sohae
sinpo = sinpo
kaesong = kaesong
kaesong industrial = kaesong-industrial-complex
hwasong 18 = hwasong-18
hwasong17 = hwasong-17
hwasong-15 = hwasong-15
kn23 = kn-23
kn 25 = kn-25
hwasal = hwasal
haeil = haeil
malligyong = malligyong-1
choe hyon = choe-hyon
armistice = korean-armistice-agreement
agreed framework = agreed-framework
military agreement = inter-korean-military-agreement-2018
hanoi summit = hanoi-summit
singapore summit = singapore-summit
panmunjom declaration = panmunjom-declaration
six party = six-party-talks
juche = juche
byungjin = byungjin
songun = songun
denuclearisation = denuclearization
denuclearization = denuclearization
ship to ship = ship-to-ship-transfer
freedom shield = freedom-shield | ulchi-freedom-shield
ulchi = ulchi-freedom-shield
trash balloons = trash-balloons
two hostile states = two-hostile-states
security council = un-security-council
secretary general = un-secretary-general
aegis = aegis
white house = white-house
# misspelt
yonhpa = yonhap
pyonyang = pyongyang
pyongyong = pyongyang
kimsukky = kimsuky
lazurus = lazarus-group
multilatral sanctions = msmt
reconaissance general bureau = reconnaissance-general-bureau
punggeri = punggye-ri
yongbyun = yongbyon
malligyeong = malligyong-1
armistise = korean-armistice-agreement
wassenar = wassenaar-arrangement
kumsusang = kumsusan-palace
hwasnog = hwasong-11 | hwasong-12 | hwasong-14 | hwasong-15 | hwasong-16 | hwasong-17 | hwasong-18 | hwasong-19 | hwasong-20 | hwasong-8
zelenskiy = volodymyr-zelenskyy
guterrez = antonio-guterres
rodong sinmum = rodong-sinmun
wonsan klama = wonsan-kalma
cheonan sinkng = cheonan-sinking
unfication ministry = ministry-of-unification
# other romanisations
Choi Sun-hee = choe-son-hui
Kim Yeo-jeong = kim-yo-jong
Nodong Sinmun = rodong-sinmun
Gaeseong = kaesong
Pyeongyang = pyongyang
Yeongbyeon = yongbyon
Park Tae-seong = pak-thae-song
Cho Yong-won = jo-yong-won
Noh Kwang-chol = no-kwang-chol
Lee Jae-myeong = lee-jae-myung
Yun Seok-yeol = yoon-suk-yeol
Choe Ryong-hae = choe-ryong-hae
# Korean
조선중앙통신 = kcna
조선중앙통 = kcna
조선중 = kcna
중앙통신 = kcna
로동신문 = rodong-sinmun
노동신문 = rodong-sinmun
연합뉴스 = yonhap
김정은 = kim-jong-un
김여정 = kim-yo-jong
김주애 = kim-ju-ae
최선희 = choe-son-hui
북한 = north-korea
통일부 = ministry-of-unification
국정원 = national-intelligence-service
국가정보원 = national-intelligence-service
합참 = jcs-south-korea
정찰총국 = reconnaissance-general-bureau
비무장지대 = dmz
군사분계선 = mdl
북방한계선 = nll
개성공단 = kaesong-industrial-complex
풍계리 = punggye-ri
영변 = yongbyon
금수산 = kumsusan-palace
주체사상 = juche
병진노선 = byungjin
최고인민회의 = supreme-peoples-assembly
국무위원회 = state-affairs-commission
화성-18 = hwasong-18
전문가 패널 = un-panel-of-experts-1874
다국적 제재 = msmt
정전협정 = korean-armistice-agreement
ㅌㅇㅂ = ministry-of-unification
ㅈㅅㅈㅇㅌㅅ = kcna
ㅈㅅㅈㅇㅌ = kcna
ㄱㅈㅇ = kim-jong-un | kim-ju-ae | kim-jong-il
ㅍㅇ = pyongyang
# wrong keyboard layout
whtjswnddkdxhdtls = kcna
rlawjddms = kim-jong-un
# words about it
what replaced the panel of experts = msmt | un-panel-of-experts-1874
sister of kim jong un = kim-yo-jong
daughter of kim jong un = kim-ju-ae
premier of north korea = pak-thae-song
north korea foreign minister = choe-son-hui
north korean spy agency = reconnaissance-general-bureau | ministry-of-state-security-nk
first spy satellite = malligyong-1
state news agency of north korea = kcna
nuclear test site = punggye-ri
wannacry = wannacry
beach resort = wonsan-kalma
north korea russia treaty = nk-russia-treaty-2024
`;

export interface LabelledQuery {
  query: string;
  /** Any of these is right. */
  right: string[];
  /** Heading it stands under. */
  kind: string;
}

export const QUERIES: LabelledQuery[] = [];
let kind = '';
for (const line of LABELLED.split('\n')) {
  if (line.startsWith('# ')) kind = line.slice(2);
  const [query, right] = line.split(' = ');
  if (query && right) QUERIES.push({ query, right: right.split(' | '), kind });
}
