//! The papers of the certification days, from templates that a school can replace.
//!
//! Looks only: what a paper says is in `report::papers`.

mod values;

use crate::render::template::{Escape, Family, Fault, Templates, Word};
use crate::report::papers::{Paper, Papers};

/// The templates of the papers.
pub const FAMILY: Family = Family {
    folder: "modeles",
    escape: Escape::Html,
    bundled: &[
        (
            "convocations.html",
            include_str!("templates/convocations.html"),
        ),
        ("emargement.html", include_str!("templates/emargement.html")),
        ("affichage.html", include_str!("templates/affichage.html")),
        (
            "surveillants.html",
            include_str!("templates/surveillants.html"),
        ),
        ("salles.html", include_str!("templates/salles.html")),
        ("entete.html", include_str!("templates/entete.html")),
        ("papier.css", include_str!("templates/papier.css")),
    ],
    words: WORDS,
};

/// What the papers may name.
const WORDS: &[Word] = &[
    ("etablissement.nom", "nom de l’établissement"),
    ("etablissement.annee", "année scolaire"),
    ("etablissement.site", "adresse"),
    ("etablissement.uai", "UAI"),
    ("etablissement.ent", "\"oui\", \"non\" ou \"inconnu\""),
    ("signataire", "qui signe, d’après pixplan.toml"),
    ("supprimer_apres", "dernier jour de classe de l’année"),
    ("convocations[].nom", "élève par élève : nom de famille"),
    ("convocations[].prenom", "prénom"),
    ("convocations[].naissance", "date de naissance, ou rien"),
    ("convocations[].classe", "classe"),
    (
        "convocations[].identifiant",
        "identifiant Pix de l’établissement",
    ),
    (
        "convocations[].certifiable",
        "\"oui\", \"non\" ou \"inconnu\"",
    ),
    ("convocations[].date", "jour de la séance"),
    ("convocations[].heure", "heure de début"),
    ("convocations[].fin", "fin au plus tard, pour cet élève"),
    ("convocations[].salle", "salle"),
    ("convocations[].site", "nom du site"),
    ("convocations[].seance", "numéro de la séance dans le plan"),
    (
        "seances[].numero",
        "séance par séance : numéro dans le plan",
    ),
    (
        "seances[].numero_pix",
        "numéro donné par Pix Certif, ou rien",
    ),
    ("seances[].date", "jour"),
    ("seances[].heure", "heure de début"),
    ("seances[].site", "nom du site"),
    ("seances[].salle", "salle"),
    ("seances[].surveillants[]", "noms des surveillants"),
    ("seances[].classes[]", "noms des classes"),
    ("seances[].effectif", "nombre d’élèves"),
    (
        "seances[].pages[].numero",
        "page de la feuille d’émargement",
    ),
    ("seances[].pages[].total", "nombre de ses pages"),
    (
        "seances[].pages[].eleves[]",
        "ses élèves : nom, prenom, naissance, classe",
    ),
    (
        "seances[].par_nom[]",
        "tous les élèves, par nom : nom, prenom, naissance, classe",
    ),
    (
        "surveillants[].nom",
        "surveillant par surveillant : nom, ou rien",
    ),
    ("surveillants[].seances[].date", "ses séances : jour"),
    ("surveillants[].seances[].heure", "début"),
    ("surveillants[].seances[].fin", "fin au plus tard"),
    ("surveillants[].seances[].salle", "salle"),
    ("surveillants[].seances[].effectif", "nombre d’élèves"),
    ("surveillants[].seances[].classes[]", "noms des classes"),
    ("surveillants[].seances[].avec[]", "autres surveillants"),
    (
        "surveillants[].seances[].numero_pix",
        "numéro donné par Pix Certif, ou rien",
    ),
    (
        "surveillants[].seances[].code_acces",
        "code d’accès des élèves, ou rien",
    ),
    (
        "surveillants[].seances[].mot_de_passe",
        "mot de passe du surveillant, ou rien",
    ),
    ("salles[].nom", "salle par salle : nom"),
    ("salles[].debut", "premier jour réservé"),
    ("salles[].fin", "dernier jour réservé"),
    ("salles[].seances[]", "toutes ses séances"),
    ("salles[].semaines[].debut", "lundi de chaque semaine"),
    ("salles[].semaines[].jours[].date", "jour"),
    (
        "salles[].semaines[].jours[].seances[]",
        "séances de ce jour",
    ),
];

/// The file of a paper's template; none for a paper that is a table.
pub fn file(paper: Paper) -> Option<String> {
    (paper != Paper::MailMerge).then(|| format!("{}.html", paper.id()))
}

/// A paper as one HTML page; none for a paper that is a table.
///
/// # Errors
///
/// [`Fault`] of a template of the school's own.
pub fn fill(
    templates: &Templates,
    paper: Paper,
    papers: &Papers,
) -> Result<Option<String>, Box<Fault>> {
    match file(paper) {
        Some(file) => templates.fill(&file, values::of(paper, papers)).map(Some),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests;
