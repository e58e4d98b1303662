//! Pupils that Pix takes for gone, and who may still be there.

use chrono::NaiveDate;

use crate::check::siecle::base::dropped_spot;
use crate::check::siecle::{Base, Rule};
use crate::check::verdict::{Dropped, WhyDropped, siecle_birthdate};
use crate::diagnostic::{Diagnostic, Kind};
use crate::fr;

/// A departure that is still to come.
pub const FUTURE: Rule = Rule {
    kind: Kind::warning(
        "EXIT_DATE_IN_FUTURE",
        "élève dont la sortie est à venir : Pix le croit déjà parti",
        "Pix écarte tout élève qui a une date de sortie, même future : il ne l’importe pas, et le \
         désactive s’il le connaissait.",
        "Si l’élève doit encore passer sur Pix, retirez sa date de sortie dans SIECLE le temps de \
         l’export.",
    ),
    find: |base| {
        found(base, FUTURE, |exit, today| {
            let exit = siecle_birthdate(exit).filter(|&exit| exit > today)?;
            Some(format!("sortie prévue le {}", fr::date(exit)))
        })
    },
};

/// A departure without a date.
pub const UNREADABLE: Rule = Rule {
    kind: Kind::warning(
        "EXIT_DATE_EMPTY",
        "date de sortie vide ou illisible : Pix croit l’élève parti",
        "La seule présence de l’élément DATE_SORTIE suffit à Pix, même vide : l’élève est écarté \
         sans un mot.",
        "Dans SIECLE, ouvrez la fiche de l’élève : s’il est là, videz sa date de sortie et \
         enregistrez, puis refaites l’export.",
    ),
    find: |base| {
        found(base, UNREADABLE, |exit, _| {
            if exit.trim().is_empty() {
                return Some("la date de sortie est vide".to_owned());
            }
            let unreadable = siecle_birthdate(exit).is_none();
            unreadable.then(|| format!("{} n’est pas une date", fr::quoted(exit)))
        })
    },
};

fn found(
    base: &Base<'_>,
    rule: Rule,
    what: fn(&str, NaiveDate) -> Option<String>,
) -> Vec<Diagnostic> {
    let told = |dropped: &Dropped| match &dropped.why {
        WhyDropped::Left(exit) => {
            let what = what(exit, base.context.today)?;
            let spot = dropped_spot(dropped).field("DATE_SORTIE");
            Some(Diagnostic::new(rule.kind, spot, what))
        }
        WhyDropped::NoIne(_) => None,
    };
    base.seen.dropped.iter().filter_map(told).collect()
}
