"""Closed classes of words by which the clause around a figure is read.

Each is complete by the criterion that stands above it; none is a list of things that figures count.
"""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a text that is a list, as a set.

    >>> sorted(words_of("is are"))
    ['are', 'is']
    """
    return frozenset(text.split())


# Forms of `be` and verbs of staying.
BE = words_of("'re 's are be been being is remain remained remains stayed stays was were")
# Verbs whose subject is what the figure measures. Complete by this criterion: copular and measure verbs of quantity in English grammars.
MEASURE = words_of(
    "'re 's account accounted accounts acquired amount amounted amounting amounts are average averaged averages averaging "
    "be became become been began begin begins being bought came closed closes closing come comes comprise constitute "
    "constituted constitutes contained contains cost costing costs double doubled ended ending ends equal equalled equals "
    "equate equates estimated exceed exceeded exceeding exceeds finished finishes go goes had has have held hit hits "
    "hitting holds hover hovered hovers is keep kept made make makes measure measured measures measuring number numbered "
    "numbers opened peak peaked priced range ranged ranges ranging reach reached reaches reaching read reads remain "
    "approach approached approaches approaching attain attained attains breach breached breaches cross crossed crosses crossing neared nears "
    "pass passes passed passing nearing breaching hovering remained remains represent represented representing represents scored scores scoring settled settles sold stand "
    "standing stands start started starts stayed stays stood sum summed sums surpass surpassed surpasses surpassing top "
    "topped tops total totaled totaling totalled totalling totals traded trades trading triple tripled value valued was weigh "
    "weighed weighs went were vary varies varied varying extended close settle end finish trade "
    "sit sits sat lie lies lay persist persists persisted linger lingers lingered teeter teeters teetered teetering consolidate consolidates "
    "consolidated consolidating stabilise stabilises stabilised stabilize stabilizes stabilized fluctuate fluctuates fluctuated fluctuating "
    "oscillate oscillates oscillated oscillating plateau plateaued bottom bottomed fetch fetches fetched fetching "
    "break breaks broke breaking"
)
# Verbs whose subject a measurement is of: they say how far it reaches or how much it holds.
SPANNING = words_of(
    "cover covers covered occupy occupies occupied span spans spanned stretch stretches stretched run runs ran extend extends extended"
    " encompass encompasses encompassed rise rises rose tower towers towered hold holds held seat seats travel travels travelled drop drops"
)
# Verbs whose subject an area is of: it has so much room.
ROOMY = words_of(
    "offer offers offered offering provide provides provided providing boast boasts boasted boasting feature features featured featuring"
)
# Pronouns that taggers call nouns.
PRONOUNS = words_of(
    "fewer more most many others anybody anyone anything everybody everyone everything nobody none nothing somebody someone something ones himself herself itself themselves"
)
# Nouns for a whole trade, which close a compound (`the freight and storage market`).
TRADES = words_of("market industry sector business economy trade segment category space field arena")
# Forms of `go`: money goes towards something.
GOING = words_of("go goes going went")
# Nouns of mere quantity, which are no items.
GENERIC = words_of(
    "additional aggregate amount approximately average combined cumulative estimate estimated extra further high low "
    "maximum mean median minimum peak range sum total"
)
# Nouns of a part of any sum, which say nothing of it.
PARTS = words_of("part parts portion portions majority bulk most rest remainder half balance tranche share")
# Nouns of a point on a scale: what reaches it is the item.
MARKS = words_of("mark milestone threshold barrier level levels")
# Nouns of change that are amounts in themselves, so that they are the item.
OWN_AMOUNTS = words_of("cut cuts discount discounts premium raise saving savings")
# Marks and words before which no subject reaches: punctuation, relative pronouns, subordinators.
BOUNDARIES = words_of(
    '" ( * , -lrb- : ; `` although as because but how if once that though unless until what when where whereas which while '
    "who whose – — “ •"
)
# Adjectives of no change, which stand between verb and `at`.
STEADY = words_of("constant flat level negative positive stable steady strong unchanged")
# Verbs of change whose active subject does not change: its object does.
TRANSITIVE = words_of(
    "boost boosted boosting boosts cut cuts cutting gain gained gaining gains hike hiked lose loses losing lost lower "
    "lowered lowering lowers raise raised raises raising reduce reduced reduces reducing"
)
# Verbs of change that may have an object before the figure: `cutting costs by`.
CAUSATIVE = TRANSITIVE | words_of(
    "bring brings bringing brought enhance enhances enhanced enhancing expand expanded expanding expands improve improved improves improving increase increased increases "
    "increasing lift lifts lifted lifting revise revises revised revising update updates updated updating adjust adjusts adjusted adjusting reset resets upgrade upgraded downgrade downgraded nudge nudged bump bumped "
    "shorten shortened shortens shortening slash slashed slashes slashing trim trimmed trims trimming"
)
# Verbs of speech and thought: who says or foresees a change does not change.
REPORTING = words_of(
    "said says say expect expects expected predict predicts predicted forecast forecasts project projects projected anticipate anticipates "
    "anticipated estimate estimates estimated report reports reported announce announces announced offer offers offered offering provide "
    "provides provided giving give gives gave deliver delivers delivered believe believes target targets targeted promise promises promised"
)
# Past forms of verbs by which people answer in a survey, which taggers take for participles.
ANSWERS = words_of(
    "agreed believed considered disagreed expected expressed favoured favored feared felt foresaw found hoped indicated intended knew liked named"
    " opposed planned preferred rated regarded replied reported said saw selected showed stated supported thought voiced wanted wished"
)
# Nouns of will and power, whose infinitive says what is meant to be done and not what they measure.
INTENTS = words_of(
    "ability agreement aim aims ambition ambitions attempt attempts bid capacity chance commitment deal decision desire effort efforts goal goals intention"
    " mission need opportunity option order pledge plan plans potential power promise proposal right strategy vision way"
)
# Nouns of those who act: what changed is theirs.
AGENTS = words_of(
    "company group firm bank corporation government board team organisation organization department agency authority council analysts "
    "economists experts management issuer operator retailer airline manufacturer maker provider developer researchers officials "
    "respondents authors scientists companies firms businesses"
)
# Nouns of accounts that are amounts of money, to which `in`, `from`, `after` or `before` may tie another noun before `of` (`profit after tax of`).
ACCOUNTS = words_of(
    "assets award benefit benefits cash charge charges commitment commitments contribution contributions cost costs credit debt deficit deposit "
    "deposits dividend dividends donation donations earnings expenditure expense expenses fee fees fine fines funding gain gains grant grants "
    "impairment income interest investment investments liabilities loan loans loss losses margin payment payments penalty proceeds profit profits provision "
    "receipts rent return returns revenue revenues salary sales saving savings settlement spend spending subsidy surplus tax taxes turnover"
)
# Nouns of amount that `at`, `for` or `with` brings in themselves (`at a price of`).
AMOUNTS = words_of(
    "price prices value amount amounts rate cost costs consideration total average sum fee premium discount budget valuation"
)
# Nouns of deals, which tie a sum by `for`.
DEALS = words_of("acquisition acquisitions buyout contract deal deals purchase purchases sale sales takeover")
# Nouns of time.
TIME = words_of(
    "april august basis date day days decade december february friday half hour hours january july june march may minute "
    "minutes monday month months november october overnight period quarter quarters saturday september sunday thursday time today "
    "tomorrow tonight tuesday wednesday week weeks year years yesterday"
)
# Words of comparison with a period, which stand before a noun of change.
CHANGE_EXTRA = words_of(
    "change difference like-for-like month-on-month month-over-month quarter-on-quarter quarter-over-quarter y-o-y year-on- "
    "year year-over-year yoy intraday year-to-date ytd"
)
# Nouns of phrasal prepositions (`in favour of`, `in addition to`) and adverbs (`in turn`).
PHRASAL = words_of(
    "addition advance case collaboration conjunction connection effect excess exchange favor favour full general kind line "
    "order part particular partnership person place relation response return stock terms tune off total turn"
)
# Words that stand between a figure and what governs it.
SKIP_LEFT = words_of(
    "a additional all already also an another combined even full further her his its just mere now only our record "
    "staggering still the their total whopping"
)
# Prepositions that govern a noun.
PREPOSITIONS = words_of(
    "across after against amid among as at before between by despite during for from in including into on over per since "
    "through throughout to toward towards under until via with within without"
)
# What joins the members of a list.
AMONG = words_of(", / ; and or plus versus vs vs.")
