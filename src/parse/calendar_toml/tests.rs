//! What the reader makes of texts, and of one text over another.

use chrono::NaiveDate;

use crate::calendar::example::day;
use crate::calendar::{
    Announced, Calendar, DateRange, Item, Publication, Reliability, SchoolYear, Setting, Standing,
    YearFile, Zone,
};
use crate::parse::calendar_toml::{bundled, bundled_calendar, own_windows, read_bundled, read_own};
use crate::parse::public_holidays_toml;
use crate::parse::toml_doc::{Node, Reading, parse};
use crate::school::Level;
use crate::source::Line;

const SMALL: &str = r#"annee = "2026-2027"
verifie_le = 2026-11-22
[source.arrete]
titre = "arrêté du 22 octobre 2025"
statut = "officiel"
[zone.B]
source = "arrete"
rentree = 2026-09-01
fin = { date = 2027-07-03, source = "la presse", fiabilite = "conflit", note = "ou le 10" }
[zone.B.vacances]
toussaint = { depart = 2026-10-17, reprise = 2026-11-02 }
carnaval = { equivaut = "hiver", depart = 2027-02-20, reprise = 2027-03-08, niveaux = ["college"] }
mai = { nom = "semaine en mai", premier = 2027-05-18, dernier = 2027-05-25 }
[zone.B.ponts]
ascension = { premier = 2027-05-06, dernier = 2027-05-09, territoires = ["alsace-moselle"] }
[college]
fenetre = { debut = 2027-03-15, fin = 2027-06-11, source = "arrete", avant = [{ fin = 2027-06-04 }] }
ouverture = "prévisionnel"
[lycee]
fenetre = "aucune"
"#;

fn small() -> YearFile {
    let read = read_bundled(SMALL);
    assert_eq!(read.findings, []);
    read.file.unwrap()
}

/// What is wrong with a text, `line message` each.
fn wrong(text: &str) -> Vec<String> {
    let findings = read_own(text.as_bytes(), &|_| None).findings;
    let findings = findings.iter().map(|one| {
        let line = one.spot.line.map_or(0, |line| line.0);
        format!("{line} {}", one.message).replace('\u{a0}', " ")
    });
    findings.collect()
}

/// A user's text over the small year.
fn over(text: &str) -> YearFile {
    let read = read_own(text.as_bytes(), &|_| Some(small()));
    assert_eq!(read.findings, []);
    read.file.unwrap()
}

#[test]
fn a_file_gives_its_dates_with_their_sources() {
    let file = small();
    assert_eq!(
        (file.year, file.checked_on),
        (SchoolYear(2026), day("2026-11-22"))
    );
    let zone = file.zone(Zone::B).unwrap();
    let back = zone.pupils_return.as_ref().unwrap();
    assert_eq!(
        (back.value, back.standing),
        (day("2026-09-01"), Standing::Official)
    );
    assert_eq!(back.source, "arrêté du 22 octobre 2025");
    let end = zone.last_day.as_ref().unwrap();
    assert_eq!(
        (end.standing, end.reliability),
        (Standing::Secondary, Reliability::Conflict)
    );
    assert_eq!(
        (end.source.as_str(), end.note.as_deref()),
        ("la presse", Some("ou le 10"))
    );

    let [autumn, winter, may] = &zone.holidays[..] else {
        panic!("three holidays");
    };
    assert_eq!(autumn.name, "vacances de la Toussaint");
    assert_eq!(winter.equivalent.as_ref().unwrap().0, "hiver");
    assert_eq!(winter.audience.levels, [Level::College]);
    // Given by its days off: it leaves the day before, and comes back after.
    assert_eq!(may.last_school_day, day("2027-05-17"));
    assert_eq!(may.back_to_school, Some(day("2027-05-26")));
    assert_eq!(zone.days_off[0].name, "pont de l’Ascension");
}

#[test]
fn certification_dates_are_published_forecast_or_none() {
    let file = small();
    let college = file.announced(Level::College, Zone::B).unwrap();
    let window = college.window.published().unwrap().value;
    assert_eq!(window.to_string(), "du 15/03/2027 au 11/06/2027");
    assert_eq!(college.opening, Announced::Forecast);
    assert_eq!(college.closing, Announced::Unpublished);
    assert_eq!(college.earlier[0].end, Some(day("2027-06-04")));
    let lycee = file.announced(Level::Lycee, Zone::B).unwrap();
    assert_eq!(lycee.window, Announced::NotApplicable);
}

