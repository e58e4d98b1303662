//! XML that people read in one way and Pix in another.

use crate::check::siecle::{Base, Rule};
use crate::check::verdict::OddField;
use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::school::Oddity;

/// A DOCTYPE, skipped.
pub const DOCTYPE: Rule = Rule {
    kind: Kind::warning(
        "DOCTYPE_SKIPPED",
        "DOCTYPE ignoré",
        "Le fichier commence par un DOCTYPE. SIECLE n’en écrit pas ; pixplan et Pix le passent sans \
         le lire, et les entités qu’il déclare restent inconnues.",
        "Refaites l’export dans SIECLE et importez-le tel quel.",
    ),
    find: find_doctype,
};

/// A CDATA section, which Pix does not unwrap.
pub const CDATA: Rule = Rule {
    kind: Kind::warning(
        "CDATA_IN_FIELD",
        "section CDATA dans un champ : Pix la lit de travers",
        "Pix prend les signes <![CDATA[ et ]]> pour une partie de la valeur : un nom est refusé, une \
         date est mal formée, un INE devient un autre INE.",
        "Refaites l’export dans SIECLE, sans passer par un autre logiciel.",
    ),
    find: |base| odd(base, CDATA, |oddity| oddity == Oddity::Cdata),
};

/// An attribute or an element inside a value.
pub const OBJECT: Rule = Rule {
    kind: Kind::warning(
        "MARKUP_IN_FIELD",
        "attribut ou balise dans un champ : Pix ne lit plus la valeur",
        "SIECLE écrit ces champs sans attribut ni balise intérieure. Quand il y en a, Pix n’y voit \
         plus un texte : le nom et la date sont refusés, l’UAI ne correspond plus, un INE en \
         double n’est plus vu.",
        "Refaites l’export dans SIECLE, sans passer par un autre logiciel.",
    ),
    find: |base| {
        odd(base, OBJECT, |oddity| {
            matches!(oddity, Oddity::Attribute | Oddity::Child)
        })
    },
};

fn find_doctype(base: &Base<'_>) -> Vec<Diagnostic> {
    let line = base.seen.doctype.into_iter();
    let what = "le DOCTYPE est passé sans être lu";
    line.map(|line| Diagnostic::new(DOCTYPE.kind, Spot::line(line), what))
        .collect()
}

fn odd(base: &Base<'_>, rule: Rule, is_concerned: fn(Oddity) -> bool) -> Vec<Diagnostic> {
    let all = base.seen.odd_fields.iter();
    let concerned = all.filter(|field| is_concerned(field.oddity));
    concerned.map(|field| told(field, rule)).collect()
}

fn told(field: &OddField, rule: Rule) -> Diagnostic {
    let what = match field.oddity {
        Oddity::Cdata => "section CDATA",
        Oddity::Attribute => "attribut",
        Oddity::Child => "balise intérieure",
        Oddity::None => "rien",
    };
    let spot = Spot {
        student: field.student.clone(),
        ..Spot::line(field.line).field(field.element)
    };
    Diagnostic::new(rule.kind, spot, format!("{what} dans {}", field.element))
}
