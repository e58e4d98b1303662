//! Kept certifications: one line each.
//!
//! Birth places and the jury's comments are not kept: nothing later needs them.

use crate::diagnostic::Diagnostic;
use crate::parse::kept_csv::table::{Row, Table, day, number, write as write_table};
use crate::parse::pix_csv::{mesh, status, word_of};
use crate::pix::{
    Certification, CertificationExport, CertificationKind, CertificationStatus, Competence, Mesh,
};

const AS_OF: &str = "Données du";
const OF_DIVISION: &str = "Export de la classe";
const OF_SESSION: &str = "Export de la session";
const NUMBER: &str = "Numéro de certification";
const LAST_NAME: &str = "Nom";
const FIRST_NAME: &str = "Prénom";
const BIRTHDATE: &str = "Date de naissance";
const EXTERNAL_ID: &str = "Identifiant externe";
const KIND: &str = "Type";
const STATUS: &str = "Statut";
const MESH: &str = "Niveau";
const PIX: &str = "Pix";
const SESSION: &str = "Session";
const DATE: &str = "Date de passage";

const COMPLEMENTARY: &str = "Complément : ";

/// Columns without which a line says nothing of use.
const NEEDED: [&str; 3] = [LAST_NAME, FIRST_NAME, STATUS];

/// Certifications as a file.
pub fn write(export: &CertificationExport) -> Vec<u8> {
    let mut labels: Vec<&str> = Vec::new();
    for certification in &export.certifications {
        for (label, _) in &certification.complementary {
            if !labels.contains(&label.as_str()) {
                labels.push(label);
            }
        }
    }
    let titles = [
        AS_OF,
        OF_DIVISION,
        OF_SESSION,
        NUMBER,
        LAST_NAME,
        FIRST_NAME,
        BIRTHDATE,
        EXTERNAL_ID,
        KIND,
        STATUS,
        MESH,
        PIX,
        SESSION,
        DATE,
    ];
    let mut titles: Vec<String> = titles.map(str::to_owned).to_vec();
    titles.extend(Competence::ALL.map(|one| one.index().to_owned()));
    titles.extend(labels.iter().map(|label| format!("{COMPLEMENTARY}{label}")));
    let lines = export.certifications.iter().map(|one| {
        let mut cells = vec![
            day(export.as_of),
            export.division.clone().unwrap_or_default(),
            number(export.session),
            number(one.number),
            one.last_name.clone(),
            one.first_name.clone(),
            day(one.birthdate),
            one.external_id.clone().unwrap_or_default(),
            match &one.kind {
                CertificationKind::Core => String::new(),
                CertificationKind::Other(name) => name.clone(),
            },
            word_of(one.status).to_owned(),
            one.mesh
                .map_or(String::new(), |mesh| mesh.name().to_owned()),
            number(one.pix),
            number(one.session),
            day(one.date),
        ];
        cells.extend(one.levels.map(number));
        cells.extend(labels.iter().map(|label| {
            let value = one.complementary.iter().find(|(known, _)| known == label);
            value.map_or(String::new(), |(_, value)| value.clone())
        }));
        cells
    });
    write_table(&titles, lines.collect())
}

/// Reads kept certifications; none when the file has no line of ours.
///
/// What does not read is said; the rest is kept, but for a line without a
/// status: nothing tells what to count it among.
pub fn read(bytes: &[u8]) -> (Option<CertificationExport>, Vec<Diagnostic>) {
    let mut table = Table::read(bytes, &NEEDED);
    let mut export: Option<CertificationExport> = None;
    let labels = table.titles().iter();
    let labels = labels.filter_map(|title| title.strip_prefix(COMPLEMENTARY));
    let labels: Vec<String> = labels.map(str::to_owned).collect();
    for record in table.take_records() {
        let mut row = table.row(&record);
        let known = export.get_or_insert_with(|| CertificationExport {
            division: row.optional(OF_DIVISION),
            session: row.whole(OF_SESSION),
            certifications: Vec::new(),
            as_of: row.day(AS_OF),
        });
        let status = row.value(STATUS, |text| status(text.as_bytes()));
        if let Some(status) = status {
            known
                .certifications
                .push(certification(&mut row, status, &labels));
        }
    }
    (export, table.findings)
}

fn certification(
    row: &mut Row<'_>,
    status: CertificationStatus,
    labels: &[String],
) -> Certification {
    let complementary = labels.iter().filter_map(|label| {
        let value = row.optional(&format!("{COMPLEMENTARY}{label}"))?;
        Some((label.clone(), value))
    });
    let complementary = complementary.collect();
    let read_mesh = |text: &str| -> Option<Mesh> { mesh(text.as_bytes()) };
    Certification {
        line: row.line(),
        number: row.whole(NUMBER),
        last_name: row.text(LAST_NAME).to_owned(),
        first_name: row.text(FIRST_NAME).to_owned(),
        birthdate: row.day(BIRTHDATE),
        external_id: row.optional(EXTERNAL_ID),
        kind: match row.optional(KIND) {
            None => CertificationKind::Core,
            Some(name) => CertificationKind::Other(name),
        },
        status,
        mesh: row.value(MESH, read_mesh),
        pix: row.whole(PIX),
        levels: Competence::ALL.map(|one| row.whole(one.index())),
        comment: None,
        session: row.whole(SESSION),
        date: row.day(DATE),
        complementary,
    }
}
