//! Options of `sessions`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::args::Place;
use crate::cli::args::values::{at_least_one, seconds};

/// Who can use the file of `--format pix-certif` (rules.md, « sessions »).
const AFTER_HELP: &str = "\
Formes propres à cette commande, avec --format\u{a0}:
  pix-certif    le fichier d’import en masse des sessions de Pix Certif. Seuls voient cet écran
                les centres qui ne gèrent pas leurs élèves par SIECLE\u{a0}; les autres créent leurs
                sessions une à une et y inscrivent les élèves par classe.
  autosessions  le tableau de sept colonnes pour les feuilles de calcul qui créent les sessions,
                ou pour recopier, session par session.";

/// Options of `sessions`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan sessions [OPTIONS]", after_help = AFTER_HELP)]
pub struct Sessions {
    /// Élèves pour un surveillant [ou --par-surveillant].
    #[arg(long = "per-surveillant", alias = "par-surveillant", value_name = "N", value_parser = at_least_one)]
    pub per_invigilator: Option<u32>,

    /// Salles et places, à la place de celles du dossier : "Pix:16,CDI:12" [ou --salles].
    #[arg(long, alias = "salles", value_name = "SALLES")]
    pub rooms: Option<String>,

    /// Classes et effectifs, à la place de ceux de la base : 3A=28,3B=27 [ou --classe].
    #[arg(long, alias = "classe", value_name = "CLASSES")]
    pub division: Vec<String>,

    /// Garde le plan dans sessions.toml [ou --enregistrer].
    #[arg(long, alias = "enregistrer")]
    pub save: bool,

    /// Vérifie le plan gardé, corrigé à la main ou non [ou --verifier].
    #[arg(long, alias = "verifier", conflicts_with_all = ["save", "absent"])]
    pub check: bool,

    /// Met ces absents, par leur nom ou leur INE, dans des sessions de rattrapage [ou --absents].
    #[arg(long, alias = "absents", value_name = "ÉLÈVE", num_args = 1..)]
    pub absent: Vec<String>,

    /// Pourquoi cette session n’est pas plus tôt [ou --pourquoi].
    #[arg(long, alias = "pourquoi", value_name = "N")]
    pub why: Option<u32>,

    /// Ajoute au fichier pix-certif les candidats, lus dans cet export SIECLE.
    #[arg(long, value_name = "FICHIER")]
    pub siecle: Option<PathBuf>,

    /// Seulement les sessions de ce surveillant, dans l’agenda .ics.
    #[arg(long, value_name = "NOM")]
    pub surveillant: Option<String>,

    /// Seulement les sessions de cette salle, dans l’agenda .ics.
    #[arg(long, value_name = "NOM")]
    pub salle: Option<String>,

    /// Graine du hasard : la même donne le même plan [ou --graine].
    #[arg(
        long,
        alias = "graine",
        value_name = "N",
        default_value_t = 1,
        hide_default_value = true
    )]
    pub seed: u64,

    /// Secondes de recherche au plus (par défaut : 1) [ou --duree-max].
    #[arg(long, alias = "duree-max", value_name = "SECONDES", value_parser = seconds, default_value = "1", hide_default_value = true)]
    pub time_limit: f64,

    #[command(flatten)]
    pub place: Place,
}
