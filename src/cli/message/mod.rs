//! `pixplan message`: a ready text to paste into the ENT or Pronote.

mod campaign;
mod classes;
mod facts;

use chrono::NaiveDate;

use crate::cli::answer::{self, Body};
use crate::cli::args::{self, Global};
use crate::cli::situation::{self, nearest};
use crate::cli::{Answer, Exit, Failure, templates};
use crate::fr;
use crate::render::messages as texts;
use crate::report::messages::{Letter, Message};
use crate::report::{Align, Cell, Column, Report, Row, Section, Table, Tone};

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when no text has that name, when a class is unknown, or when a
/// template of the school's is wrong.
pub fn run(args: &args::Message, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let Some(name) = &args.name else {
        return Ok(Answer::report(list(today)));
    };
    let message = Message::named(name).ok_or_else(|| unknown(name))?;
    if args.template {
        let file = texts::file(message);
        return templates::starter(&texts::FAMILY, &file, global.output.as_deref());
    }
    let dossier = situation::dossier(global)?;
    let (templates, remarks) = templates::load(texts::FAMILY, dossier.as_ref())?;
    let known = facts::load(message, args, global, today)?;
    let mut letters: Vec<Letter> = Vec::new();
    let mut add = |class| {
        let letter = texts::fill(&templates, message, &known.facts, class);
        let letter =
            letter.map_err(|fault| templates::failure(&fault, &texts::FAMILY, dossier.as_ref()))?;
        letters.push(letter);
        Ok::<(), Failure>(())
    };
    match &known.classes {
        None => add(None)?,
        Some(classes) => classes.iter().try_for_each(|class| add(Some(class)))?,
    }
    for remark in remarks.iter().chain(&known.remarks) {
        answer::remark(remark, global);
    }
    if letters.is_empty() {
        answer::remark(nobody(message), global);
    }
    let mut blanks: Vec<String> = Vec::new();
    for blank in letters.iter().flat_map(Letter::blanks) {
        if !blanks.contains(&blank) {
            blanks.push(blank);
        }
    }
    if !blanks.is_empty() {
        let blanks = fr::list(&blanks);
        answer::remark(
            &format!("À compléter avant d’envoyer\u{a0}: {blanks}."),
            global,
        );
    }
    Ok(Answer {
        body: Body::Letters(message, letters),
        exit: Exit::Clean,
    })
}

/// There is nobody to write to.
fn nobody(message: Message) -> &'static str {
    match message {
        Message::Chase => {
            "Personne à relancer\u{a0}: tout le monde a fini et envoyé ses résultats."
        }
        Message::Sos => "Rien à écrire\u{a0}: tous les élèves concernés sont certifiables.",
        _ => "Rien à écrire\u{a0}: aucune classe n’est concernée.",
    }
}

fn unknown(name: &str) -> Failure {
    let names = Message::ALL.map(|message| message.id().to_owned());
    let failure = Failure::usage(format!("texte inconnu\u{a0}: {}", fr::quoted(name)));
    failure.help(match nearest(name, names.clone()) {
        Some(near) => format!("Vouliez-vous écrire {}\u{a0}?", fr::quoted(&near)),
        None => format!("Écrivez {}.", fr::choice(&names)),
    })
}

/// The texts there are.
fn list(today: NaiveDate) -> Report {
    let column = |title: &str| Column {
        title: title.to_owned(),
        align: Align::Left,
    };
    let row = |message: Message| Row {
        tone: Tone::Plain,
        cells: [message.id(), message.purpose()]
            .map(|text| Cell::Text(text.to_owned()))
            .to_vec(),
    };
    let hint = "Par exemple\u{a0}: pixplan message familles-rentree --code ABCDEF234.";
    Report {
        title: "Textes prêts à coller dans l’ENT ou Pronote".to_owned(),
        subtitle: String::new(),
        sections: vec![
            Section::Table(Table {
                caption: String::new(),
                columns: vec![column("Texte"), column("Pour qui, pour quoi")],
                rows: Message::ALL.map(row).to_vec(),
            }),
            Section::Note(Tone::Hint, hint.to_owned()),
        ],
        json: serde_json::json!({
            "schema": "pixplan/messages/1",
            "names": Message::ALL.map(Message::id),
        }),
        stamp: today,
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}
