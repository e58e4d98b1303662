//! Tables for a spreadsheet as it is set in France.
//!
//! Excel opens a file by a double click, and reads it by the computer's own
//! settings: a byte order mark says that it is UTF-8, semicolons part the cells,
//! numbers have a decimal comma, dates read 01/03/2027.
//!
//! Holds data only: notes and the picture of the year stay on the other formats.

mod write;

#[cfg(test)]
mod reader;

pub use crate::render::csv::write::guard;
use crate::render::csv::write::{Block, Line, write};
use crate::render::sheets::{Sheet, Value, sheets};
use crate::render::words;
use crate::report::{Cell, Report};

/// Writes the report's agenda, then its tables, lists and findings.
///
/// All the entries make one table. Several tables follow each other with an
/// empty line between, each under its caption.
pub fn render(report: &Report) -> String {
    let blocks = sheets(report).into_iter().map(block);
    write(&blocks.collect::<Vec<_>>())
}

fn block(sheet: Sheet) -> Block {
    let header: Line = sheet.header.iter().map(|title| guard(title)).collect();
    let header = Some(header).filter(|header| !header.is_empty());
    let rows = sheet.rows.iter().map(|row| row.iter().map(cell).collect());
    Block {
        caption: sheet.caption,
        lines: header.into_iter().chain(rows).collect(),
    }
}

/// A cell that a spreadsheet reads as what it is: a number stays a number.
fn cell(value: &Value) -> String {
    let cell = match value {
        Value::Time(time) => return time.format("%d/%m/%Y %H:%M").to_string(),
        Value::Cell(cell) => cell,
    };
    match cell {
        Cell::Count(number) => number.to_string(),
        Cell::Decimal(number, places) => words::decimal(*number, *places),
        Cell::Share(share) => format!("{}%", words::decimal(share * 100.0, 1)),
        Cell::Text(text) => guard(text),
        Cell::Empty | Cell::Date(_) | Cell::ForecastDate(_) | Cell::Hidden => words::cell(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::csv::reader::read;
    use crate::render::sample;

    fn agenda_rows(report: &Report) -> Vec<Vec<String>> {
        let records = read(&render(report));
        let agenda = records.into_iter().take_while(|record| record.len() > 1);
        agenda.collect()
    }

    #[test]
    fn an_agenda_is_one_row_per_entry_in_french() {
        let report = sample::report();
        let rows = agenda_rows(&report);
        assert_eq!(rows.len(), 1 + 52 + 9 + 1);
        assert_eq!(
            rows[0].join(";"),
            "ID;Tâche;Rôles;Début;Échéance;État;Période;Prévisionnel;Rubrique;Pourquoi;Lien;Commande;Lieu"
        );
        let row = |id: &str| rows.iter().find(|row| row[0] == id).unwrap()[..8].join(";");
        assert_eq!(
            row("rattrapage"),
            "rattrapage;Faire passer les sessions de rattrapage;surveillants, élèves;14/06/2027;18/06/2027;\
             à venir;5 bis;prévisionnel"
        );
        assert_eq!(
            row("1"),
            "1;Session de certification 1 : 3A;Mme Roux;15/03/2027 08:30;15/03/2027 10:30;à venir;;"
        );
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    }

    #[test]
    fn dates_that_differ_have_a_column_per_zone() {
        let rows = agenda_rows(&sample::without_zone());
        assert_eq!(
            rows[0][3..9].join(";"),
            "Début zone A;Échéance zone A;Début zone B;Échéance zone B;Début zone C;Échéance zone C"
        );
        let row = |id: &str| rows.iter().find(|row| row[0] == id).unwrap()[3..9].join(";");
        assert_eq!(
            row("certificabilite"),
            "18/01/2027;08/02/2027;18/01/2027;15/02/2027;18/01/2027;01/02/2027"
        );
        assert_eq!(row("lsu"), ["14/06/2027;18/06/2027"; 3].join(";"));
    }

    #[test]
    fn several_tables_stand_apart_under_their_captions() {
        let records = read(&render(&sample::hostile()));
        let caption = |text: &str| records.iter().position(|record| record[0] == text).unwrap();
        let table = caption("Avancement | par classe");
        assert_eq!(records[table - 1], [""]);
        assert_eq!(records[table + 1][0], "Classe");
        assert_eq!(
            records[table + 2],
            ["'=3A;|<b>", "1234", "-1234,5", "71,4%", "01/03/2027"]
        );
        assert_eq!(
            records[table + 3],
            ["3e ULIS", "0", "", "100,0%", "18/06/2027 (prévisionnel)"]
        );
        assert!(records.iter().any(|record| record[0] == "'+1"));
        assert!(
            records
                .iter()
                .any(|record| record.join(";").starts_with("erreur;INE_UNIQUE;oui;"))
        );
    }
}
