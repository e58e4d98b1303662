#![allow(
    clippy::doc_markdown,
    reason = "these comments are the French help pages"
)]
//! The command line: names, options, French help.
//!
//! Commands and long options are English words, each with a French alias that
//! its help shows; see `french` for what clap itself would say in English.

mod files;
mod follow;
mod global;
mod papers;
mod report;
mod sessions;
mod values;

pub use files::{Import, Purge};
pub use follow::{Progress, Results};
pub use global::{ColorChoice, Global, Place};
pub use papers::{Message, Print};
pub use report::Report;
pub use sessions::Sessions;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgAction, Args, Parser, Subcommand};

use crate::calendar::SchoolYear;
use crate::checklist::Role;
use crate::cli::args::values::{date, parsed, period};
use crate::session::Stage;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "pixplan",
    version,
    about = "L’année du référent Pix : que faire aujourd’hui, pourquoi, et avec quels fichiers.",
    long_about = "L’année du référent Pix : que faire aujourd’hui, pourquoi, et avec quels fichiers.\n\n\
                  Sans commande, pixplan dit où vous en êtes. Aucune donnée ne quitte votre ordinateur.",
    override_usage = "pixplan [OPTIONS] [COMMANDE]\n          pixplan [OPTIONS] FICHIER…",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,

    /// What to do; nothing: where we are.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Fichiers à vérifier, comme « pixplan import FICHIER… ».
    #[arg(value_name = "FICHIER", hide = true)]
    pub files: Vec<PathBuf>,

    /// Affiche la version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What pixplan can do.
#[derive(Debug, Subcommand)]
#[command(subcommand_help_heading = "Commandes\u{a0}", disable_help_flag = true)]
pub enum Command {
    /// Crée le dossier de votre établissement [alias : commencer]
    #[command(alias = "commencer")]
    Init(Init),
    /// La liste de ce qu’il y a à faire [alias : afaire]
    #[command(alias = "afaire")]
    Todo(Todo),
    /// Coche une tâche [alias : fait]
    #[command(alias = "fait")]
    Done(Done),
    /// Décoche une tâche [alias : annuler]
    #[command(alias = "annuler")]
    Undo(Undo),
    /// L’année scolaire : vacances, périodes, fenêtres [alias : calendrier]
    #[command(alias = "calendrier")]
    Calendar(Calendar),
    /// Vérifie les fichiers avant de les déposer dans Pix Orga, et les garde dans le dossier [alias : importer]
    #[command(alias = "importer")]
    Import(Import),
    /// Qui a commencé, terminé, envoyé, qui est certifiable ; qui relancer [alias : suivi]
    #[command(alias = "suivi")]
    Progress(Progress),
    /// Le bilan de la certification [alias : bilan]
    #[command(alias = "bilan")]
    Results(Results),
    /// Tout le dossier sur une page [alias : tableau]
    #[command(alias = "tableau")]
    Report(Report),
    /// Les rappels, pour une tâche planifiée ; muet quand il n’y a rien [alias : rappels]
    #[command(alias = "rappels")]
    Remind(Remind),
    /// Les textes prêts à coller dans l’ENT ou Pronote
    Message(Message),
    /// Le plan des sessions de certification : classes, salles, surveillants
    Sessions(Sessions),
    /// Les documents prêts à imprimer [alias : imprimer]
    #[command(alias = "imprimer")]
    Print(Print),
    /// Supprime les données d’élèves gardées avant une date [alias : purger]
    #[command(alias = "purger")]
    Purge(Purge),
    /// Ce que veut dire un code, et que faire [alias : expliquer]
    #[command(alias = "expliquer")]
    Explain(Explain),
    /// Les complétions pour votre terminal
    Completions(Completions),
    /// Les pages de manuel
    Man(Man),
}

/// Options of `init`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan init [OPTIONS] [DOSSIER]")]
pub struct Init {
    /// Où créer le dossier (par défaut : ici).
    #[arg(value_name = "DOSSIER")]
    pub folder: Option<PathBuf>,

    /// Nom de l’établissement [ou --nom].
    #[arg(long, alias = "nom", value_name = "NOM")]
    pub name: Option<String>,

    #[command(flatten)]
    pub place: Place,
}

/// Options of `todo`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan todo [OPTIONS]")]
pub struct Todo {
    /// Seulement les tâches d’un rôle : referent, direction, secretariat, referent-gar, professeurs-principaux, enseignants, surveillants, eleves ou familles.
    #[arg(long, value_name = "RÔLE", value_parser = parsed::<Role>)]
    pub role: Vec<Role>,

    /// Période : current (en cours), all (toutes) ou son numéro [ou --periode].
    #[arg(long, alias = "periode", value_name = "PÉRIODE", value_parser = period)]
    pub period: Option<PeriodChoice>,

    /// Seulement ce qui est en retard [ou --retard].
    #[arg(long, alias = "retard")]
    pub late: bool,

    /// Toute l’année [ou --tout].
    #[arg(long, alias = "tout")]
    pub all: bool,

    /// À partir de ce jour [ou --du].
    #[arg(long, alias = "du", value_name = "DATE", value_parser = date)]
    pub from: Option<NaiveDate>,

    /// Jusqu’à ce jour compris [ou --au].
    #[arg(long, alias = "au", value_name = "DATE", value_parser = date)]
    pub to: Option<NaiveDate>,

