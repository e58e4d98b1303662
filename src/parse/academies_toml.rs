//! Académies, départements and zones: `calendars/academies.toml`.

use crate::calendar::{
    Academie, Academies, BUNDLED_ACADEMIES, Departement, Territory, UnknownTerritory, UnknownZone,
    Zone,
};
use crate::diagnostic::Diagnostic;
use crate::parse::toml_doc::{Node, Reading, parse};

const KEYS: [&str; 5] = ["nom", "zone", "departements", "uai", "non_verifie"];

/// The académies that the program knows.
pub fn bundled() -> Academies {
    read(BUNDLED_ACADEMIES).0
}

/// The académies of a text, and what is wrong with it.
pub fn read(text: &str) -> (Academies, Vec<Diagnostic>) {
    let mut reading = Reading::of(text);
    let table = parse(text, &mut reading);
    let root = Node::root(&table);
    root.allow(&["academie", "territoire"], &mut reading);
    let local = local_holidays(&root, &mut reading);
    let mut academies = Vec::new();
    if let Some(all) = root.table("academie", &mut reading) {
        for (id, _, value) in all.entries() {
            match all.child(id, value) {
                Some(node) => academies.extend(academie(id, &node, &local, &mut reading)),
                None => {
                    all.wrong::<()>(
                        id,
                        "une table, comme [academie.rennes]",
                        value,
                        &mut reading,
                    );
                }
            }
        }
    }
    (Academies(academies), reading.finish())
}

/// The départements whose public holidays are not those of their zone.
fn local_holidays(root: &Node<'_, '_>, reading: &mut Reading) -> Vec<(String, Territory)> {
    let mut local = Vec::new();
    let Some(all) = root.table("territoire", reading) else {
        return local;
    };
    for (name, at, _) in all.entries() {
        match name.parse::<Territory>() {
            Ok(territory) => {
                let codes = all.texts(name, reading).into_iter();
                local.extend(codes.map(|(code, _)| (code.to_owned(), territory)));
            }
            Err(unknown) => {
                let unknown: UnknownTerritory = unknown;
                reading.refuse(&at, &all.path_of(name), unknown.to_string());
            }
        }
    }
    local
}

fn academie(
    id: &str,
    node: &Node<'_, '_>,
    local: &[(String, Territory)],
    reading: &mut Reading,
) -> Option<Academie> {
    node.allow(&KEYS, reading);
    for key in ["nom", "zone"] {
        if !node.has(key) {
            reading.missing(node.at(), &node.path_of(key), format!("{key} manque"));
        }
    }
    let zone: Zone = match node.text("zone", reading)?.parse() {
        Ok(zone) => zone,
        Err(unknown) => {
            let unknown: UnknownZone = unknown;
            reading.refuse(
                &node.at_key("zone"),
                &node.path_of("zone"),
                unknown.to_string(),
            );
            return None;
        }
    };
    let codes = node.texts("departements", reading);
    let prefixes = node.texts("uai", reading);
    if !codes.is_empty() && !prefixes.is_empty() && codes.len() != prefixes.len() {
        let message = "donnez un préfixe par département, dans le même ordre";
        reading.refuse(&node.at_key("uai"), &node.path_of("uai"), message);
    }
    let n_departements = codes.len().max(prefixes.len());
    let departements = (0..n_departements).filter_map(|index| {
        let code = codes.get(index).map(|(code, _)| (*code).to_owned());
        let written = prefixes.get(index).map(|(prefix, _)| (*prefix).to_owned());
        let prefix = written.or_else(|| code.as_deref().map(usual_prefix))?;
        let mut known = local.iter();
        let own = known.find(|(other, _)| Some(other) == code.as_ref());
        Some(Departement {
            territory: own.map_or(zone.territory(), |(_, territory)| *territory),
            code,
            prefix,
        })
    });
    Some(Academie {
        id: id.to_owned(),
        departements: departements.collect(),
        zone,
        is_checked: node.flag("non_verifie", reading) != Some(true),
        name: node.text("nom", reading)?.to_owned(),
    })
}

