//! Who is absent, unfinished, certified twice, unknown; and the livret.

use crate::follow::{LivretTrouble, Passing};
use crate::fr;
use crate::pix::CertificationStatus;
use crate::report::progress::unmatched_names;
use crate::report::results::View;
use crate::report::table::{date, left, text};
use crate::report::{Cell, Row, Section, Table, Tone};
use crate::school::Student;

pub fn sections(view: &View<'_>) -> Vec<Section> {
    let results = view.results;
    let mut sections = Vec::new();
    let mut part = |title: String, rows: Vec<Row>, more: &[&str], note: &str| {
        if rows.is_empty() {
            return;
        }
        let columns = ["Classe", "Nom", "Prénom"].iter().chain(more);
        sections.push(Section::Heading(title));
        sections.push(Section::Table(Table {
            caption: String::new(),
            columns: columns.map(|title| left(title)).collect(),
            rows,
        }));
        if !note.is_empty() {
            sections.push(Section::Note(Tone::Hint, fr::spaced(note)));
        }
    };
    part(
        fr::count(results.absent.len(), "absent", "absents"),
        results
            .absent
            .iter()
            .map(|student| row(student, vec![]))
            .collect(),
        &[],
        "À placer dans une session de rattrapage : pixplan sessions --absent NOM.",
    );
    let pending = results.pending.iter().map(|it| {
        row(
            it.student,
            vec![
                text(status(it.counted.status)),
                session(&it.counted),
                date(it.counted.date),
            ],
        )
    });
    part(
        "Certifications à reprendre".to_owned(),
        pending.collect(),
        &["État", "Session", "Le"],
        "Démarrée : finalisez la session dans Pix Certif. En erreur ou annulée : voyez avec le \
         support de Pix, ou prévoyez un rattrapage.",
    );
    let duplicates = results.duplicates.iter().map(|it| {
        let others: Vec<String> = it.others.iter().map(passing).collect();
        row(
            it.student,
            vec![
                Cell::Text(passing(&it.counted)),
                Cell::Text(others.join(", ")),
            ],
        )
    });
    part(
        "Élèves certifiés plusieurs fois".to_owned(),
        duplicates.collect(),
        &["Ce qui compte", "Le reste"],
        "Compte la dernière certification qui n’est pas annulée, comme pour LSU et LSL.",
    );
    let earlier = results
        .earlier
        .iter()
        .map(|(student, it)| row(student, vec![text(status(it.status)), date(it.date)]));
    part(
        "Certifications d’une année précédente".to_owned(),
        earlier.collect(),
        &["État", "Le"],
        "Comptées faute d’une certification plus récente.",
    );
    let troubles = results.livret.troubles.iter();
    let troubles = troubles.map(|(student, it)| row(student, vec![text(trouble(*it))]));
    part(
        format!(
            "Livret scolaire (LSU, LSL)\u{a0}: {} sur {}",
            fr::count(results.livret.ready, "résultat prêt", "résultats prêts"),
            results.livret.ready + results.livret.troubles.len()
        ),
        troubles.collect(),
        &["Ce qui manque"],
        "La récupération se fait par l’INE : lancez-la avant l’import de la base de l’année \
         prochaine, qui désactive les élèves partis.",
    );
    if !results.unmatched.is_empty() {
        sections.push(Section::Heading(fr::count(
            results.unmatched.len(),
            "candidat n’est pas reconnu dans la base",
            "candidats ne sont pas reconnus dans la base",
        )));
        sections.extend(unmatched_names(&results.unmatched, view.paste, "Né(e) le"));
        let note =
            "Un élève parti, ou sans INE à l’import, n’aura pas son résultat dans LSU ou LSL.";
        sections.push(Section::Note(Tone::Hint, note.to_owned()));
    }
    sections
}

fn row(student: &Student, more: Vec<Cell>) -> Row {
    let names = [&student.division, &student.last_name, &student.first_name];
    Row {
        tone: Tone::Plain,
        cells: names.into_iter().map(|it| text(it)).chain(more).collect(),
    }
}

/// What became of a certification.
pub fn status(status: CertificationStatus) -> &'static str {
    match status {
        CertificationStatus::Validated => "validée",
        CertificationStatus::NotObtained => "non obtenue",
        CertificationStatus::Cancelled => "annulée",
        CertificationStatus::Error => "en erreur",
        CertificationStatus::Started => "démarrée",
    }
}

fn session(it: &Passing) -> Cell {
    it.session
        .map_or(Cell::Empty, |number| Cell::Text(number.to_string()))
}

/// `validée le 17/03/2027 (281 pix)`.
fn passing(it: &Passing) -> String {
    let day = it.date.map(|day| format!(" le {}", fr::short_date(day)));
    let is_validated = it.status == CertificationStatus::Validated;
    let pix = it
        .pix
        .filter(|_| is_validated)
        .map(|pix| format!(" ({pix}\u{a0}pix)"));
    let parts = [day, pix].map(Option::unwrap_or_default);
    format!("{}{}", status(it.status), parts.concat())
}

/// Why the livret will lack a result.
pub fn trouble(trouble: LivretTrouble) -> &'static str {
    match trouble {
        LivretTrouble::NotPassed => "pas de certification",
        LivretTrouble::Pending => "session à finaliser",
        LivretTrouble::InError => "certification en erreur",
        LivretTrouble::Cancelled => "certification annulée",
        LivretTrouble::AccountDoubtful => "compte peut-être non rattaché dans Pix Orga",
    }
}