    /// Une autre liste : rennes-2021, polynesie-2023, pix-2023, lille-2024, lyon-2021, ou un fichier [ou --liste].
    #[arg(long, alias = "liste", value_name = "LISTE")]
    pub checklist: Option<String>,

    /// Montre d’où vient chaque date [ou --pourquoi].
    #[arg(long, alias = "pourquoi")]
    pub why: bool,

    #[command(flatten)]
    pub place: Place,
}

/// Which periods `todo` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodChoice {
    /// The one of today, or the next one during holidays.
    Current,
    /// Every one.
    All,
    /// One of them.
    Number(u32),
}

/// Options of `done`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan done [OPTIONS] TÂCHE…")]
pub struct Done {
    /// Tâches, par leur nom ou son début ; une tâche répétée précise sa période : siecle-import@3 ; une session : session-3.
    #[arg(value_name = "TÂCHE", required = true)]
    pub ids: Vec<String>,

    /// Jour où c’était fait (par défaut : aujourd’hui).
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<NaiveDate>,

    /// Par qui [ou --par].
    #[arg(long, alias = "par", value_name = "NOM")]
    pub by: Option<String>,

    /// Une remarque à garder.
    #[arg(long, value_name = "TEXTE")]
    pub note: Option<String>,

    /// État d’une session : prevue, creee, lancee, finalisee (par défaut) ou resultats [ou --etat].
    #[arg(long, alias = "etat", value_name = "ÉTAT", value_parser = parsed::<Stage>)]
    pub state: Option<Stage>,
}

/// Options of `undo`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan undo TÂCHE…")]
pub struct Undo {
    /// Tâches à décocher.
    #[arg(value_name = "TÂCHE", required = true)]
    pub ids: Vec<String>,
}

/// Options of `calendar`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan calendar [COMMANDE]")]
pub struct Calendar {
    /// What to do; nothing: show the year.
    #[command(subcommand)]
    pub command: Option<CalendarCommand>,
}

/// What `calendar` can do.
#[derive(Debug, Subcommand)]
#[command(subcommand_help_heading = "Commandes\u{a0}")]
pub enum CalendarCommand {
    /// Les années connues [alias : liste]
    #[command(alias = "liste")]
    List,
    /// Une année : vacances, périodes, fenêtre [alias : voir]
    #[command(alias = "voir", override_usage = "pixplan calendar show [OPTIONS]")]
    Show {
        #[command(flatten)]
        place: Place,
    },
    /// Vérifie des fichiers d’année ou de liste [alias : verifier]
    #[command(alias = "verifier", override_usage = "pixplan calendar check FICHIER…")]
    Check {
        /// Fichiers à vérifier.
        #[arg(value_name = "FICHIER", required = true)]
        files: Vec<PathBuf>,
    },
    /// Ébauche d’une année, dates non publiées en prévisionnel [alias : nouveau]
    #[command(
        alias = "nouveau",
        override_usage = "pixplan calendar new [OPTIONS] ANNÉE"
    )]
    New {
        /// Année scolaire, par exemple 2028-2029.
        #[arg(value_name = "ANNÉE", value_parser = parsed::<SchoolYear>)]
        year: SchoolYear,
    },
    /// Lit le fichier .ics du ministère [alias : importer]
    #[command(
        alias = "importer",
        override_usage = "pixplan calendar import [OPTIONS] FICHIER.ics"
    )]
    Import {
        /// Fichier .ics.
        #[arg(value_name = "FICHIER")]
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Donne la date d’une règle, par exemple "fenetre.debut - 1m" [alias : expliquer]
    #[command(
        alias = "expliquer",
        override_usage = "pixplan calendar explain [OPTIONS] RÈGLE"
    )]
    Explain {
        /// Règle, entre guillemets.
        #[arg(value_name = "RÈGLE", allow_hyphen_values = true)]
        rule: String,
        #[command(flatten)]
        place: Place,
    },
}

/// Options of `remind`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan remind [OPTIONS]")]
pub struct Remind {
    /// Combien de jours à l’avance [ou --jours].
    #[arg(
        long,
        alias = "jours",
        value_name = "JOURS",
        default_value_t = 7,
        hide_default_value = true
    )]
    pub days: u32,

    /// Un message complet pour « sendmail -t », adressé à cette adresse [ou --courriel].
    #[arg(long, alias = "courriel", value_name = "ADRESSE")]
    pub mail: Option<String>,

    /// Montre comment programmer le rappel (cron, systemd, Windows) ; ne change rien [ou --installer].
    #[arg(long, alias = "installer")]
    pub install: bool,

    #[command(flatten)]
    pub place: Place,
}

/// Options of `explain`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan explain [CODE]")]
pub struct Explain {
    /// Code, par exemple INE_UNIQUE ; sans code : la liste.
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// Options of `completions`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan completions TERMINAL")]
pub struct Completions {
    /// Terminal : bash, zsh, fish ou powershell.
    #[arg(value_name = "TERMINAL")]
    pub shell: String,
}

/// Options of `man`.
#[derive(Debug, Args)]
#[command(override_usage = "pixplan man [COMMANDE]")]
pub struct Man {
    /// Commande, par exemple todo.
    #[arg(value_name = "COMMANDE")]
    pub command: Option<String>,

    /// Écrit toutes les pages dans ce dossier.
    #[arg(long, value_name = "DOSSIER")]
    pub all_to: Option<PathBuf>,
}
