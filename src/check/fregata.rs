//! The whole answer about a FREGATA file: Pix's verdict, and those of our
//! rules that look at pupils and not at XML.

use crate::check::judgement::{Context, Judgement, Skipped, Verdict};
use crate::check::siecle::{Base, ROSTER_RULES, too_large};
use crate::check::verdict::{FregataVerdict, Seen};
use crate::diagnostic::Diagnostic;
use crate::school::{Ending, FregataEnding, FregataReading, Reading, Roster};
use crate::source::Line;

/// Judges a FREGATA file, once all its lines have been seen.
pub fn judge(
    verdict: FregataVerdict<'_>,
    reading: &FregataReading,
    context: &Context<'_>,
) -> Judgement {
    let (errors, entries) = verdict.finish(reading);
    let too_large = too_large(reading.file_bytes);
    let mut diagnostics: Vec<Diagnostic> = too_large.into_iter().chain(errors).collect();
    let verdict = match &reading.ending {
        FregataEnding::Stopped(_) => Verdict::Unjudged,
        _ if diagnostics.is_empty() => Verdict::Accepted,
        _ => Verdict::Refused,
    };
    let seen = Seen {
        entries,
        ..Seen::default()
    };
    let base = Base {
        seen: &seen,
        reading: &as_reading(reading),
        context,
    };
    diagnostics.extend(ROSTER_RULES.iter().flat_map(|rule| (rule.find)(&base)));
    let students = seen.entries.into_iter().map(|entry| entry.student);
    Judgement {
        verdict,
        roster: Roster {
            students: students.collect(),
        },
        skipped: Skipped::default(),
        uai: None,
        first_year: None,
        diagnostics,
    }
}

fn as_reading(reading: &FregataReading) -> Reading {
    Reading {
        ending: match &reading.ending {
            FregataEnding::Stopped(limit) => Ending::Stopped(limit.clone(), Line(1)),
            _ => Ending::Complete,
        },
        file_bytes: reading.file_bytes,
        encoding: reading.encoding.unwrap_or_default().to_owned(),
        declared_too_late: None,
    }
}
