//! The ready texts: our templates, and what each of their names stands for.

mod values;
mod write;

pub use write::{json, write};

use minijinja::Value;

use crate::fr;
use crate::render::template::{Escape, Family, Fault, Templates, Word, tidy};
use crate::report::messages::{ClassFacts, Facts, Letter, Message};

/// The templates of the texts.
pub const FAMILY: Family = Family {
    folder: "messages",
    escape: Escape::Text,
    bundled: &[
        (
            "familles-rentree.txt",
            include_str!("templates/familles-rentree.txt"),
        ),
        (
            "enseignants-code.txt",
            include_str!("templates/enseignants-code.txt"),
        ),
        ("relance.txt", include_str!("templates/relance.txt")),
        ("sos.txt", include_str!("templates/sos.txt")),
        ("convocation.txt", include_str!("templates/convocation.txt")),
        ("resultats.txt", include_str!("templates/resultats.txt")),
        ("connexion.txt", include_str!("templates/connexion.txt")),
        (
            "connexion-simple.txt",
            include_str!("templates/connexion-simple.txt"),
        ),
        (
            "mot-de-passe.txt",
            include_str!("templates/mot-de-passe.txt"),
        ),
        ("signature.txt", include_str!("templates/signature.txt")),
    ],
    words: WORDS,
};

/// What the texts may name.
const WORDS: &[Word] = &[
    ("etablissement.nom", "nom de l’établissement"),
    ("etablissement.niveau", "collège ou lycée"),
    ("etablissement.annee", "année scolaire"),
    ("etablissement.site", "adresse"),
    ("etablissement.uai", "UAI"),
    ("signataire", "qui signe, d’après pixplan.toml"),
    ("ent", "\"oui\", \"non\" ou \"inconnu\""),
    ("code", "code de la campagne"),
    ("campagne", "nom du parcours"),
    ("concernes", "qui passe la certification"),
    ("avant_toussaint", "faux une fois ces vacances commencées"),
    ("toussaint", "dernier jour avant les vacances d’automne"),
    ("fenetre", "certification : s’écrit {{ fenetre|periode }}"),
    ("fenetre.debut", "premier jour de la certification"),
    ("fenetre.fin", "dernier jour de la certification"),
    (
        "rattrapage.connu",
        "vrai si la semaine de rattrapage est connue et pas finie",
    ),
    ("rattrapage.debut", "son premier jour"),
    ("rattrapage.fin", "son dernier jour"),
    ("classe", "nom de la classe"),
    ("classe_connue", "vrai si le texte est pour une classe"),
    ("effectif", "nombre d’élèves de la classe"),
    (
        "suivi.connu",
        "vrai si un export de la campagne a été importé",
    ),
    ("suivi.donnees_du", "jour des données, ou rien"),
    ("suivi.a_jour", "nombre d’élèves qui ont tout envoyé"),
    ("suivi.non_commence[].nom", "élèves qui n’ont pas commencé"),
    ("suivi.non_commence[].prenom", "leur prénom"),
    ("suivi.non_termine[].nom", "élèves qui n’ont pas fini"),
    ("suivi.non_termine[].prenom", "leur prénom"),
    ("suivi.non_envoye[].nom", "élèves qui n’ont pas envoyé"),
    ("suivi.non_envoye[].prenom", "leur prénom"),
    (
        "certifiabilite.connue",
        "vrai si une collecte de profils a été importée",
    ),
    ("certifiabilite.donnees_du", "jour des données, ou rien"),
    (
        "certifiabilite.certifiables",
        "nombre d’élèves certifiables",
    ),
    (
        "certifiabilite.non_certifiables[].nom",
        "élèves pas encore certifiables",
    ),
    ("certifiabilite.non_certifiables[].prenom", "leur prénom"),
    (
        "certifiabilite.non_certifiables[].manque",
        "nombre de compétences qui manquent, ou rien",
    ),
    (
        "certifiabilite.non_certifiables[].proches",
        "compétences les plus proches du niveau 1",
    ),
    (
        "certifiabilite.inconnus[].nom",
        "élèves dont rien n’est connu",
    ),
    ("certifiabilite.inconnus[].prenom", "leur prénom"),
    ("resultats.connus", "vrai si des résultats ont été importés"),
    ("resultats.donnees_du", "jour des données, ou rien"),
    (
        "resultats.passes",
        "nombre d’élèves qui ont passé la certification",
    ),
    ("resultats.validees", "nombre de certifications validées"),
    (
        "resultats.non_obtenues",
        "nombre de certifications non obtenues",
    ),
    (
        "resultats.absents[].nom",
        "élèves qui n’ont passé aucune séance",
    ),
    ("resultats.absents[].prenom", "leur prénom"),
    (
        "resultats.en_attente[].nom",
        "élèves au résultat annulé ou pas définitif",
    ),
    ("resultats.en_attente[].prenom", "leur prénom"),
    ("seances[].date", "jour d’une séance de la classe"),
    ("seances[].heure", "son heure"),
    ("seances[].salle", "sa salle"),
    (
        "seances[].partie",
        "vrai si une partie de la classe seulement y va",
    ),
];

/// The file of a text's template: `relance.txt`.
pub fn file(message: Message) -> String {
    format!("{}.txt", message.id())
}

/// A text filled in, for all or for one class.
///
/// # Errors
///
/// [`Fault`] of a template of the school's own.
pub fn fill(
    templates: &Templates,
    message: Message,
    facts: &Facts,
    class: Option<&ClassFacts>,
) -> Result<Letter, Box<Fault>> {
    let values: Value = values::of(message, facts, class);
    let text = templates.fill(&file(message), values)?;
    let text = fr::spaced(&tidy(&text));
    Ok(Letter::of(class.map(|it| it.division.clone()), &text))
}

#[cfg(test)]
mod tests;
