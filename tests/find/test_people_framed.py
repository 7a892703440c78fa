"""Names in frames that hold nothing but a person; what looks like such a frame and is none."""

from __future__ import annotations

import time

import pytest

from hkfacts import extract

SAID = (
    ("Call the press desk.\n\nMedia inquiries:\n\nNora Sales: nora.sales@quillheart.org\n", "Nora Sales"),
    ("The full talk is online. Featured photo by Quorvane on Unsplash.\n", "Quorvane"),
    ("On Sunday my twelve-year-old daughter Tessa and I went to the fair.\n", "Tessa"),
    ("Brenna’s husband Colm was glad of the help.\n", "Colm"),
    ("Garrick Holm lives in Leeds with his wife of 30 years, Deirdre.\n", "Deirdre"),
    ("Contact Details\n\nOrbelline Markets\n\nMia\n\npress@orbelline.example\n", "Mia"),
    ("Quillon Fencing Ltd. Sebastien (604) 555-0117\n", "Sebastien"),
    ("Contact: Hannah Solberg/Frank Ostrander, Quillon IR\n", "Frank Ostrander"),
    ("Sales rose by a third. Marvick Abdoun and his team did a fine job this year.\n", "Marvick Abdoun"),
    ("Music came from DJ Tessa Young until late.\n", "DJ Tessa Young"),
    ("Live on the lawn: Lil Vandro and a brass band.\n", "Lil Vandro"),
    ("Several ports went to court to stop Trump’s tariffs on cranes.\n", "Trump"),
    ("Chairman/CEO Joris Van de Kreel sits on two more boards.\n", "Joris Van de Kreel"),
    ("The pact was signed by Noura bint Saad Al-Kabiri in Doha.\n", "Noura bint Saad Al-Kabiri"),
    ("QUILLON FOODS SAID TODAY THAT MARTHA HOLGERSEN HAS BEEN NAMED TO ITS BOARD.\n", "MARTHA HOLGERSEN"),
    ("Spokesman Sugiarno and director Budi Santoso came too.\n", "Budi Santoso"),
    ("Ana Luísa dos Santos and João Pedro d’Almeida signed.\n", "João Pedro d’Almeida"),
    ("Guests were Regina Holt, Smokey Robertson, and Johnny Gillard.\n", "Smokey Robertson"),
    ("The bill by Senators Ostrel and Vandine passed. Sens. Quorl (R-TX), Tambly and Ostrel spoke.\n", "Tambly"),
    ("The mascot Bruno was drawn by Bruno Ostrander of Leeds.\n", "Bruno Ostrander"),
    ("Drs. Marvane and Oskrel lead the ward.\n", "Oskrel"),
    ("Contact DetailsQuillon Legal Works\n\nMarit Solvang Public Relations Manager\n\n+31 20 555 0117\n", "Marit Solvang"),
    (
        "Books of the week:\n\n1. Low Tide by Jane Holt\n2. The Long Road by Peter Gallow\n3. Salt by Delphine Market\n4. Ash by Mary Ostrander\n",
        "Delphine Market",
    ),
)
NOT_SAID = (
    ("The Justices Cup and Plate are raced for in May.\n", "Cup"),
    ("Reps. Orvane Council and Harbour House will meet.\n", "Harbour House"),
    (
        "Prizes:\n\nBest Song by Harbour Bank\nBest Album by Quillon Foods\nBest Video by Orrin Works\nBest Voice by Dale Motors\n",
        "Quillon Foods",
    ),
    ("Contact DetailsQuillon Legal Works\n\nPress Desk Public Relations Manager\n\n+31 20 555 0117\n", "Press Desk"),
    ("Meet our friendly mascot Pippo at the gate. Pippo said hello.\n", "Pippo"),
    ("Mr Holm came with his dog, Bruno, and a flag.\n", "Bruno"),
    ("Prizes went to pupils of Harbour High School (Clifton, New Jersey).\n", "Clifton"),
    ("Garrick Lending Opens in Dover\n\nGarrick Lending is proud to open. Garrick Lending was called in.\n", "Garrick Lending"),
    ("She trained at Johns Hopkins and in Leeds.\n", "Johns Hopkins"),
    ("Photo by Studio North on Pexels.\n", "Studio North"),
    ("Write to media.relations@quillheart.org. Media Relations is open daily.\n", "Media Relations"),
    ("In the new novel a boy runs away from her father, Gabe, into the hills.\n", "Gabe"),
    ("Rent the DJ Booth and the DJ Basin Kit by the hour.\n", "DJ Booth"),
    ("The $TRUMP token fell while Trump Tower was lit.\n", "Trump"),
    ("Snacks came from Dr. Scoflane’s Brewing and a bakery.\n", "Scoflane"),
    ("Ana Luísa dos Santos and João Pedro d’Almeida signed.\n", "Santos Pedro d’Almeida"),
    ("The store opens in ANN ARBOR, Mich., in May.\n", "ANN ARBOR"),
    ("The show ends with a set by the house MARTHA HOLGERSEN KNIT, made in Leeds.\n", "MARTHA HOLGERSEN"),
    ("A tribute to Pearl Jam and a clinic in Beverly Hills.\n", "Pearl Jam"),
    ("Drilling at the Mt Marie prospect goes on.\n", "Mt Marie"),
    ("The single “An Ode to Rain” is out.\n", "An Ode"),
)


@pytest.mark.parametrize(("text", "name"), SAID)
def test_a_frame_that_holds_only_people(text: str, name: str) -> None:
    assert name in [p.name for p in extract(text).people]


@pytest.mark.parametrize(("text", "name"), NOT_SAID)
def test_what_is_no_such_frame(text: str, name: str) -> None:
    assert name not in [p.name for p in extract(text).people]


def test_many_frames_take_no_quadratic_time() -> None:
    """Ten times as many take some ten times as long; read by the processor's clock, with room for a busy machine."""

    def seconds(count: int) -> float:
        text = (
            "LEEDS, May 3, 2031 -- Kelp Line Ltd said today.\n\n"
            + "DJ Tessa Young sang. Hannah Solberg/Frank Ostrander, " * count
        )
        start = time.process_time()
        extract(text)
        return time.process_time() - start

    seconds(20)
    assert seconds(1000) < 20 * seconds(100)
