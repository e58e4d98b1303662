//! Options of the commands that follow pupils: `progress`, `results`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::args::values::{campaign_kind, parsed};
use crate::pix::CampaignKind;
use crate::report::progress::List;

/// Options of `progress`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan progress [OPTIONS] [FICHIER…]")]
pub struct Progress {
    /// Base élèves et exports de campagnes à lire avec ceux du dossier, sans les garder.
    #[arg(value_name = "FICHIER")]
    pub files: Vec<PathBuf>,

    /// Une liste : not-started (pas commencé), unfinished (pas terminé), not-shared (pas envoyé), not-certifiable (pas certifiables), unknown (inconnus), inactive (inactifs) ou unmatched (non rapprochés) [ou --liste].
    #[arg(long, alias = "liste", value_name = "LISTE", value_parser = parsed::<List>)]
    pub list: Option<List>,

    /// Une seule classe [ou --classe].
    #[arg(long, alias = "classe", value_name = "CLASSE")]
    pub division: Option<String>,

    /// Une seule campagne, par son code, son numéro ou son nom [ou --campagne].
    #[arg(long, alias = "campagne", value_name = "CODE")]
    pub campaign: Option<String>,

    /// Seulement les parcours, ou les collectes de profils [ou --type].
    #[arg(long, alias = "type", value_name = "TYPE", value_parser = campaign_kind)]
    pub kind: Option<CampaignKind>,
}

/// Options of `results`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan results [OPTIONS] [FICHIER…|DOSSIER…]")]
pub struct Results {
    /// Base élèves et résultats de certification à lire avec ceux du dossier, sans les garder ; avec --aggregate, dossiers d’établissements à mettre côte à côte.
    #[arg(value_name = "FICHIER")]
    pub files: Vec<PathBuf>,

    /// Une seule classe [ou --classe].
    #[arg(long, alias = "classe", value_name = "CLASSE")]
    pub division: Option<String>,

    /// Sans noms ni effectifs de 1 à 4, pour le rectorat [ou --agrege].
    #[arg(long, aliases = ["agrege", "anonyme"])]
    pub aggregate: bool,
}