/// `035` for `35`, `974` for `974`.
fn usual_prefix(code: &str) -> String {
    format!("{code:0>3}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::Uai;

    /// A number with a prefix and the letter that fits.
    fn uai(prefix: &str) -> Uai {
        let letters = 'A'..='Z';
        let mut all = letters.filter_map(|letter| format!("{prefix}0001{letter}").parse().ok());
        all.next().unwrap()
    }

    #[test]
    fn the_bundled_table_has_no_mistake_and_every_departement_once() {
        let (academies, findings) = read(BUNDLED_ACADEMIES);
        assert_eq!(findings, []);
        let all = academies.0.iter().flat_map(|one| &one.departements);
        let mut prefixes: Vec<&str> = all.map(|one| one.prefix.as_str()).collect();
        prefixes.sort_unstable();
        let n_prefixes = prefixes.len();
        prefixes.dedup();
        assert_eq!(
            n_prefixes,
            prefixes.len(),
            "a prefix is in one académie only"
        );
        // 94 départements of the continent, two of Corse, six overseas, three in the Pacific.
        assert_eq!(n_prefixes, 94 + 2 + 6 + 3);
        let metropole = academies
            .0
            .iter()
            .filter(|one| Zone::METROPOLE.contains(&one.zone));
        assert_eq!(metropole.count(), 24);
        for number in 1..=95 {
            let prefix = format!("{number:03}");
            assert_eq!(
                prefixes.contains(&prefix.as_str()),
                number != 20,
                "{prefix}"
            );
        }
    }

    #[test]
    fn a_number_tells_the_academie_the_zone_and_the_public_holidays() {
        #[track_caller]
        fn case(prefix: &str, name: &str, zone: Zone, territory: Territory) {
            let academies = bundled();
            let home = academies.home(&uai(prefix)).expect(prefix);
            let found = (home.academie.name.as_str(), home.academie.zone);
            assert_eq!(
                (found, home.departement.territory),
                ((name, zone), territory)
            );
        }

        case("035", "Rennes", Zone::B, Territory::Metropole);
        case("075", "Paris", Zone::C, Territory::Metropole);
        case("001", "Lyon", Zone::A, Territory::Metropole);
        case("057", "Nancy-Metz", Zone::B, Territory::AlsaceMoselle);
        case("054", "Nancy-Metz", Zone::B, Territory::Metropole);
        case("067", "Strasbourg", Zone::B, Territory::AlsaceMoselle);
        case("620", "Corse", Zone::Corse, Territory::Corse);
        case("720", "Corse", Zone::Corse, Territory::Corse);
        case("971", "Guadeloupe", Zone::Guadeloupe, Territory::Guadeloupe);
        case("974", "La Réunion", Zone::Reunion, Territory::Reunion);
        case(
            "983",
            "Nouvelle-Calédonie",
            Zone::NouvelleCaledonie,
            Territory::NouvelleCaledonie,
        );
        case(
            "984",
            "Polynésie française",
            Zone::Polynesie,
            Territory::Polynesie,
        );
        // Not the INSEE code of Polynésie.
        case(
            "987",
            "Wallis-et-Futuna",
            Zone::WallisEtFutuna,
            Territory::WallisEtFutuna,
        );
    }

    #[test]
    fn a_school_abroad_has_no_home_and_the_prefix_of_polynesie_is_not_checked() {
        let academies = bundled();
        assert!(academies.home(&"2050048N".parse().unwrap()).is_none());
        let unchecked = academies.0.iter().filter(|one| !one.is_checked);
        let names: Vec<&str> = unchecked.map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Polynésie française"]);
    }

    #[test]
    fn an_academie_is_found_by_its_name() {
        let academies = bundled();
        let zone = |name| academies.named(name).map(|one| one.zone);
        assert_eq!(zone("orleans tours"), Ok(Zone::B));
        assert_eq!(zone("Créteil"), Ok(Zone::C));
        let error = zone("Renes").unwrap_err();
        assert_eq!(error.nearest.as_deref(), Some("Rennes"));
        assert_eq!(zone("Nova").unwrap_err().nearest, None);
        let territory = |name| academies.named(name).unwrap().territory();
        assert_eq!(territory("Strasbourg"), Territory::AlsaceMoselle);
        assert_eq!(territory("Nancy-Metz"), Territory::Metropole);
    }
}
