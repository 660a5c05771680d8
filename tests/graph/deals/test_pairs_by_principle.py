"""Reports about one deal, each testing one sentence of what sums mean; written without the rules at hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alliances.graph import AllianceGraph
from alliances.ontology import Statement
from tests.graph.deals.claims import claim
from tests.graph.deals.test_pairs import BN, A, B, Pair, edge

C, D = {"article": "c"}, {"article": "d"}
mistral = edge("invests-in", "Microsoft", "Mistral AI")
thrive = edge("invests-in", "Thrive Capital", "OpenAI")
tiger = edge("invests-in", "Tiger Global", "OpenAI")
asml = edge("invests-in", "ASML", "Mistral AI")
buys = edge("acquires", "AMD", "ZT Systems")
loan = edge("lends-to", "JPMorgan Chase", "CoreWeave")
hbm = edge("supplies-to", "SK hynix", "Nvidia")
cloud = edge("provides-cloud-to", "Oracle", "Meta")
park = edge("builds-datacenter", "Meta", "Hyperion")
holds = edge("holds-stake-in", "Microsoft", "Mistral AI")

MISTRAL = ("Microsoft", "invests-in", "Mistral AI")
THRIVE, TIGER = ("Thrive Capital", "invests-in", "OpenAI"), ("Tiger Global", "invests-in", "OpenAI")
ASML, BUYS = ("ASML", "invests-in", "Mistral AI"), ("AMD", "acquires", "ZT Systems")
LOAN, HBM = ("JPMorgan Chase", "lends-to", "CoreWeave"), ("SK hynix", "supplies-to", "Nvidia")
CLOUD, PARK = ("Oracle", "provides-cloud-to", "Meta"), ("Meta", "builds-datacenter", "Hyperion")


def worth(value: float, kind: str = "valuation", **more: object) -> Statement:
    return claim("Mistral AI", "has-valuation", None, "ongoing", value * BN, kind, **more)  # type: ignore[arg-type]


def day(published: str) -> dict[str, str]:
    return {"published": published}


PAIRS = [
    # Tranches and cumulative sums
    Pair("two tranches and their sum", [mistral("completed", 1, "tranche", time="2024-02", **A), mistral("completed", 2, "tranche", time="2025-01", **A), mistral("completed", 3, "cumulative", **B)], {MISTRAL: (3, 0, 0)}),
    Pair("a sum above the known tranches", [mistral("completed", 1, "tranche", time="2024-02", **A), mistral("completed", 2, "tranche", time="2025-01", **A), mistral("completed", 5, "cumulative", **B)], {MISTRAL: (5, 0, 0)}),
    Pair("a sum that grows", [mistral("completed", 8, "cumulative", published="2025-01-10", **A), mistral("completed", 10, "cumulative", published="2025-06-10", **B)], {MISTRAL: (10, 0, 0)}),
    Pair("one tranche more after the sum", [mistral("completed", 8, "cumulative", published="2025-01-10", **A), mistral("completed", 2, "tranche", published="2025-06-10", evidence="an additional 2bn", **B)], {MISTRAL: (10, 0, 0)}),
    Pair("누적 and 추가", [mistral("completed", 8, "cumulative", published="2025-01-10", evidence="누적 80억달러", **A), mistral("completed", 2, "tranche", published="2025-06-10", evidence="20억달러를 추가로 투자했다", **B), mistral("completed", 10, "cumulative", published="2025-06-11", evidence="총 100억달러", **C)], {MISTRAL: (10, 0, 0)}),
    Pair("tranches of one report, one of them told again", [mistral("completed", 1, "tranche", **A), mistral("completed", 2, "tranche", **A), mistral("completed", 1, "tranche", **B)], {MISTRAL: (3, 0, 0)}),
    Pair("one tranche in two outlets on one day", [mistral("completed", 2, "tranche", **A), mistral("completed", 2, "tranche", **B)], {MISTRAL: (2, 0, 0)}),
    Pair("twice the same sum, the second time more", [mistral("completed", 1, "tranche", evidence="It put in 1bn.", **A), mistral("completed", 1, "tranche", evidence="Then it put in another 1bn.", **A)], {MISTRAL: (2, 0, 0)}),
    # Own share and round
    Pair("own share in a round", [thrive("completed", 1.3, **A), thrive("completed", 6.6, "round-total", **A)], {THRIVE: (1.3, 0, 0)}),
    Pair("a round of two who tell no share", [thrive("completed", 6.6, "round-total", **A), tiger("completed", 6.6, "round-total", **A)], {THRIVE: (0, 0, 0), TIGER: (0, 0, 0)}),
    Pair("a round of two with their shares", [thrive("completed", 6.6, "round-total", **A), tiger("completed", 6.6, "round-total", **A), thrive("completed", 1.3, **B), tiger("completed", 0.35, **B)], {THRIVE: (1.3, 0, 0), TIGER: (0.35, 0, 0)}),
    Pair("a round told with two sums", [thrive("completed", 6.6, "round-total", **A), thrive("completed", 8, "round-total", **B)], {THRIVE: (0, 0, 0)}, {"amount"}),
    Pair("a round told rounded", [thrive("completed", 6.6, "round-total", **A), thrive("completed", 6.5, "round-total", bound="about", **B)], {THRIVE: (0, 0, 0)}),
    Pair("a ceiling in a round", [thrive("planned", 110, "round-total", **A), thrive("planned", 30, bound="up-to", **A)], {THRIVE: (0, 0, 30)}),
    # Currencies
    Pair("euros, and won with the euros in brackets", [asml("completed", 1.3, currency="EUR", converted=(2108 * BN, "KRW"), **A), asml("completed", 1.3, currency="EUR", **B), asml("completed", 2100, currency="KRW", bound="about", **C)], {ASML: (1.3, 0, 0)}, currency="EUR"),
    Pair("no won beside the euros", [asml("completed", 1.3, currency="EUR", converted=(2108 * BN, "KRW"), **A), asml("completed", 2100, currency="KRW", bound="about", **B)], {ASML: (0, 0, 0)}, currency="KRW"),
    Pair("won first, dollars in brackets, and dollars", [asml("completed", 1400, currency="KRW", converted=(1 * BN, "USD"), **A), asml("completed", 1, **B)], {ASML: (1400, 0, 0)}, currency="KRW"),
    Pair("no dollars beside the won", [asml("completed", 1400, currency="KRW", converted=(1 * BN, "USD"), **A), asml("completed", 1, **B)], {ASML: (0, 0, 0)}),
    Pair("a conversion that is off", [asml("completed", 1, converted=(1400 * BN, "KRW"), **A), asml("completed", 1000, currency="KRW", **B)], {ASML: (1, 0, 0)}, {"amount"}),
    Pair("a conversion with a slip of ten", [asml("completed", 1, converted=(1400 * BN, "KRW"), **A), asml("completed", 14000, currency="KRW", **B)], {ASML: (1, 0, 0)}, {"amount"}),
    # Ceilings, plans, payments
    Pair("a ceiling, then a part is paid", [mistral("planned", 10, bound="up-to", published="2024-01-10", **A), mistral("completed", 4, published="2024-06-10", **B)], {MISTRAL: (4, 0, 10)}, {"restated"}),
    Pair("a ceiling, then all of it is paid", [mistral("planned", 10, bound="up-to", published="2024-01-10", **A), mistral("completed", 10, published="2024-07-10", **B)], {MISTRAL: (10, 0, 0)}),
    Pair("a ceiling and a firm sum on one day", [mistral("planned", 5, bound="up-to", **A), mistral("planned", 3, **B)], {MISTRAL: (0, 3, 5)}, {"bound"}),
    Pair("two ceilings", [mistral("planned", 10, bound="up-to", **A), mistral("planned", 12, bound="up-to", **B)], {MISTRAL: (0, 0, 12)}, {"amount"}),
    Pair("a plan and its payment ten months on", [mistral("planned", 2, published="2024-01-10", **A), mistral("completed", 2, published="2024-11-10", **B)], {MISTRAL: (2, 0, 0)}),
    Pair("a plan and a payment a little smaller", [mistral("planned", 15, bound="about", published="2025-06-10", **A), mistral("completed", 14.3, published="2025-06-12", **B)], {MISTRAL: (14.3, 0, 0)}),
    Pair("a takeover agreed and closed", [buys("planned", 4.9, published="2024-08-19", **A), buys("completed", 4.9, published="2025-03-31", **B)], {BUYS: (4.9, 0, 0)}),
    Pair("a takeover closed below its price", [buys("planned", 4.9, published="2024-08-19", **A), buys("completed", 4.4, published="2025-03-31", **B)], {BUYS: (4.4, 0, 0)}),
    Pair("a takeover in two steps", [buys("completed", 1, "tranche", time="2023-05", **A), buys("completed", 2, "tranche", time="2025-05", **B)], {BUYS: (3, 0, 0)}),
    Pair("talks, then a signed sum", [mistral("considering", 5, published="2025-01-10", **A), mistral("planned", 4, published="2025-02-10", **B)], {MISTRAL: (0, 4, 0)}),
    Pair("a firm plan and more that is possible", [mistral("planned", 3, **A), mistral("possible", 10, evidence="It might put in 10bn more.", **A)], {MISTRAL: (0, 3, 0)}),
    Pair("a loan drawn in full", [loan("planned", 2.3, published="2023-08-01", **A), loan("completed", 2.3, published="2024-05-01", **B)], {LOAN: (2.3, 0, 0)}),
    # Supersession
    Pair("raised, and says so", [mistral("planned", 10, published="2025-01-10", **A), mistral("planned", 15, published="2025-08-10", evidence="It raised its pledge from 10bn to 15bn.", **B)], {MISTRAL: (0, 15, 0)}),
    Pair("100억에서 150억으로 늘렸다", [mistral("planned", 10, published="2025-01-10", **A), mistral("planned", 15, published="2025-08-10", evidence="투자 계획을 100억달러에서 150억달러로 늘렸다.", **B)], {MISTRAL: (0, 15, 0)}),
    Pair("cut, and says so", [mistral("planned", 10, published="2025-01-10", **A), mistral("planned", 6, published="2025-08-10", evidence="It scaled the plan back to 6bn.", **B)], {MISTRAL: (0, 6, 0)}),
    Pair("merely later and larger", [mistral("planned", 10, published="2025-01-10", **A), mistral("planned", 15, published="2025-08-10", **B)], {MISTRAL: (0, 15, 0)}, {"restated"}),
    Pair("merely later and smaller", [mistral("planned", 15, published="2025-01-10", **A), mistral("planned", 10, published="2025-08-10", **B)], {MISTRAL: (0, 15, 0)}, {"restated"}),
    # Denied, ended, revived
    Pair("denied by a report without the sum", [mistral("planned", 5, said_by="FT", published="2025-03-01", **A), mistral("denied", published="2025-03-20", **B)], {MISTRAL: (0, 0, 0)}),
    Pair("denied first, done later", [mistral("denied", 3, published="2025-01-10", **A), mistral("completed", 3, published="2025-03-10", **B)], {MISTRAL: (3, 0, 0)}),
    Pair("done, and denied later", [mistral("completed", 5, **A), mistral("denied", 5, published="2025-07-12", **B)], {MISTRAL: (5, 0, 0)}, {"status"}),
    Pair("talks denied", [mistral("considering", 20, **A), mistral("denied", 20, **B)], {MISTRAL: (0, 0, 0)}),
    Pair("a plan called off", [mistral("planned", 4, published="2025-01-10", **A), mistral("ended", 4, published="2025-03-10", **B)], {MISTRAL: (0, 0, 0)}),
    Pair("a plan called off without the sum", [mistral("planned", 4, published="2025-01-10", **A), mistral("ended", published="2025-03-10", **B)], {MISTRAL: (0, 0, 0)}),
    Pair("called off and taken up again", [mistral("planned", 4, published="2025-01-10", **A), mistral("ended", 4, published="2025-03-10", **B), mistral("planned", 4, published="2025-09-10", **C)], {MISTRAL: (0, 4, 0)}),
    Pair("called off, then done after all", [buys("planned", 4, published="2025-01-10", **A), buys("ended", 4, published="2025-03-10", **B), buys("completed", 4, published="2025-12-10", **C)], {BUYS: (4, 0, 0)}),
    Pair("money put in and the holding sold", [mistral("completed", 4, published="2024-01-10", **A), mistral("ended", published="2025-03-10", **B)], {MISTRAL: (4, 0, 0)}),
    # Bounds, ranges
    Pair("at least five, and six", [mistral("planned", 5, bound="at-least", **A), mistral("planned", 6, **B)], {MISTRAL: (0, 6, 0)}),
    Pair("talks of a larger sum beside a plan", [mistral("considering", 1.25, "cumulative", bound="about", **A), mistral("planned", 1, "cumulative", bound="at-least", **A)], {MISTRAL: (0, 1, 0)}),
    Pair("nearly ten, and 9.8", [mistral("completed", 10, bound="about", **A), mistral("completed", 9.8, **B)], {MISTRAL: (9.8, 0, 0)}),
    Pair("from three to five, and four", [mistral("planned", (3, 5), **A), mistral("planned", 4, **B)], {MISTRAL: (0, 4, 0)}),
    Pair("from three to five, and seven", [mistral("planned", (3, 5), **A), mistral("planned", 7, **B)], {MISTRAL: (0, 7, 0)}, {"amount"}),
    Pair("about 5조 and 5.2조", [hbm("planned", 5000, currency="KRW", bound="about", **A), hbm("planned", 5200, currency="KRW", **B)], {HBM: (0, 5200, 0)}, currency="KRW"),
    # Dates
    Pair("a like sum in another year", [mistral("completed", 1, time="2022", **A), mistral("completed", 1, time="2024", **B)], {MISTRAL: (2, 0, 0)}),
    Pair("one sum remembered two years on", [mistral("completed", 1, published="2022-05-01", **A), mistral("completed", 1, published="2024-05-01", **B)], {MISTRAL: (1, 0, 0)}),
    Pair("a year and a month of it", [mistral("completed", 1, "tranche", time="2024", **A), mistral("completed", 1, "tranche", time="2024-05", **B)], {MISTRAL: (1, 0, 0)}),
    Pair("a month and a day of it", [mistral("completed", 1, time="2024-05", **A), mistral("completed", 1, time="2024-05-30", **B)], {MISTRAL: (1, 0, 0)}),
    Pair("two months of one year", [mistral("completed", 1, "tranche", time="2024-01", **A), mistral("completed", 1, "tranche", time="2024-12", **B)], {MISTRAL: (2, 0, 0)}),
    # Supplies, rates, terms
    Pair("two goods of one supplier", [hbm("planned", 5, product="HBM3E", **A), hbm("planned", 1, product="LPDDR5X", **B)], {HBM: (0, 6, 0)}),
    Pair("two goods at one price", [hbm("planned", 5, product="HBM3E", **A), hbm("planned", 5, product="LPDDR5X", **B)], {HBM: (0, 10, 0)}),
    Pair("one order whose good only one names", [hbm("planned", 5, product="HBM3E", **A), hbm("planned", 5, **B)], {HBM: (0, 5, 0)}),
    Pair("so much a year for three years", [cloud("planned", 2, "per-year", period="3년", **A)], {CLOUD: (0, 6, 0)}),
    Pair("so much a year, in a year", [cloud("planned", 2, "per-year", period="2025", **A)], {CLOUD: (0, 0, 0)}),
    Pair("a total and what it is a year", [cloud("planned", 10, "contract-total", period="5 years", **A), cloud("planned", 2, "per-year", **B)], {CLOUD: (0, 10, 0)}),
    Pair("three years of ten, and thirty", [cloud("planned", 10, "per-year", period="three years", **A), cloud("planned", 30, "contract-total", **B)], {CLOUD: (0, 30, 0)}),
    Pair("a contract that runs and one that ended", [cloud("ongoing", 5, published="2024-01-10", **A), cloud("ended", 5, published="2025-01-10", **B)], {CLOUD: (0, 5, 0)}),
    # Kinds that are no payment
    Pair("value before and after the money", [worth(5, "valuation-pre", **A), worth(6, "valuation-post", **B)], {}),
    Pair("value after the money, twice", [worth(6, "valuation-post", **A), worth(7, "valuation-post", **B)], {}, {"amount"}),
    Pair("value of two rounds", [worth(6, time="2024-06", **A), worth(11.7, time="2025-09", **B)], {}),
    Pair("fair values of two quarters", [holds("ongoing", 13.8, "fair-value", time="2025-03", **A), holds("ongoing", 60.6, "fair-value", time="2025-09", **B)], {MISTRAL: (0, 0, 0)}),
    Pair("a share and a sum, and another share", [mistral("completed", 2, share=0.2, **A), mistral("completed", 2, share=0.25, **B)], {MISTRAL: (2, 0, 0)}, {"share"}),
    Pair("money and credits", [mistral("completed", 3, **A), mistral("completed", 1, "tranche", instrument="cash", **B), mistral("completed", 2, "tranche", instrument="cloud credits", **B)], {MISTRAL: (3, 0, 0)}),
    Pair("revenue is no deal", [claim("Mistral AI", "has-revenue", None, "ongoing", 1 * BN, "per-year", period="2025", **A), mistral("completed", 2, **B)], {MISTRAL: (2, 0, 0)}),
    # Parents, vehicles
    Pair("parent and subsidiary each for itself", [claim("Alphabet", "invests-in", "Anthropic", "completed", 2 * BN, **A), claim("Google", "invests-in", "Anthropic", "completed", 2 * BN, **B), claim("SK Telecom", "invests-in", "Anthropic", "completed", 0.1 * BN, **C), claim("SK hynix", "invests-in", "Anthropic", "completed", 0.2 * BN, **C)],
        {("Google", "invests-in", "Anthropic"): (2, 0, 0), ("Alphabet", "invests-in", "Anthropic"): (2, 0, 0), ("SK Telecom", "invests-in", "Anthropic"): (0.1, 0, 0), ("SK hynix", "invests-in", "Anthropic"): (0.2, 0, 0)}),
    Pair("a vehicle buys chips and leases them out", [claim("Valor Compute", "provides-cloud-to", "xAI", "planned", 20 * BN, **A), claim("Nvidia", "supplies-to", "Valor Compute", "planned", 20 * BN, **A), claim("Nvidia", "invests-in", "Valor Compute", "planned", 2 * BN, bound="up-to", **A)],
        {("Valor Compute", "provides-cloud-to", "xAI"): (0, 20, 0), ("Nvidia", "supplies-to", "Valor Compute"): (0, 20, 0), ("Nvidia", "invests-in", "Valor Compute"): (0, 0, 2)}),
    Pair("three together, one of them alone", [
        *(edge("invests-in", who, "Stargate Project")("planned", 9, at=4, evidence="SoftBank, OpenAI and MGX put in 9bn together.", **A) for who in ("SoftBank Group", "OpenAI", "MGX")),
        edge("invests-in", "SoftBank Group", "Stargate Project")("planned", 4, **B)],
        {("SoftBank Group", "invests-in", "Stargate Project"): (0, 4, 0), ("OpenAI", "invests-in", "Stargate Project"): (0, 0, 0), ("MGX", "invests-in", "Stargate Project"): (0, 0, 0)}),
    Pair("without and with the sum", [mistral("completed", **A), mistral("completed", 5, **B)], {MISTRAL: (5, 0, 0)}),
    Pair("each way its own", [claim("Oracle", "supplies-to", "Meta", "planned", 5 * BN, **A), claim("Meta", "supplies-to", "Oracle", "planned", 5 * BN, **B)], {("Oracle", "supplies-to", "Meta"): (0, 5, 0), ("Meta", "supplies-to", "Oracle"): (0, 5, 0)}),
    Pair("debt and equity of one site", [park("planned", 27, "tranche", instrument="debt", **A), park("planned", 3, "tranche", instrument="equity", **A), park("planned", 30, **B)], {PARK: (0, 30, 0)}),
    Pair("a tranche of a planned whole is paid", [mistral("planned", 10, "cumulative", published="2025-01-10", **A), mistral("completed", 4, "tranche", published="2025-03-10", **A)], {MISTRAL: (4, 10, 0)}),
    # Of all kinds
    Pair("a plan and months later a larger payment", [mistral("planned", 5, published="2025-01-10", **A), mistral("completed", 8, published="2025-06-10", **B)], {MISTRAL: (8, 5, 0)}, {"restated"}),
    Pair("a plan and months later a smaller payment", [mistral("planned", 8, published="2025-01-10", **A), mistral("completed", 5, published="2025-06-10", **B)], {MISTRAL: (5, 8, 0)}, {"restated"}),
    Pair("a like sum in each of two years", [mistral("planned", 3, time="2026", **A), mistral("planned", 3, time="2027", **A)], {MISTRAL: (0, 6, 0)}),
    Pair("a target for 2030 and one year of it", [park("planned", 600, "cumulative", time="2030", **A), park("planned", 70, "tranche", time="2026", **A)], {PARK: (0, 600, 0)}),
    Pair("a takeover with and without the debt", [buys("planned", 10.5, **A), buys("planned", 9, **B)], {BUYS: (0, 10.5, 0)}, {"amount"}),
    Pair("a takeover with an earn-out", [buys("planned", 4.9, bound="up-to", **A), buys("planned", 4.5, "tranche", **A), buys("planned", 0.4, "tranche", bound="up-to", evidence="0.4bn if milestones are met", **A)], {BUYS: (0, 4.5, 4.9)}),
    Pair("a takeover and what the target was worth", [buys("completed", 4.9, **A), claim("ZT Systems", "has-valuation", None, "ongoing", 10 * BN, "valuation", **A)], {BUYS: (4.9, 0, 0)}),
    Pair("a facility and what is drawn", [loan("planned", 7.5, "contract-total", bound="up-to", published="2024-05-17", **A), loan("completed", 2.3, "tranche", published="2024-05-17", **A)], {LOAN: (2.3, 0, 7.5)}),
    Pair("the sum is denied, the deal stands", [mistral("planned", 5, **A), mistral("denied", 50, **B)], {MISTRAL: (0, 5, 0)}),
    Pair("a filing against the press, planned", [mistral("planned", 5, said_by="SEC filing", **A), mistral("planned", 6, **B)], {MISTRAL: (0, 5, 0)}, {"amount"}),
    Pair("own share and round in euros", [asml("completed", 1.7, "round-total", currency="EUR", **A), asml("completed", 1.3, currency="EUR", **A)], {ASML: (1.3, 0, 0)}, currency="EUR"),
    Pair("the round told as the leader's, in euros", [asml("completed", 1.7, "round-total", currency="EUR", **A), asml("completed", 1.7, currency="EUR", **B)], {ASML: (0, 0, 0)}, {"kind"}, currency="EUR"),
    Pair("a round that grew", [thrive("completed", 30, "round-total", published="2026-01-10", **A), thrive("completed", 40, "round-total", published="2026-05-10", evidence="The round was expanded to 40bn.", **B)], {THRIVE: (0, 0, 0)}),
    Pair("two rounds of two years", [thrive("completed", 6.6, "round-total", time="2024-10", **A), thrive("completed", 40, "round-total", time="2025-03", **B)], {THRIVE: (0, 0, 0)}),
    Pair("two rounds, by the days of their reports", [thrive("completed", 6.6, "round-total", published="2024-10-02", **A), thrive("completed", 40, "round-total", published="2025-03-31", **B)], {THRIVE: (0, 0, 0)}),
    Pair("values of two rounds, by the days of their reports", [worth(6, published="2024-06-10", **A), worth(11.7, published="2025-09-10", **B)], {}),
    Pair("market cap and valuation", [worth(6, "market-cap", **A), worth(11, "valuation", **B)], {}),
    Pair("a value, more than it, and another value", [worth(29, bound="at-least", **A), worth(29, **B), worth(30, **C)], {}, {"amount"}),
    Pair("a value in talks and the final one", [claim("Mistral AI", "has-valuation", None, "considering", 14 * BN, "valuation", **A), worth(11.7, **B)], {}),
    Pair("revenues of two years", [claim("Mistral AI", "has-revenue", None, "ongoing", 1 * BN, None, period="2024", **A), claim("Mistral AI", "has-revenue", None, "ongoing", 2 * BN, None, period="2025", **B)], {}),
    Pair("revenue foreseen and reported", [claim("Mistral AI", "has-revenue", None, "possible", 1 * BN, None, period="2025", **A), claim("Mistral AI", "has-revenue", None, "ongoing", 2 * BN, None, period="2025", **B)], {}),
    Pair("two revenues of one year", [claim("Mistral AI", "has-revenue", None, "ongoing", 1 * BN, None, period="2025", **A), claim("Mistral AI", "has-revenue", None, "ongoing", 2 * BN, None, period="2025", **B)], {}, {"amount"}),
    Pair("a share and its ceiling", [claim("Amazon", "holds-stake-in", "Anthropic", "ongoing", share_limit=0.33, **A), claim("Amazon", "holds-stake-in", "Anthropic", "ongoing", share=0.16, **B)], {}),
    Pair("a share that fell", [claim("Amazon", "holds-stake-in", "Anthropic", "ended", share=0.33, published="2024-01-01", **A), claim("Amazon", "holds-stake-in", "Anthropic", "ongoing", share=0.16, published="2025-01-01", **B)], {}),
    Pair("a share to come and the share now", [claim("Amazon", "holds-stake-in", "Anthropic", "planned", share=0.33, **A), claim("Amazon", "holds-stake-in", "Anthropic", "ongoing", share=0.16, **B)], {}),
    Pair("power to come and power now", [claim("Hyperion", "has-power-capacity", None, "planned", power_w=2e9, **A), claim("Hyperion", "has-power-capacity", None, "ongoing", power_w=1e9, **B)], {}),
    Pair("two powers to come", [claim("Hyperion", "has-power-capacity", None, "planned", power_w=2e9, **A), claim("Hyperion", "has-power-capacity", None, "planned", power_w=5e9, **B)], {}, {"power_w"}),
    Pair("one contract at three rates", [hbm("planned", 22764.8, currency="KRW", **A), hbm("planned", 22798, currency="KRW", **B), hbm("planned", 23000, currency="KRW", bound="about", **C)], {HBM: (0, 22764.8, 0)}, currency="KRW"),
    Pair("billions, and four of them", [mistral("planned", (1,10), **A), mistral("planned", 4, **B)], {MISTRAL: (0, 4, 0)}),
    Pair("tens of billions, and twenty of them", [cloud("planned", (10,100), **A), cloud("planned", 20, "contract-total", **B)], {CLOUD: (0, 20, 0)}),
    Pair("a further order a year on", [hbm("planned", 5, published="2024-01-01", **A), hbm("planned", 5, published="2025-06-01", evidence="a new further order of 5bn", **B)], {HBM: (0, 10, 0)}),
    Pair("an order, delivered", [hbm("planned", 5, published="2024-01-01", **A), hbm("completed", 5, published="2025-06-01", **B)], {HBM: (5, 0, 0)}),
    Pair("one partnership told from both sides, of a size that neither pays the other", [claim("OpenAI", "partners-with", "Oracle", "planned", 300 * BN, **A), claim("Oracle", "partners-with", "OpenAI", "planned", 300 * BN, **B)], {("OpenAI", "partners-with", "Oracle"): (0, 0, 0)}),
    Pair("part of a planned tranche is paid", [mistral("planned", 5, "tranche", published="2025-01-10", **A), mistral("completed", 3, "tranche", published="2025-04-10", evidence="Of the 5bn, 3bn was paid.", **B)], {MISTRAL: (3, 5, 0)}),
    Pair("a part paid, the rest to come", [mistral("completed", 3, "tranche", **A), mistral("planned", 2, "tranche", evidence="the remaining 2bn", **A), mistral("planned", 5, **B)], {MISTRAL: (3, 2, 0)}),
    Pair("each of two its own", [edge("invests-in", w, "Stargate Project")("planned", 19, at=4, evidence="SoftBank and OpenAI each commit 19bn.", **A) for w in ("SoftBank Group", "OpenAI")], {("SoftBank Group", "invests-in", "Stargate Project"): (0, 19, 0)}),
    Pair("one sum for two firms", [claim("MGX", "invests-in", w, "completed", 3 * BN, at=4, evidence="MGX invested 3bn in OpenAI and xAI.", **A) for w in ("xAI", "OpenAI")], {("MGX", "invests-in", "xAI"): (0, 0, 0)}),
    Pair("a loan repaid", [loan("completed", 2.3, published="2023-08-01", **A), loan("ended", 2.3, published="2025-08-01", **B)], {LOAN: (2.3, 0, 0)}),
    Pair("a takeover blocked", [buys("planned", 40, published="2020-09-13", **A), buys("ended", published="2022-02-08", **B)], {BUYS: (0, 0, 0)}),
    Pair("talks of one sum, denial of another", [buys("considering", 40, published="2020-09-13", **A), buys("denied", 32, published="2020-09-14", **B)], {BUYS: (0, 0, 0)}),
    Pair("at most, done", [mistral("completed", 5, bound="up-to", **A)], {MISTRAL: (0, 0, 5)}),
    Pair("at least, done", [mistral("completed", 5, bound="at-least", **A)], {MISTRAL: (5, 0, 0)}),
    Pair("nothing, and five", [mistral("completed", 0, **A), mistral("completed", 5, **B)], {MISTRAL: (5, 0, 0)}, {"amount"}),
    Pair("a total, and a denied tranche", [mistral("completed", 8, "cumulative", **A), mistral("denied", 5, "tranche", **B)], {MISTRAL: (8, 0, 0)}),
    Pair("a run-rate is no sum", [cloud("ongoing", 2, "run-rate", **A)], {CLOUD: (0, 0, 0)}),
    Pair("so much a month for three years", [cloud("planned", 1, "per-month", period="3 years", **A)], {CLOUD: (0, 36, 0)}),
    Pair("a contract and what is paid of it", [cloud("planned", 10, "contract-total", **A), cloud("completed", 3, "paid", **A)], {CLOUD: (3, 10, 0)}),
    Pair("an estimate beside the contract", [hbm("planned", 10, "estimate", **A), hbm("planned", 8, "contract-total", **B)], {HBM: (0, 8, 0)}),
    Pair("values of two rounds, each told twice", [worth(6, **day("2024-06-10"), **A), worth(6, **day("2024-06-11"), **B), worth(11.7, **day("2025-09-10"), **C), worth(11.7, **day("2025-09-11"), **D)], {}),
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
@pytest.mark.parametrize("order", [list, lambda told: told[::-1]], ids=["told", "reversed"])
def test_pair_comes_out_as_it_must(pair: Pair, order: Callable[[list[Statement]], list[Statement]]) -> None:
    graph = AllianceGraph(order(pair.statements))
    for (subject, relation, target), expected in pair.totals.items():
        totals = graph.total(subject, target, relation)
        got = [(t.paid / BN, t.committed / BN, t.up_to / BN) for t in totals if t.currency == pair.currency]
        assert got == [pytest.approx(expected)] or (not got and not any(expected)), (subject, relation)
    assert {c.kind for c in graph.conflicts()} == set(pair.conflicts)
