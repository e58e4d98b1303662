//! Options that many commands share.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgAction, Args};

use crate::calendar::SchoolYear;
use crate::cli::args::values::{colour, date, format, parsed};
use crate::render::Format;
use crate::school::Level;

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options communes\u{a0}")]
pub struct Global {
    /// Dossier de l’établissement (sinon : cherché à partir du dossier courant).
    #[arg(long, value_name = "DOSSIER", global = true)]
    pub dossier: Option<PathBuf>,

    /// Votre propre fichier d’année scolaire, à la place de l’année fournie ou pour la corriger [ou --calendrier].
    #[arg(long, alias = "calendrier", value_name = "FICHIER", global = true)]
    pub calendar: Option<PathBuf>,

    /// Fait comme si nous étions ce jour : 2027-03-01 ou 01/03/2027 [ou --aujourdhui].
    #[arg(long, alias = "aujourdhui", value_name = "DATE", value_parser = date, global = true)]
    pub today: Option<NaiveDate>,

    /// Forme de la réponse : table, markdown, csv, json, jsonl, ics, taches, html ou xlsx.
    #[arg(long, value_name = "FORME", value_parser = format, global = true)]
    pub format: Option<Format>,

    /// Écrit la réponse dans un fichier ; sa forme suit son nom (.html, .pdf, .csv, .xlsx, .ics, .md, .json, .jsonl) [ou --sortie].
    #[arg(short, long, alias = "sortie", value_name = "FICHIER", global = true)]
    pub output: Option<PathBuf>,

    /// Couleurs : auto, oui ou non [ou --couleur].
    #[arg(long, alias = "couleur", value_name = "QUAND", value_parser = colour, default_value = "auto", hide_default_value = true, global = true)]
    pub color: ColorChoice,

    /// N’affiche que l’essentiel.
    #[arg(short, long, global = true)]
    pub quiet: bool,

    /// Affiche plus de détails.
    #[arg(short, long, global = true)]
    pub verbose: bool,

    /// Affiche cette aide.
    #[arg(short, long, alias = "aide", action = ArgAction::Help, global = true)]
    help: Option<bool>,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColorChoice {
    /// At a terminal that has them.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Which school, when it is not the dossier's.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Établissement\u{a0}")]
pub struct Place {
    /// Niveau : college ou lycee [ou --niveau].
    #[arg(long, alias = "niveau", value_name = "NIVEAU", value_parser = parsed::<Level>)]
    pub level: Option<Level>,

    /// Zone : A, B, C, ou un territoire comme corse, reunion, polynesie.
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,

    /// Académie, par exemple rennes [ou --academie].
    #[arg(long, alias = "academy", value_name = "NOM")]
    pub academie: Option<String>,

    /// Numéro de l’établissement (UAI), par exemple 0350011X.
    #[arg(long, value_name = "UAI")]
    pub uai: Option<String>,

    /// Année scolaire, par exemple 2026-2027 [ou --annee].
    #[arg(long, alias = "annee", value_name = "ANNÉE", value_parser = parsed::<SchoolYear>)]
    pub year: Option<SchoolYear>,
}
