"""Given names that are common in several languages, so that a code which is one can be noticed."""

from __future__ import annotations

# Kept short on purpose: it is a nudge and not a detector. Names that are also nouns a code may well be
# (Heather, Rose, Jack) are left out where the noun is the likelier reading.
FIRST_NAMES = frozenset(
    """
    aaron abdul abigail adam adrian agnes ahmed aisha alan alex alexander alexandra ali alice alison
    amelia amina amir amy ana andrea andreas andrew angela anita ann anna anne annie anthony antonio
    arthur ayesha barbara beatrice ben benjamin bernard beth brian bruno camille carl carla carlos
    carmen caroline catherine charles charlotte chen chloe chris christian christina christine
    christopher claire clara colin craig dan daniel daniela david deborah denis diana diego dimitri
    dominic donna dorothy edward eileen elena eleanor elisa elizabeth ella ellen emil emily emma eric
    erik esther eva evelyn fatima felix fiona florian francesca francis frank franz frederick gabriel
    gareth gary geoffrey george gerald gillian giovanni graham greta gregory hannah hans harold harriet
    harry hassan helen helena henri henry hugo ian ibrahim ingrid irene isaac isabel isabella ivan jacob
    jacqueline james jamie jan jane janet jason jean jennifer jenny jessica jo joan joanna joe johan
    john jonas jonathan jorge jose joseph joshua juan judith julia julian julie karen karin karl kate
    katharina katherine kathleen kathy katie keith kelly kenneth kevin khalid kim klaus lars laura
    lauren leila leo leon leonard liam lina linda lisa louis louise lucas lucia lucy luis lukas luke
    lydia maggie malcolm manuel marco margaret maria marie marina mario marta martha martin mary mateo
    matthew maureen max mei melanie mia michael michelle miguel mike mohammed monika muhammad nadia
    naomi natalia natasha nathan neil nicholas nicola nicole nina noah nora oliver olivia omar oscar
    owen pablo pamela patricia patrick paul paula pauline pedro penelope peter philip pierre priya
    rachel rahul ralph raymond rebecca richard robert roberto robin roger ronald rosa rosie ruth ryan
    sally sam samantha samira samuel sandra sanjay sara sarah sebastian sharon sheila simon sofia sophia
    sophie stefan stephanie stephen steven stuart susan suzanne sylvia tanya teresa theo theresa thomas
    tim timothy tina tom tony tracy ursula valerie vera veronica victor victoria vincent vivian walter
    wei wendy william wolfgang xavier yasmin yusuf yvonne zoe
    """.split()
)
