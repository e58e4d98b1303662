//! Options of the commands about files of pupils.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use crate::cli::args::values::{date, mebibytes};

/// What is read of a file at most, in MiB (trust §1).
const MAX_SIZE: u64 = 256;

/// Options of `import`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan import [OPTIONS] FICHIER…")]
pub struct Import {
    /// Fichiers SIECLE (.xml, .zip) ou FREGATA (.csv), ou dossiers qui en contiennent.
    #[arg(value_name = "FICHIER", required = true)]
    pub files: Vec<PathBuf>,

    /// Vérifie seulement : rien n’est gardé [ou --verifier].
    #[arg(long, alias = "verifier")]
    pub check: bool,

    /// Parcourt aussi les sous-dossiers : les bases de toute une académie [ou --sous-dossiers].
    #[arg(short, long, alias = "sous-dossiers")]
    pub recursive: bool,

    /// UAI de l’établissement dans Pix Orga (par défaut : celle du dossier).
    #[arg(long, value_name = "UAI")]
    pub uai: Option<String>,

    /// Taille au-delà de laquelle un fichier n’est plus lu, en Mo (par défaut : 256) [ou --taille-max].
    #[arg(long, alias = "taille-max", value_name = "MO", value_parser = mebibytes, default_value_t = MAX_SIZE, hide_default_value = true)]
    pub max_size: u64,
}

impl Import {
    /// The command that files without a command word are.
    pub fn of(files: Vec<PathBuf>) -> Self {
        Self {
            files,
            check: false,
            recursive: false,
            uai: None,
            max_size: MAX_SIZE,
        }
    }
}

/// Options of `purge`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan purge [OPTIONS]")]
pub struct Purge {
    /// Supprime ce qui a été gardé avant ce jour (par défaut : le début de l’année scolaire) [ou --avant].
    #[arg(long, alias = "avant", value_name = "DATE", value_parser = date)]
    pub before: Option<NaiveDate>,

    /// Supprime sans demander [ou --oui].
    #[arg(long, alias = "oui")]
    pub yes: bool,
}
