//! The published rows, as the test reads them: nothing here comes from the
//! library but the names of zones and levels.

use chrono::NaiveDate;
use pixplan::calendar::{Territory, Zone};
use pixplan::school::Level;

/// One row of `holidays.csv`.
pub struct Row {
    /// First civil year of the school year.
    pub year: i32,
    pub zone: Zone,
    pub name: String,
    pub audience: String,
    pub departure: Option<NaiveDate>,
    pub first_day_off: Option<NaiveDate>,
    pub last_day_off: Option<NaiveDate>,
    pub back: Option<NaiveDate>,
    pub confidence: String,
    /// Line of the file, for messages.
    pub line: usize,
}

/// Every row, in the order of the file.
pub fn rows() -> Vec<Row> {
    let text = include_str!("../data/holidays.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let records = reader.records().enumerate();
    let rows = records.map(|(index, record)| {
        let record = record.unwrap();
        let day = |column: usize| match &record[column] {
            "" => None,
            text => Some(text.parse().unwrap()),
        };
        Row {
            year: record[0].get(..4).unwrap().parse().unwrap(),
            zone: record[1].parse().unwrap(),
            name: record[2].to_owned(),
            audience: record[3].to_owned(),
            departure: day(4),
            first_day_off: day(5),
            last_day_off: day(6),
            back: day(7),
            confidence: record[8].to_owned(),
            line: index + 2,
        }
    });
    rows.collect()
}

/// Whom a row concerns, when it is not for primary schools alone.
pub struct Concerned {
    pub levels: Vec<Level>,
    /// Empty for the whole zone.
    pub territories: Vec<Territory>,
}

impl Row {
    /// Who is concerned; none for primary schools, which have no Pix.
    pub fn concerned(&self) -> Option<Concerned> {
        use Territory::{Guadeloupe, SaintBarthelemy, SaintMartin};
        let (levels, territories) = match self.audience.as_str() {
            "tous"
            | "Élèves"
            | "Enseignants"
            | "Second degré"
            | "Élèves du second degré"
            | "Enseignants du second degré"
            | "Guadeloupe, Saint-Martin & Saint-Barthélémy" => (Level::ALL.to_vec(), vec![]),
            "Élèves des lycées" | "Enseignants des lycées" => (vec![Level::Lycee], vec![]),
            "Élèves des collèges" | "Enseignants des collèges" | "Premier degré et collèges" => {
                (vec![Level::College], vec![])
            }
            "Guadeloupe & Saint-Martin" => (Level::ALL.to_vec(), vec![Guadeloupe, SaintMartin]),
            "Guadeloupe sauf Saint-Martin" | "Guadeloupe & Saint-Barthélémy" => {
                (Level::ALL.to_vec(), vec![Guadeloupe, SaintBarthelemy])
            }
            "Saint-Martin" | "Saint Martin" => (Level::ALL.to_vec(), vec![SaintMartin]),
            "Saint-Barthélémy" => (Level::ALL.to_vec(), vec![SaintBarthelemy]),
            "Premier degré" | "Élèves du premier degré" | "Enseignants du premier degré" => {
                return None;
            }
            other => panic!("line {}: who are {other}?", self.line),
        };
        Some(Concerned {
            levels,
            territories,
        })
    }

    /// Whether a school is concerned.
    pub fn concerns(&self, level: Level, territory: Territory) -> bool {
        self.concerned().is_some_and(|who| {
            let here = who.territories.is_empty() || who.territories.contains(&territory);
            here && who.levels.contains(&level)
        })
    }

    /// Whether it tells the return of the next year, or the end of this one.
    pub fn is_summer(&self) -> bool {
        let names = [
            "Vacances d'Été",
            "Grandes Vacances",
            "Vacances d'Hiver austral",
        ];
        names.contains(&self.name.as_str()) || self.name.starts_with("Fin des cours")
    }

    /// Whether it is about teachers.
    pub fn is_for_teachers(&self) -> bool {
        self.audience.starts_with("Enseignants") || self.name == "Rentrée des enseignants"
    }
}
