"""An invented school: its pupils, the files that Pix would give, and the truth about them.

The truth is counted here from who each line really is, which no reader of the
files can know: it shares no rule with pixplan.
"""

import statistics
from dataclasses import dataclass, field
from pathlib import Path

from pix import AREAS, COMPETENCES, NAMES, campaign_csv, certification_csv, mesh, rate, siecle

LAST = (
    "LE GOFF;PÉRON;TANGUY;YVON;NÉDÉLEC;GUÉGUEN;STÉPHAN;OLIVIER;KERMADEC;MADEC;RIOU;CADIOU;SALAÜN;LE BRAS;"
    "ABGRALL;BOZEC;COLIN;DRÉVILLON;FLOC'H;GALLOU;HÉNAFF;JÉZÉQUEL;LARVOR;MORVAN;PRIGENT;QUÉMÉNEUR;TRÉGUER"
).split(";")
FIRST = (
    "Anaïs;Loïc;Maëlle;Yann;Gaëlle;Noé;Zoé;Ewen;François;Rozenn;Célestin;Inès;Malo;Nolwenn;Théo;Soizic;"
    "Adrien;Chloé;Élouan;Awen;Bleuenn;Titouan;Lucie;Maxime;Océane"
).split(";")
LETTERS = "ABCDEFGHJK"


@dataclass
class Pupil:
    ine: str
    last: str
    first: str
    born: str
    division: str
    mef: str
    typed: tuple = None  # how she typed her name, when not as in the base
    typed_division: str = None
    twin: bool = False  # another pupil of the class has the same name

    def name(self):
        return self.typed or (self.last, self.first)


@dataclass
class School:
    folder: Path
    uai: str
    settings: str
    divisions: list  # (division, pupils, MEF, birth year)
    named: dict  # (division, rank) → what replaces the ordinary pupil
    pupils: dict = field(default_factory=dict)
    truths: list = field(default_factory=list)

    def __post_init__(self):
        number = 0
        for division, size, mef, year in self.divisions:
            self.pupils[division] = []
            for rank in range(size):
                number += 1
                last = LAST[number % len(LAST)]
                first = FIRST[(number * 7 + number // len(LAST)) % len(FIRST)]
                ine = f"{10345000 + number:09d}{LETTERS[number % 10]}{LETTERS[number // 10 % 10]}"
                born = f"{1 + number * 5 % 28:02d}/{1 + number * 3 % 12:02d}/{year}"
                pupil = Pupil(ine, last, first, born, division, mef)
                for key, value in self.named.get((division, rank), {}).items():
                    setattr(pupil, key, value)
                self.pupils[division].append(pupil)

    def write(self, name, text, encoding="utf-8"):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))

    def say(self, text):
        self.truths.append(text)

    def base(self, year, exported):
        everybody = [pupil for division in self.pupils.values() for pupil in division]
        self.write("dossier/pixplan.toml", self.settings)
        self.write("dossier/ElevesSansAdresses.xml", siecle(self.uai, year, exported, everybody), "iso-8859-15")
        self.say("# La base\n")
        for division, pupils in self.pupils.items():
            self.say(f"{division}: {len(pupils)} élèves")
        self.say(f"total: {len(everybody)} élèves\n")


COURSE = [("1.1", 8), ("1.2", 6), ("2.1", 5), ("3.1", 7), ("4.2", 6)]


def course_results(seed):
    """Skills mastered in each competence of a course, from a number."""
    return [(index, total, (seed * (at + 3) + at) % (total + 1)) for at, (index, total) in enumerate(COURSE)]


def course_header(campaign):
    old = campaign.get("old", False)
    header = ["Nom de l'organisation", "ID Campagne"]
    header += [] if old else ["Code"]
    header += ["Nom de la campagne", "Nom du Profil Cible" if old else "Parcours"]
    header += ["Nom du Participant", "Prénom du Participant", "Classe"]
    header += [campaign["external"]] if "external" in campaign else []
    header += ["% de progression"]
    header += ["Date de début"] if old else ["Date et heure de début (Europe/Paris)"]
    header += ["Partage (O/N)"]
    header += ["Date du partage"] if old else ["Date et heure du partage (Europe/Paris)"]
    header += ["Palier obtenu (/3)"] if campaign.get("stages") else []
    header += [f"{badge} obtenu (O/N)" for badge in campaign.get("badges", [])]
    header += ["% maitrise de l'ensemble des acquis du profil"]
    for index, _ in COURSE:
        name = NAMES[index]
        header += [
            f"% de maitrise des acquis de la compétence {name}",
            f"Nombre d'acquis du profil cible dans la compétence {name}",
            f"Acquis maitrisés dans la compétence {name}",
        ]
    for area in sorted({index[0] for index, _ in COURSE}):
        name = AREAS[area]
        header += [
            f"% de maitrise des acquis du domaine {name}",
            f"Nombre d'acquis du profil cible du domaine {name}",
            f"Acquis maitrisés du domaine {name}",
        ]
    return header


