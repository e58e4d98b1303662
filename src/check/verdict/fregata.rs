//! Pix's verdict on a FREGATA file, line after line.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use crate::check::verdict::file_kinds::ENCODING_NOT_SUPPORTED;
use crate::check::verdict::fregata_date::fregata_birthdate;
use crate::check::verdict::fregata_kinds as kinds;
use crate::check::verdict::seen::{Entry, Placement};
use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::fr;
use crate::school::{
    BirthPlace, FregataColumn as Column, FregataEnding, FregataEvent, FregataReading, FregataRow,
    GradeOverrides, Need, Sex, Student,
};
use crate::source::Line;

/// Longest text of most columns, in UTF-16 units.
const MAX_LENGTH: usize = 255;
/// Length of the codes of countries and towns.
const INSEE_LENGTH: usize = 5;
/// `Code pays naissance*` of France.
const FRANCE: &str = "99100";
/// The words for the sex.
const SEXES: [&str; 4] = ["Féminin", "féminin", "Masculin", "masculin"];
/// The words for the status.
const STATUSES: [&str; 2] = ["ST", "AP"];

/// Pix's verdict in the making.
#[derive(Debug)]
pub struct FregataVerdict<'a> {
    grades: &'a GradeOverrides,
    century_year: i32,
    header_errors: Vec<Diagnostic>,
    errors: Vec<Diagnostic>,
    identifiers: HashMap<Option<Box<str>>, Line>,
    entries: Vec<Entry>,
}

/// What Pix finds in one value.
struct Wrong {
    kind: Kind,
    column: Column,
    message: String,
}

impl<'a> FregataVerdict<'a> {
    /// Before the first line. The day tells how two-digit years are read.
    pub fn new(today: NaiveDate, grades: &'a GradeOverrides) -> Self {
        Self {
            grades,
            century_year: today.year(),
            header_errors: Vec::new(),
            errors: Vec::new(),
            identifiers: HashMap::new(),
            entries: Vec::new(),
        }
    }

    /// Takes the next thing that the file says.
    pub fn see(&mut self, event: FregataEvent<'_>) {
        match event {
            FregataEvent::Header(titles) => self.see_header(titles),
            FregataEvent::Row(row) => self.see_row(row),
        }
    }

    fn see_header(&mut self, titles: &[String]) {
        let has = |column: Column| titles.iter().any(|title| title == column.label());
        let all = Column::ALL.iter().copied();
        let missing = all.filter(|&column| column.need() == Need::Required && !has(column));
        let missing = missing.map(|column| {
            let label = column.label();
            let what = format!("la colonne {} manque", fr::quoted(label));
            let spot = Spot::line(Line(1)).field(label);
            Diagnostic::new(kinds::HEADER_REQUIRED, spot, what)
        });
        let unknown = titles.iter();
        let unknown = unknown.filter(|title| !title.is_empty() && Column::of(title).is_none());
        let unknown = unknown.map(|title| {
            let what = format!("la colonne {} n’est pas dans le modèle", fr::quoted(title));
            let spot = Spot::line(Line(1)).field(title.clone());
            Diagnostic::new(kinds::HEADER_UNKNOWN, spot, what)
        });
        self.header_errors.extend(missing.chain(unknown));
    }

    fn see_row(&mut self, row: &FregataRow) {
        if !self.header_errors.is_empty() {
            return;
        }
        let student = student(row, self.grades, self.century_year);
        let mut wrong = check(row, self.century_year);
        let identifier = row.get(Column::Identifier).map(Box::from);
        match self.identifiers.get(&identifier) {
            Some(first) => wrong.push(Wrong {
                kind: kinds::IDENTIFIER_UNIQUE,
                column: Column::Identifier,
                message: match &identifier {
                    Some(text) => format!("l’identifiant {text} est déjà à la ligne {first}"),
                    None => format!("un autre identifiant manque déjà, ligne {first}"),
                },
            }),
            None => {
                self.identifiers.insert(identifier, row.pix_line);
            }
        }
        // Pix tells the codes and the repeats of a line before the rest of it.
        let comes_first =
            |it: &Wrong| [kinds::INSEE_CODE_INVALID, kinds::IDENTIFIER_UNIQUE].contains(&it.kind);
        wrong.sort_by_key(|it| !comes_first(it));
        let spot = |column: Column| Spot {
            ine: (!student.ine.is_empty()).then(|| student.ine.clone()),
            student: Some(student.to_string()).filter(|name| !name.is_empty()),
            ..Spot::line(row.pix_line).field(column.label())
        };
        let told = wrong.into_iter();
        let told = told.map(|it| Diagnostic::new(it.kind, spot(it.column), it.message));
        self.errors.extend(told);
        self.entries.push(Entry {
            student,
            line: row.pix_line,
            placement: Placement::Division,
            has_lost_structures: false,
            has_odd_sex: false,
            has_refused_name: false,
        });
    }

