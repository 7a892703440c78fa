"""The checks that rules of dates may name, by name."""

from __future__ import annotations

from . import dates_built as built
from . import dates_counted as counted
from . import dates_deictic as deictic
from . import dates_lengths as lengths
from . import dates_lone as lone
from . import dates_periods as periods
from . import dates_points as points
from . import dates_years as years
from .dates_around import Check, Surroundings, glued

__all__ = ["CHECKS", "Surroundings", "glued"]

CHECKS: dict[str, Check] = {
    "numeric": points.numeric,
    "day_ordinal": points.day_ordinal,
    "year_first": points.year_first,
    "day_month": points.day_month,
    "month_day": points.month_day,
    "dayword": points.dayword,
    "today": deictic.today,
    "weekday_way": points.weekday_way,
    "weekday_day": points.weekday_day,
    "month_number": points.month_number,
    "era": points.era,
    "season_year": points.season_year,
    "opening": built.opening,
    "part_of_day": points.part_of_day,
    "beyond": points.beyond,
    "weekend": points.weekend,
    "weekword": points.weekword,
    "week_of": points.week_of,
    "sentence_start": points.sentence_start,
    "yearword": points.yearword,
    "centuryword": points.centuryword,
    "months_token": points.months_token,
    "decade": points.decade,
    "decade_apostrophe": points.decade_apostrophe,
    "half_token": periods.half_token,
    "quarter_token": periods.quarter_token,
    "ordinal_unit": periods.ordinal_unit,
    "month_year": periods.month_year,
    "way": periods.way,
    "length": lengths.length,
    "length_range": lengths.length_range,
    "half": lengths.half,
    "a_unit": lengths.a_unit,
    "a_or": lengths.a_or,
    "vague": lengths.vague,
    "bare_units": lengths.bare_units,
    "often": lengths.often,
    "weekdays": lengths.weekdays,
    "long": lengths.long,
    "anyday": lengths.anyday,
    "round_the_clock": lengths.round_the_clock,
    "clock": lengths.clock,
    "clock_range": lengths.clock_range,
    "clock_part": lengths.clock_part,
    "year": years.year,
    "year_short": years.year_short,
    "pair": years.pair,
    "lone_month": lone.lone_month,
    "lone_weekday": lone.lone_weekday,
    "lone_season": lone.lone_season,
    "ago": counted.ago,
    "ahead": counted.ahead,
    "day_only": lone.day_only,
    "in_length": counted.in_length,
    "same": counted.same,
    "same_period": counted.same_period,
    "slice": built.slice_,
    "weekday_week": built.weekday_week,
    "mod": built.mod,
    "mod_unit": built.mod_unit,
    "part_after": built.part_after,
    "range": built.range_,
    "span": built.span,
    "time_after": built.time_after,
    "weekend_of": built.weekend_of,
    "bare_hour": built.bare_hour,
    "bare_hour_before": built.bare_hour_before,
    "week_on": counted.week_on,
    "ended": counted.ended,
    "piece_of": built.piece_of,
    "of_year": built.of_year,
    "of_month": built.of_month,
}