def course_row(school, campaign, name, division, number, progression, shared):
    old = campaign.get("old", False)
    day = 1 + number % 20
    started = f"{campaign['month']}-{day:02d}" if old else "{2:02d}/{1}/{0} {3:02d}:{4:02d}".format(
        *campaign["month"].split("-"), day, 8 + number % 9, number * 7 % 60)
    sent = started if old else started[:-2] + "59"
    results = course_results(number)
    row = [campaign["organisation"], campaign["id"]]
    row += [] if old else [campaign["code"]]
    row += [campaign["name"], campaign["course"], *name, division]
    row += [f"ent-{number:04d}"] if "external" in campaign else []
    row += [progression, started, "Oui" if shared else "Non", sent if shared else "NA"]
    mastered, total = sum(one[2] for one in results), sum(one[1] for one in results)
    if campaign.get("stages"):
        row.append(3 * mastered // total if shared else "NA")
    for rank, _ in enumerate(campaign.get("badges", [])):
        row.append(("Oui" if 2 * mastered > (1 + rank) * total else "Non") if shared else "NA")
    row.append(rate(mastered, total) if shared else "NA")
    areas = {}
    for index, whole, part in results:
        row += [rate(part, whole), whole, part] if shared else ["NA"] * 3
        known = areas.setdefault(index[0], [0, 0])
        known[0] += part
        known[1] += whole
    for area in sorted(areas):
        part, whole = areas[area]
        row += [rate(part, whole), whole, part] if shared else ["NA"] * 3
    return row


def course(school, campaign, told, strangers=(), twice=()):
    """An export of a course. `told` says, by division, how many pupils have
    sent (a), finished without sending (b), begun (c); the others did nothing."""
    rows, number = [course_header(campaign)], 0
    school.say(f"# {campaign['file']}\n")
    if not campaign.get("old"):
        school.say(f"code {campaign['code']}, cours « {campaign['course']} »")
    twins = 0
    for division, (sent, finished, begun) in told.items():
        states = [(1, True)] * sent + [(1, False)] * finished + [(0.385, False)] * begun
        counted = {"started": 0, "finished": 0, "shared": 0}
        for pupil, (progression, shared) in zip(school.pupils[division], states):
            number += 1
            where = campaign.get("divisions", {}).get(division, pupil.typed_division or division)
            if (division, school.pupils[division].index(pupil)) in twice:
                rows.append(course_row(school, campaign, pupil.name(), where, number + 300, 0.35, False))
            rows.append(course_row(school, campaign, pupil.name(), where, number, progression, shared))
            if pupil.twin:
                twins += 1
                continue
            counted["started"] += 1
            counted["finished"] += progression == 1
            counted["shared"] += shared
        size = len(school.pupils[division])
        school.say(f"{division}: inscrits {size}, commencé {counted['started']}, terminé {counted['finished']}, "
                   f"envoyé {counted['shared']}")
    for name, division in strangers:
        number += 1
        rows.append(course_row(school, campaign, name, division, number, 1, True))
    if twins:
        school.say(f"homonymes d'une même classe, que rien ne distingue: {twins} lignes, non comptées")
    if strangers:
        school.say("inconnus de la base: " + ", ".join(" ".join(name) for name, _ in strangers))
    if twice:
        school.say(f"élèves à deux participations: {len(twice)}")
    school.say(f"lignes: {len(rows) - 1}\n")
    # Pix promises no order: one line in three comes first.
    body = rows[1::3] + rows[2::3] + rows[3::3]
    school.write("exports/" + campaign["file"], campaign_csv(rows[:1] + body))


def profiles(school, campaign, told, strangers=(), again=()):
    """An export of a profile collection. `told` says, by division, how many
    sent a certifiable profile, one that is not, and how many have not sent."""
    header = ["Nom de l'organisation", "ID Campagne", "Code", "Nom de la campagne", "Nom du Participant",
              "Prénom du Participant", "Classe"]
    header += [campaign["external"]] if "external" in campaign else []
    header += ["Envoi (O/N)", "Date et heure de l'envoi (Europe/Paris)", "Nombre de pix total",
               "Certifiable (O/N)", "Nombre de compétences certifiables"]
    for _, name in COMPETENCES:
        header += [f"Niveau pour la compétence {name}", f"Nombre de pix pour la compétence {name}"]

    def row(name, division, number, level, sent):
        out = [campaign["organisation"], campaign["id"], campaign["code"], campaign["name"], *name, division]
        out += [f"ent-{number:04d}"] if "external" in campaign else []
        if not sent:
            return out + ["Non"] + ["NA"] * (4 + 32)
        # So many competences at level 1 or more: 5 make a certifiable profile.
        levels = [1 + (number + at) % 4 if at < level else 0 for at in range(16)]
        pix = [8 * one + (number + at) % 8 for at, one in enumerate(levels)]
        out += ["Oui", sent, sum(pix), "Oui" if level >= 5 else "Non", level]
        return out + [cell for pair in zip(levels, pix) for cell in pair]

    year, month, day = campaign["day"].split("-")
    rows, number = [header], 0
    school.say(f"# {campaign['file']}\n")
    school.say(f"code {campaign['code']}")
    for division, (able, unable, silent) in told.items():
        states = [5 + rank % 6 for rank in range(able)] + [rank % 5 for rank in range(unable)] + [None] * silent
        able_seen = unable_seen = 0
        for rank, (pupil, level) in enumerate(zip(school.pupils[division], states)):
            number += 1
            where = pupil.typed_division or division
            sent = f"{day}/{month}/{year} {8 + number % 9:02d}:{number * 7 % 60:02d}" if level is not None else None
            if (division, rank) in again:
                before = f"{int(day) - 3:02d}/{month}/{year} 08:05"
                rows.append(row(pupil.name(), where, number, 3, before))
            rows.append(row(pupil.name(), where, number, level, sent))
            if not pupil.twin and level is not None:
                able_seen += level >= 5
                unable_seen += level < 5
        size = len(school.pupils[division])
        school.say(f"{division}: inscrits {size}, certifiables {able_seen}, non certifiables {unable_seen}, "
                   f"inconnus {size - able_seen - unable_seen}")
    for name, division in strangers:
        number += 1
        rows.append(row(name, division, number, 16, f"{day}/{month}/{year} 10:00"))
    if strangers:
        school.say("inconnus de la base: " + ", ".join(" ".join(name) for name, _ in strangers))
    school.say(f"lignes: {len(rows) - 1}\n")
    body = rows[1::3] + rows[2::3] + rows[3::3]
    school.write("exports/" + campaign["file"], campaign_csv(rows[:1] + body))


def marks(score, seed):
    """Sixteen levels that go with a score; two competences are not evaluated."""
    level = score // 112
    return ["-" if (at + seed) % 8 == 7 else max(0, level + (at * 5 + seed) % 3 - 1) for at in range(16)]


def certification_row(form, number, pupil, status, score, session, date, extra=()):
    born, last, first = pupil.born, pupil.last, pupil.first
    validated = status == "Validée"
    shown = {"Validée": score, "Non obtenue": 0, "Rejetée": 0, "Démarrée": None}.get(status, "-")
    row = [number, first, last, born, "SAINT-MALO", ""]
    row += ["Pix"] if form != "old" else []
    row += [status, *extra]
    row += [mesh(score) if validated else "-"] if form != "old" else []
    row += [shown]
    row += marks(score, number) if validated else ["-"] * 16
    comment = {"Non obtenue": "Le candidat n’a pas assez de bonnes réponses.",
               "Rejetée": "Le candidat a répondu faux à plus de 50% des questions posées.",
               "Annulée": "Incident signalé pendant la session ; certification annulée."}.get(status, "")
    row += [comment, session]
    row += ["Collège ou lycée de l’exemple"] if form == "session" else []
    return row + [date]


def certification_header(form, labels=()):
    header = ["Numéro de certification", "Prénom", "Nom", "Date de naissance", "Lieu de naissance",
              "Identifiant Externe"]
    header += ["Type de certification"] if form != "old" else []
    header += ["Statut", *[f"Certification {label}" for label in labels]]
    header += ["Niveau", "Score en Pix"] if form != "old" else ["Nombre de Pix"]
    header += [index for index, _ in COMPETENCES]
    header += ["Commentaire jury pour l’organisation", "Session"]
    header += ["Centre de certification"] if form == "session" else []
    return header + ["Date de passage de la certification"]


def results(school, day, file, division, told, first_number, session, date, twice=None):
    """The results of a division. `told`: scores of those who have it, then how
    many have not, are cancelled, in error, begun; the others are absent."""
    rows, number = [certification_header("division")], first_number
    scores, rejected, cancelled, error, started = told
    states = [("Validée", score) for score in scores]
    states += [("Non obtenue", 0)] * rejected + [("Annulée", 0)] * cancelled
    states += [("En erreur", 0)] * error + [("Démarrée", 0)] * started
    for rank, (pupil, (status, score)) in enumerate(zip(school.pupils[division], states)):
        number += 1
        if rank == twice:  # cancelled after she had passed: the earlier one counts
            rows.append(certification_row("division", number + 500, pupil, "Annulée", 0, session + 9, day))
        rows.append(certification_row("division", number, pupil, status, score, session, date))
    size, passed = len(school.pupils[division]), len(states)
    school.write("exports/" + file, certification_csv(rows))
    low, middle, high = statistics.quantiles(scores, n=4, method="inclusive") if len(scores) > 1 else [scores[0]] * 3
    school.say(f"{file}: inscrits {size}, passés {passed}, validés {len(scores)}, non obtenus {rejected}, "
               f"annulés {cancelled}, en erreur {error}, démarrés {started}, absents {size - passed}")
    school.say(f"  pix des validés: moyenne {sum(scores) / len(scores):.4f}, Q1 {low}, médiane {middle}, Q3 {high}; "
               f"lignes {len(rows) - 1}")
    return rows