    /// After the last line: Pix's errors in Pix's order, and the pupils.
    pub fn finish(self, reading: &FregataReading) -> (Vec<Diagnostic>, Vec<Entry>) {
        let errors = match &reading.ending {
            FregataEnding::UnknownEncoding => vec![unknown_encoding(&reading.titles)],
            FregataEnding::NoSeparator => {
                let what = "aucun séparateur n’est reconnu dans les premières lignes";
                let spot = Spot::line(Line(1));
                vec![Diagnostic::new(kinds::BAD_CSV_FORMAT, spot, what)]
            }
            FregataEnding::Complete | FregataEnding::Stopped(_)
                if self.header_errors.is_empty() =>
            {
                self.errors
            }
            FregataEnding::Complete | FregataEnding::Stopped(_) => self.header_errors,
        };
        (errors, self.entries)
    }
}

fn unknown_encoding(titles: &[String]) -> Diagnostic {
    let label = Column::FirstName.label();
    let spot = Spot::line(Line(1)).field(label);
    let what = format!("la colonne {} est introuvable", fr::quoted(label));
    let found = Diagnostic::new(ENCODING_NOT_SUPPORTED, spot, what);
    let others = titles.iter().filter(|title| Column::of(title).is_some());
    if others.count() == 0 {
        return found;
    }
    let remedy = "Les autres titres sont lisibles : ajoutez cette colonne, ou corrigez son titre \
                  d’après le modèle de Pix Orga.";
    found.remedy(remedy)
}

/// What is wrong in a line, column by column, in the order in which Pix looks.
fn check(row: &FregataRow, century_year: i32) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let in_france = row.get(Column::BirthCountryCode) == Some(FRANCE);
    let mut check = |column: Column, need: Need, test: &dyn Fn(&str) -> Vec<(Kind, String)>| {
        let found = match row.get(column) {
            Some(value) => test(value),
            None if need == Need::Required => {
                vec![(kinds::FIELD_REQUIRED, "la case est vide".to_owned())]
            }
            None => Vec::new(),
        };
        let found = found.into_iter().map(|(kind, message)| Wrong {
            kind,
            column,
            message,
        });
        wrong.extend(found);
    };
    let short = |value: &str| too_long(value, MAX_LENGTH);
    check(Column::Identifier, Need::Required, &short);
    check(Column::FirstName, Need::Required, &short);
    check(Column::MiddleName, Need::Optional, &short);
    check(Column::ThirdName, Need::Optional, &short);
    check(Column::LastName, Need::Required, &short);
    check(Column::PreferredLastName, Need::Optional, &short);
    check(Column::Birthdate, Need::Required, &|value| {
        let found = fr::quoted(value);
        let what = format!("{found} n’est pas une date de la forme jj/mm/aaaa");
        let is_date = fregata_birthdate(value, century_year).is_some();
        let wrong = (!is_date).then_some((kinds::FIELD_DATE_FORMAT, what));
        wrong.into_iter().collect()
    });
    check(Column::BirthProvinceCode, Need::Required, &|value| {
        let what = format!("{} a moins de 2 caractères", fr::quoted(value));
        let is_short = length(value) < 2;
        let short = is_short.then_some((kinds::FIELD_MIN_LENGTH, what));
        short.into_iter().chain(too_long(value, 3)).collect()
    });
    check(Column::BirthCountryCode, Need::Required, &|value| {
        insee(value, has_country_code)
    });
    check(Column::Status, Need::Required, &|value| {
        not_in(value, &STATUSES, &STATUSES)
    });
    check(Column::MefCode, Need::Required, &short);
    check(Column::Division, Need::Required, &short);
    check(Column::Sex, Need::Required, &|value| {
        not_in(value, &SEXES, &["Féminin", "Masculin"])
    });
    let (city, code) = if in_france {
        (Need::Optional, Need::Required)
    } else {
        (Need::Required, Need::Optional)
    };
    check(Column::BirthCity, city, &short);
    check(Column::BirthCityCode, code, &|value| {
        if in_france {
            insee(value, has_city_code)
        } else {
            too_long(value, MAX_LENGTH)
        }
    });
    wrong
}

