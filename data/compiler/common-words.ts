/**
 * English words too common in news text to stand for one entity by themselves. Our own list: the words that pack writers
 * are likely to shorten a name to, and everyday words that are also proper names.
 */
const WORDS = `
accord act action administration agency agenda agreement air alliance allies ally ambassador amendment announcement
apple area arm armada armistice arms army article assembly asset association atlas attack authority award
bank base battalion battery bay bear bill bishop block bloc board bomb border boundary branch brief bridge brigade bulletin
bureau business cabinet camp campaign canal cap capital case cease ceasefire central centre center chair chairman chamber
channel charter chief church circle city claim coalition coast code command commander commission commissioner committee
common commons community company conference congress convention corps corporation council country court cross crossing
crown curtain daily day deal decision declaration defence defense delegation democracy democratic democrats department
deputy desk development dialogue director district division doctrine dollar dragon drill drone eagle east edge election
embassy emergency empire energy enterprise envoy era exchange executive exercise express faction factory federal federation
field fire fleet force forces foreign forum foundation free freedom front fund future game gate general global gold
government governor great green ground group guard guide gulf hall harbour harbor harpoon hawk head headquarters herald
hero high hill home hotel house independence index industry information initiative institute intelligence interior
international iron island islands journal judge junta justice king kingdom lab lake land launch law leader league left
legion legislature liberal liberty light line list live long lower mail major man march marine mark market marshal may
meeting member memorandum military minister ministry mission missile model monitor moon morning mountain movement museum
nation national nations naval navy new news north northern observer ocean office officer official operation opposition
orbit order organisation organization outlook palace panel paper parade park parliament parties party pass path patriot
peace peninsula people permanent phase phoenix plan plant platform plenum point polaris pole police policy politburo poll
pool port position post power premier presidency president press prime prince programme program progress project
prosecutor protocol province public pact quad queen radar radio ranger reactor rebel record red reform reformation regime
region register release report republic republican republicans research reserve resolution resource response review
revolution right rights river road rocket royal rule sanction sanctions satellite school science sea secretariat secretary
section security senate senator senior service session settlement shield ship shadow sharp signal site snapback society
soldier source south southern space speaker spokesman spokesperson spokeswoman staff standard star state statement states
statute storm strait strategic strategy street strike submarine summit sun supreme sword system table talks tank target
task team technology term territory terror test thunder tiger time times title today tomahawk top tower trade train treaty
tribunal tribune trident troop troops trust truth tunnel union unit united unity university upper urgent verification
village viper virus voice vote war watch water way weapon week west western white will window wing wind winter work worker
workers world year yellow young zone
a about after all also an and any are as at be because been but by can could do even first for from get give go good has
have he her him his how i if in into is it its just know like look make many me more most my no not now of on one only or
other our out over people say see she so some take than that the their them then there these they thing think this those
to two up us use want was we well were what when where which who why with would you your
`;

const COMMON: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));

/** Whether a single word (any case) is on the list. */
export function isCommonWord(word: string): boolean {
  return COMMON.has(word.toLowerCase());
}