#[test]
fn a_statement_knows_its_line() {
    let lines = read_bundled(SMALL).lines;
    let line = |item: Item| {
        lines
            .iter()
            .find(|(known, _)| *known == item)
            .map(|one| one.1)
    };
    assert_eq!(line(Item::PupilsReturn(Zone::B)), Some(Line(8)));
    assert_eq!(line(Item::Window(Level::College)), Some(Line(17)));
    let key = small().zone(Zone::B).unwrap().holidays[0].key.clone();
    assert_eq!(line(Item::Holiday(Zone::B, key)), Some(Line(11)));
}

#[test]
fn a_users_file_replaces_one_date_and_keeps_the_rest() {
    let file =
        over("annee = \"2026-2027\"\n[zone.B.vacances]\ntoussaint = { reprise = 2026-11-03 }\n");
    let autumn = &file.zone(Zone::B).unwrap().holidays[0];
    assert_eq!(autumn.last_school_day, day("2026-10-17"));
    assert_eq!(autumn.back_to_school, Some(day("2026-11-03")));
    assert_eq!(autumn.source, "calendrier de l’établissement");
    assert_eq!(file.zone(Zone::B).unwrap().holidays.len(), 3);
    assert_eq!(file.checked_on, day("2026-11-22"));
}

#[test]
fn a_users_file_can_remove_a_bridge_or_a_holiday() {
    let text = "annee = \"2026-2027\"\n[zone.B]\nponts = { ascension = false }\nvacances = { mai = false }\n";
    let file = over(text);
    let zone = file.zone(Zone::B).unwrap();
    assert_eq!((zone.days_off.len(), zone.holidays.len()), (0, 2));
}

#[test]
fn the_school_gives_one_end_of_the_window() {
    let file = over(
        "annee = \"2026-2027\"\n[college]\nfenetre = { fin = 2027-06-04, source = \"note du rectorat\" }\n",
    );
    let calendar = Calendar::new(&file, Setting::new(Zone::B, Level::College), &[], &|_| None);
    let window = calendar.certification.window.known().unwrap();
    assert_eq!(window.value.to_string(), "du 15/03/2027 au 04/06/2027");
    assert_eq!(window.source, "note du rectorat");
}

#[test]
fn the_table_of_a_dossier_wins_key_by_key() {
    let text = "ouverture = { date = 2027-02-15, source = \"bandeau de Pix Certif\" }\n\
                rattrapage = { debut = 2027-06-14, fin = 2027-06-18 }\nfenetr = 1\n";
    let mut reading = Reading::of(text);
    let table = parse(text, &mut reading);
    let node = Node::root(&table);
    let own = own_windows(&node, Level::College, "pixplan.toml", &mut reading);
    let findings = reading.finish();
    assert_eq!(findings.len(), 1);
    assert!(
        findings[0].help().contains("fenetre"),
        "{}",
        findings[0].help()
    );

    let mut file = small();
    file.own_windows.push(own);
    let calendar = Calendar::new(&file, Setting::new(Zone::B, Level::College), &[], &|_| None);
    let dates = calendar.certification;
    assert_eq!(dates.opening.value(), Some(&day("2027-02-15")));
    assert_eq!(dates.make_up.known().unwrap().source, "pixplan.toml");
    assert_eq!(dates.window.known().unwrap().standing, Standing::Official);
    assert_eq!(dates.closing, Publication::Unpublished);
}

#[test]
fn a_year_of_ones_own_works_alone() {
    let text = SMALL.replace("2026-2027", "2030-2031");
    let read = read_own(text.as_bytes(), &|_| None);
    assert_eq!(read.findings, []);
    let file = read.file.unwrap();
    assert_eq!(file.year, SchoolYear(2030));
    // Its windows are the school's: a civil year has them too.
    assert!(
        file.announced(Level::College, Zone::WallisEtFutuna)
            .is_some()
    );
}

