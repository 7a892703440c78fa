"""Texts that several tests run on: small releases, and odd ones that must do no harm."""

from __future__ import annotations

RELEASES = (
    "Ferry firm adds ten boats\n\n(Hong Kong, 3 May 2023) – Lamma Ferries today said it would spend HK$55 million on ten boats by the "
    "end of 2024. “More boats mean shorter queues,” said Ms Carol Mak, Managing Director of Lamma Ferries.\n",
    "FOR IMMEDIATE RELEASE\n\nAcme Kites Wins Export Award\n\nDENVER, Jan. 9, 2025 -- Acme Kites, which sold 1.2 million kites last "
    "year (up 4%), won the Export Award 2024. Contact: Bob Ray, bob@kites.example, 303-555-0100\n",
    "Winners of the Young Coders Prize\n\n| Rank | School | Score |\n| --- | --- | --- |\n| 1 | Lantau Secondary | 96.5 |\n"
    "| 2 | Peak College | 91 |\n\nThe prize has been given every year since 2011.\n",
)
ODD_TEXTS = (
    "",
    " ",
    "\n" * 50,
    "\ufeffPrize of HK$5 million\r\n\r\nOn 3 May 2023, Ms Ada Wu won it.\r\n",
    "A headline alone, 5 May 2024",
    "NUL \x00 in the middle of HK$5\x00 million on 3 May\x00 2023",
    "half of a pair: \ud800 and HK$3 million on 4 May 2024",
    "😀 👩‍👩‍👧 HK$7 million 😀 on 5 June 2025 🇭🇰",
    "soft\u00adhyphen, no\u00a0break HK$1.2\u00a0billion on 1\u00a0May\u00a02024",
    "old\rline\rends\r\rHK$4 million\ron 2 May 2024",
    "香港特別行政區政府今日（二月二十八日）公布，將撥款十億港元支持創新科技發展。" * 4,
    "Le gouvernement a annoncé aujourd'hui un nouveau fonds de 10 millions d'euros pour les jeunes entreprises de la région. "
    * 4,
    "$" * 3000,
    "**" * 1500 + "text",
    "(" * 2000 + ")" * 2000,
    "9" * 4000,
    "1,000," * 1000,
    "“" * 500 + "said Mr Lee" + "”" * 500,
    "Mr " * 800,
    "and " * 1500,
    "| a | b |\n" * 400,
    "<div>" * 800 + "HK$5 million" + "</div>" * 800,
    "x" * 20000,
    "\u202eHK$5 million\u202c \u200b\u200d",
    "\u0301\u0301\u0301 e\u0301 HK$5 million",
    "1/2/3/4/5/6/7 3/4/2025 31/02/2025 00:00 25:61",
)