fn length(value: &str) -> usize {
    value.encode_utf16().count()
}

fn too_long(value: &str, limit: usize) -> Vec<(Kind, String)> {
    let what = || format!("la case a {} caractères, {limit} au plus", length(value));
    let is_long = length(value) > limit;
    let wrong = is_long.then(|| (kinds::FIELD_MAX_LENGTH, what()));
    wrong.into_iter().collect()
}

fn not_in(value: &str, words: &[&str], told: &[&str]) -> Vec<(Kind, String)> {
    if words.contains(&value) {
        return Vec::new();
    }
    let words: Vec<String> = told.iter().map(|word| fr::quoted(word)).collect();
    let what = format!("{} n’est pas {}", fr::quoted(value), fr::choice(&words));
    vec![(kinds::FIELD_BAD_VALUES, what)]
}

/// A code of five characters; Pix looks for its form anywhere in the value.
fn insee(value: &str, has_form: fn(&[u8]) -> bool) -> Vec<(Kind, String)> {
    let mut wrong = Vec::new();
    if length(value) != INSEE_LENGTH {
        let what = format!("{} n’a pas 5 caractères", fr::quoted(value));
        wrong.push((kinds::FIELD_LENGTH, what));
    }
    if !value.as_bytes().windows(INSEE_LENGTH).any(has_form) {
        let what = format!("{} n’est pas un code INSEE", fr::quoted(value));
        wrong.push((kinds::INSEE_CODE_INVALID, what));
    }
    wrong
}

fn has_country_code(window: &[u8]) -> bool {
    matches!(window, [b'9', b'9', b'1'..=b'5', tens, units]
        if tens.is_ascii_digit() && units.is_ascii_digit())
}

/// The comma is a mistake of Pix's own expression.
fn has_city_code(window: &[u8]) -> bool {
    let digit = u8::is_ascii_digit;
    matches!(window, [first, second, rest @ ..]
        if digit(first)
            && (digit(second) || matches!(second, b'a' | b'b' | b'A' | b'B' | b','))
            && rest.iter().all(digit))
}

fn student(row: &FregataRow, grades: &GradeOverrides, century_year: i32) -> Student {
    let text = |column| row.get(column).map(str::to_owned);
    let words = row.get(Column::Division).unwrap_or_default();
    let division = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let sex = match row.get(Column::Sex) {
        Some("Féminin" | "féminin") => Some(Sex::Female),
        Some("Masculin" | "masculin") => Some(Sex::Male),
        _ => None,
    };
    let country = row.get(Column::BirthCountryCode);
    let country = country.map(|code| code.get(2..).filter(|_| code.len() == 5).unwrap_or(code));
    let birth_place = BirthPlace {
        country: country.map(str::to_owned),
        province: text(Column::BirthProvinceCode),
        city_code: text(Column::BirthCityCode),
        city: text(Column::BirthCity),
    };
    let born = row.get(Column::Birthdate);
    Student {
        ine: text(Column::Identifier).unwrap_or_default(),
        last_name: text(Column::LastName).unwrap_or_default(),
        preferred_last_name: text(Column::PreferredLastName),
        first_name: text(Column::FirstName).unwrap_or_default(),
        middle_name: text(Column::MiddleName),
        third_name: text(Column::ThirdName),
        birthdate: born.and_then(|text| fregata_birthdate(text, century_year)),
        sex,
        grade: grades.grade(&division, row.get(Column::MefCode)),
        division,
        mef: text(Column::MefCode),
        status: text(Column::Status),
        birth_place: Some(Box::new(birth_place)),
    }
}