#[test]
fn mistakes_are_all_named_with_their_line() {
    let text = r#"annee = "2026-2027"
verifie_le = 2026-11-22
[source.arrete]
titre = "arrêté"
statut = "officielle"
[zone.B]
source = "arete"
rentre = 2026-09-01
[zone.B.vacances]
noel = { reprise = 2027-01-04 }
hiver = { depart = "demain", reprise = 2027-03-08 }
mai = { depart = 2027-05-18, dernier = 2027-05-25, niveaux = ["ecole"] }
[zone.D]
rentree = 2026-09-01
[college]
ouverture = "bientôt"
rattrapage = { debut = 2027-06-18, fin = 2027-06-14 }
[epreuve]
par_surveillant = 0
"#;
    let expected = [
        "5 « officielle » n’est pas un mot connu ici : écrivez « officiel » ou « secondaire »",
        "7 aucune source ne s’appelle « arete » : ajoutez [source.arete], ou choisissez arrete",
        "8 la clé « rentre » n’existe pas ici",
        "10 le départ manque : { depart = …, reprise = … }",
        "11 « depart » attend une date, comme 2027-03-01 ; vous avez écrit un texte",
        "12 donnez depart et reprise, ou premier et dernier, pas les deux",
        "12 niveau inconnu « ecole » : écrivez « collège » ou « lycée »",
        "13 zone inconnue « D » : écrivez A, B, C, corse, guadeloupe, martinique, guyane, reunion, \
         mayotte, saint-pierre-et-miquelon, polynesie, nouvelle-caledonie ou wallis-et-futuna",
        "16 « bientôt » n’est ni une date, ni « prévisionnel », ni « aucune » : écrivez l’un des trois",
        "17 le dernier jour, lundi 14 juin 2027, vient avant le premier, vendredi 18 juin 2027 : vérifiez ces dates",
        "19 ce nombre doit être plus grand que zéro",
    ];
    assert_eq!(wrong(text), expected);
}

#[test]
fn a_file_without_a_year_says_so() {
    assert_eq!(wrong("verifie_le = 2026-11-22").len(), 1);
    assert!(wrong("annee = \"2026\"\nverifie_le = 2026-11-22").is_empty());
    assert!(wrong("annee = \"demain\"")[0].contains("année scolaire inconnue"));
    let text =
        "annee = \"2026-2027\"\nverifie_le = 2026-11-22\n[zone.wallis-et-futuna]\nannee = \"2027\"";
    assert!(
        wrong(text)[0].contains("ce fichier tient l’année 2026"),
        "{:?}",
        wrong(text)
    );
}

#[test]
fn every_bundled_file_reads_without_a_finding() {
    for known in crate::calendar::BUNDLED_YEARS {
        let read = read_bundled(known.text);
        assert_eq!(read.findings, [], "{}", known.file_name);
        let file = read.file.unwrap();
        assert_eq!(file.year, known.year, "{}", known.file_name);
        assert_eq!(file.windows.len(), 2);
        assert!(file.own_windows.is_empty());
    }
}

#[test]
fn reading_a_part_of_a_year_gives_the_same_calendars() {
    let rules = public_holidays_toml::bundled();
    for known in crate::calendar::BUNDLED_YEARS {
        let whole = bundled(known.year).unwrap();
        for zone in Zone::ALL {
            for level in Level::ALL {
                let setting = Setting::new(zone, level);
                let part = bundled_calendar(known.year, setting).unwrap();
                let whole = Calendar::new(&whole, setting, &rules, &bundled);
                assert_eq!(part, whole, "{} {zone} {level}", known.year);
            }
        }
    }
}

#[test]
fn a_forecast_may_rest_on_a_forecast() {
    let rules = public_holidays_toml::bundled();
    let file = bundled(SchoolYear(2027)).unwrap();
    let setting = Setting::new(Zone::A, Level::Lycee);
    let dates = Calendar::new(&file, setting, &rules, &bundled).certification;
    let window = dates.window.known().unwrap();
    // 1 November 2027 is a holiday: the next Monday with the three zones is the 8th.
    let expected = DateRange::new(day("2027-11-08"), day("2028-03-03")).unwrap();
    assert_eq!(window.value, expected);
    assert!(
        window.source.contains("elles-mêmes prévisionnelles"),
        "{}",
        window.source
    );
    let opening: Option<&NaiveDate> = dates.opening.value();
    assert_eq!(opening, Some(&day("2027-10-11")));
}
