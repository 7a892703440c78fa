"""The checks that rules of dates may name, by name."""

from __future__ import annotations

from . import dates_built as built
from . import dates_deictic as deictic
from . import dates_lengths as lengths
from . import dates_lone as lone
from . import dates_points as points
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
    "season_year": points.season_year,
    "opening": built.opening,
    "part_of_day": points.part_of_day,
    "beyond": points.beyond,
    "weekend": points.weekend,
    "weekword": points.weekword,
    "yearword": points.yearword,
    "centuryword": points.centuryword,
    "decade": points.decade,
    "half_token": points.half_token,
    "quarter_token": points.quarter_token,
    "ordinal_unit": points.ordinal_unit,
    "month_year": points.month_year,
    "way": points.way,
    "length": lengths.length,
    "length_range": lengths.length_range,
    "half": lengths.half,
    "a_unit": lengths.a_unit,
    "vague": lengths.vague,
    "bare_units": lengths.bare_units,
    "often": lengths.often,
    "weekdays": lengths.weekdays,
    "round_the_clock": lengths.round_the_clock,
    "clock": lengths.clock,
    "clock_range": lengths.clock_range,
    "year": lone.year,
    "pair": lone.pair,
    "lone_month": lone.lone_month,
    "lone_weekday": lone.lone_weekday,
    "lone_season": lone.lone_season,
    "ago": built.ago,
    "ahead": built.ahead,
    "day_only": lone.day_only,
    "in_length": built.in_length,
    "same": built.same,
    "same_period": built.same_period,
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
    "piece_of": built.piece_of,
}
