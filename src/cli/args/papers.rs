//! Options of the commands that write texts and papers.

use clap::Args;

use crate::cli::args::Place;
use crate::cli::args::values::sheet;
use crate::render::Paper;

/// Options of `message`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan message [OPTIONS] [TEXTE]")]
pub struct Message {
    /// Texte : familles-rentree, enseignants-code, relance, sos, convocation ou resultats ; sans nom : la liste.
    #[arg(value_name = "TEXTE")]
    pub name: Option<String>,

    /// Seulement ces classes, séparées par des virgules [ou --classe].
    #[arg(long, alias = "classe", value_name = "CLASSE", value_delimiter = ',')]
    pub division: Vec<String>,

    /// Code de la campagne (par défaut : celui du dernier export importé).
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,

    /// Nom du parcours [ou --parcours].
    #[arg(long, alias = "parcours", value_name = "NOM")]
    pub course: Option<String>,

    /// Les élèves passent par l’ENT : oui ou non (par défaut : d’après pixplan.toml).
    #[arg(long, value_name = "OUI|NON", value_parser = yes_or_no)]
    pub ent: Option<bool>,

    /// Affiche notre modèle, pour écrire le vôtre ; avec -o, l’écrit sans jamais rien remplacer [ou --modele].
    #[arg(long, alias = "modele")]
    pub template: bool,

    #[command(flatten)]
    pub place: Place,
}

/// Options of `print`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan print [OPTIONS] DOCUMENT")]
pub struct Print {
    /// Document : annee (l’année sur une page), convocations, emargement, affichage (listes aux portes), surveillants, salles ou publipostage.
    #[arg(value_name = "DOCUMENT")]
    pub paper: String,

    /// Seulement ces séances, par leur numéro dans le plan.
    #[arg(long, value_name = "N", value_delimiter = ',')]
    pub session: Vec<u32>,

    /// Seulement ces classes [ou --classe].
    #[arg(long, alias = "classe", value_name = "CLASSE", value_delimiter = ',')]
    pub division: Vec<String>,

    /// Seulement ces salles [ou --salle].
    #[arg(long, alias = "salle", value_name = "SALLE", value_delimiter = ',')]
    pub room: Vec<String>,

    /// Seulement ces surveillants [ou --surveillant].
    #[arg(long, alias = "surveillant", value_name = "NOM", value_delimiter = ',')]
    pub supervisor: Vec<String>,

    /// Affiche notre modèle du document, pour faire le vôtre ; avec -o, l’écrit sans jamais rien remplacer [ou --modele].
    #[arg(long, alias = "modele")]
    pub template: bool,

    /// Pour annee : une autre liste de tâches que la liste nationale [ou --liste].
    #[arg(long, alias = "liste", value_name = "LISTE")]
    pub checklist: Option<String>,

    /// Pour annee : a4 ou a3, en paysage [ou --papier].
    #[arg(long = "paper", alias = "papier", value_name = "PAPIER", value_parser = sheet, default_value = "a4", hide_default_value = true)]
    pub sheet: Paper,

    #[command(flatten)]
    pub place: Place,
}

/// `oui` or `non`.
fn yes_or_no(text: &str) -> Result<bool, String> {
    match crate::fr::fold(text).as_str() {
        "oui" | "yes" => Ok(true),
        "non" | "no" => Ok(false),
        _ => Err("écrivez oui ou non".to_owned()),
    }
}
