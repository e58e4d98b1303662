//! From Pix's verdict and our rules to one judgement.

use crate::check::judgement::{Context, Judgement, Skipped, Verdict};
use crate::check::siecle::{Base, RULES};
use crate::check::verdict::{Dropped, Entry, PAYLOAD_TOO_LARGE, Seen, SiecleVerdict, WhyDropped};
use crate::diagnostic::{Diagnostic, Spot};
use crate::fr;
use crate::school::{Ending, Reading, Roster};

/// What Pix Orga takes at the upload (pix-formats §1.1).
pub(crate) const PIX_MAX_UPLOAD: u64 = 20 * 1024 * 1024;

/// Judges a SIECLE file, once all its records have been seen.
pub fn judge(verdict: SiecleVerdict<'_>, reading: &Reading, context: &Context<'_>) -> Judgement {
    let (errors, seen) = verdict.finish(reading);
    let too_large = too_large(reading.file_bytes);
    let mut diagnostics: Vec<Diagnostic> = too_large.into_iter().chain(errors).collect();
    let verdict = match &reading.ending {
        Ending::Stopped(..) => Verdict::Unjudged,
        _ if diagnostics.is_empty() => Verdict::Accepted,
        _ => Verdict::Refused,
    };
    let base = Base {
        seen: &seen,
        reading,
        context,
    };
    diagnostics.extend(RULES.iter().flat_map(|rule| (rule.find)(&base)));
    Judgement {
        verdict,
        skipped: skipped(&seen, reading),
        uai: seen.uaj.readable().map(str::to_owned),
        first_year: seen.school_year.text.trim().parse().ok(),
        roster: roster(seen),
        diagnostics,
    }
}

/// The finding about a file that Pix does not take at the upload.
pub(crate) fn too_large(bytes: u64) -> Option<Diagnostic> {
    if bytes <= PIX_MAX_UPLOAD {
        return None;
    }
    let size = usize::try_from(bytes.div_ceil(1024 * 1024)).unwrap_or(usize::MAX);
    let what = format!(
        "le fichier pèse {}\u{a0}Mo, Pix s’arrête à 20\u{a0}Mo",
        fr::thousands(size)
    );
    Some(Diagnostic::new(PAYLOAD_TOO_LARGE, Spot::default(), what))
}

fn skipped(seen: &Seen, reading: &Reading) -> Skipped {
    let left = |it: &&Dropped| matches!(it.why, WhyDropped::Left(_));
    let left = seen.dropped.iter().filter(left).count();
    Skipped {
        left,
        no_ine: seen.dropped.len() - left,
        // The divisions are at the end of the file: one cut short has none.
        no_division: match reading.ending {
            Ending::Complete => seen.entries.iter().filter(|it| !it.is_kept()).count(),
            _ => 0,
        },
    }
}

fn roster(seen: Seen) -> Roster {
    let kept = seen.entries.into_iter().filter(Entry::is_kept);
    Roster {
        students: kept.map(|entry| entry.student).collect(),
    }
}
