//! `--rooms "Pix:16,CDI:12"` and `--division 3A=28,3B`.

use crate::cli::Failure;
use crate::cli::args::Sessions;
use crate::cli::sessions::setting::{PER_INVIGILATOR, Setting};
use crate::fr;
use crate::session::Room;

/// Rooms and their seats. What the dossier says of a room of that name stays,
/// but its seats.
///
/// # Errors
///
/// [`Failure`] when a room does not read or comes twice.
pub fn rooms(text: &str, known: &[Room]) -> Result<Vec<Room>, Failure> {
    let mut rooms: Vec<Room> = Vec::new();
    for part in parts(text) {
        let pair = part.rsplit_once([':', '=']);
        let seats = pair.and_then(|(_, seats)| seats.trim().parse::<u32>().ok());
        let (Some((name, _)), Some(seats)) = (pair, seats) else {
            return Err(unread("--rooms", part, "\"Pix:16,CDI:12\""));
        };
        let name = name.trim();
        if name.is_empty() {
            return Err(unread("--rooms", part, "\"Pix:16,CDI:12\""));
        }
        if seats == 0 {
            let message = format!("--rooms\u{a0}: {} n’a pas de place", fr::quoted(name));
            return Err(Failure::usage(message).help("Écrivez le nombre de postes qui marchent."));
        }
        if rooms
            .iter()
            .any(|room| fr::fold(&room.name) == fr::fold(name))
        {
            return Err(twice("--rooms", name));
        }
        let before = known
            .iter()
            .find(|room| fr::fold(&room.name) == fr::fold(name));
        rooms.push(Room {
            name: before.map_or(name, |room| room.name.as_str()).to_owned(),
            seats,
            availability: before.map_or_else(Default::default, |room| room.availability.clone()),
        });
    }
    Ok(rooms)
}

/// Divisions, each with its number of pupils unless the base counts them.
///
/// # Errors
///
/// [`Failure`] when a division does not read or comes twice.
pub fn divisions(texts: &[String]) -> Result<Vec<(String, Option<u32>)>, Failure> {
    let mut found: Vec<(String, Option<u32>)> = Vec::new();
    for part in texts.iter().flat_map(|text| parts(text)) {
        let (name, students) = match part.rsplit_once('=') {
            None => (part, None),
            Some((name, number)) => match number.trim().parse::<u32>() {
                Ok(number) if number > 0 => (name.trim(), Some(number)),
                _ => return Err(unread("--division", part, "3A=28,3B=27")),
            },
        };
        if name.is_empty() {
            return Err(unread("--division", part, "3A=28,3B=27"));
        }
        if found
            .iter()
            .any(|(other, _)| fr::fold(other) == fr::fold(name))
        {
            return Err(twice("--division", name));
        }
        found.push((name.to_owned(), students));
    }
    Ok(found)
}

/// What the options of a plan say and `pixplan.toml` does not: who checks the
/// kept plan later would find it wrong.
pub fn only_in_options(args: &Sessions, setting: &Setting) -> Option<String> {
    let planning = &setting.situation.settings.planning;
    let mut parts = Vec::new();
    let is_new = |room: &&Room| {
        let mut known = planning.rooms.iter();
        !known.any(|known| (&known.name, known.seats) == (&room.name, room.seats))
    };
    if args.rooms.is_some() {
        let rooms = setting.problem.rooms.iter().filter(is_new);
        parts.extend(rooms.map(|room| {
            let seats = fr::count(room.seats as usize, "place", "places");
            format!("salle {} ({seats})", fr::quoted(&room.name))
        }));
    }
    if !args.division.is_empty() {
        let classes = setting.problem.classes.iter();
        parts.extend(classes.map(|class| {
            let students = fr::count(class.students as usize, "élève", "élèves");
            format!("classe {} ({students})", fr::quoted(&class.name))
        }));
    }
    if let Some(number) = args.per_invigilator
        && planning.per_invigilator.unwrap_or(PER_INVIGILATOR) != number
    {
        parts.push(format!("par_surveillant = {number}"));
    }
    (!parts.is_empty()).then(|| {
        format!(
            "Écrivez aussi dans pixplan.toml ce que seules les options disent, sinon --check ne le \
             connaîtra pas\u{a0}: {}.",
            fr::list(&parts)
        )
    })
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn unread(option: &str, part: &str, example: &str) -> Failure {
    let message = format!("{option}\u{a0}: {} n’est pas compris", fr::quoted(part));
    Failure::usage(message).help(format!("Écrivez par exemple {option} {example}."))
}

fn twice(option: &str, name: &str) -> Failure {
    let message = format!("{option}\u{a0}: {} est écrit deux fois", fr::quoted(name));
    Failure::usage(message).help("N’écrivez chaque nom qu’une fois.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_and_divisions_are_read_from_one_word() {
        let rooms = rooms("Salle 1 : 16, CDI=12,", &[]).unwrap();
        let names: Vec<_> = rooms
            .iter()
            .map(|it| (it.name.as_str(), it.seats))
            .collect();
        assert_eq!(names, [("Salle 1", 16), ("CDI", 12)]);
        let texts = ["3A=28,3 B = 27".to_owned(), "3C".to_owned()];
        let found = divisions(&texts).unwrap();
        let expected = [("3A", Some(28)), ("3 B", Some(27)), ("3C", None)];
        assert_eq!(
            found,
            expected.map(|(name, count)| (name.to_owned(), count))
        );
    }

    #[test]
    fn what_does_not_read_is_refused() {
        for text in ["Pix", "Pix:", "Pix:0", ":12", "Pix:12,pix:3", "Pix:-1"] {
            assert!(rooms(text, &[]).is_err(), "{text}");
        }
        for text in ["3A=0", "3A=x", "=28", "3A=1,3a=2"] {
            assert!(divisions(&[text.to_owned()]).is_err(), "{text}");
        }
    }
}
