//! `pixplan remind`: for cron, silent when there is nothing to say.

use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveTime};

use crate::checklist::{Milestone, milestones, reminders};
use crate::cli::answer::Body;
use crate::cli::args::{Global, Remind};
use crate::cli::situation::{Situation, situation};
use crate::cli::{Answer, Exit, Failure, facts, sessions, todo};
use crate::render::mail::{self, Envelope, Mailbox};
use crate::render::text;
use crate::report::agenda::{Others, shorten};
use crate::report::facts::annotate;
use crate::report::reminder;
use crate::session::sessions_due;

/// Tasks of each list: a mail is read to its end when it is short.
const FEW: usize = 12;

/// Runs the command; `now` dates the mail.
///
/// # Errors
///
/// [`Failure`] when the school cannot be known or a file cannot be read: an
/// error is never silent.
pub fn run(args: &Remind, global: &Global, now: DateTime<FixedOffset>) -> Result<Answer, Failure> {
    let today = global.today.unwrap_or(now.date_naive());
    let list = todo::list(None, &args.place, global)?;
    let situation = situation(&args.place, global, today, Some(&list))?;
    if args.install {
        return Ok(Answer::text(install(&situation, args)));
    }
    let year = todo::year(&list, &situation);
    let days: Vec<Milestone> = match situation.calendars.as_slice() {
        [only] => milestones(only),
        _ => Vec::new(),
    };
    let found = reminders(&year, &days, today, args.days);
    let kept = sessions::kept(&situation)?;
    let due = sessions_due(&kept, today, Some(args.days));
    if found.is_empty() && due.is_empty() {
        return Ok(Answer {
            body: Body::Silence,
            exit: Exit::Clean,
        });
    }
    let mut report = reminder::report(&found, &due, &situation.calendars, today);
    if let Some(facts) = facts::of(&situation)? {
        annotate(&mut report, &facts);
    }
    if todo::is_brief(global) {
        shorten(&mut report, FEW, Others::Asked);
    }
    if let Some(to) = &args.mail {
        let envelope = Envelope {
            to: mailboxes(to)?,
            from: None,
            subject: report.title.clone(),
            date: match global.today {
                Some(today) => today.and_time(NaiveTime::MIN),
                None => now.naive_utc(),
            },
        };
        return Ok(Answer::text(mail::message(
            &envelope,
            &text::render(&report),
        )));
    }
    if global.format.is_none() && global.output.is_none() {
        return Ok(Answer::text(text::render(&report)));
    }
    Ok(Answer::report(report))
}

/// The addresses of `--mail`, apart by commas.
fn mailboxes(to: &str) -> Result<Vec<Mailbox>, Failure> {
    let read = |text: &str| text.parse::<Mailbox>();
    let all: Result<Vec<Mailbox>, _> = to.split(',').map(read).collect();
    all.map_err(|error| Failure::usage(format!("--mail\u{a0}: {error}")))
}

/// What to add to cron, systemd or Windows, with the real paths of here.
fn install(situation: &Situation, args: &Remind) -> String {
    let program = std::env::current_exe().ok();
    let program = program.as_deref().unwrap_or(Path::new("pixplan")).display();
    let school = match &situation.dossier {
        Some(dossier) => {
            let here = Path::new(".");
            let folder = Some(dossier.folder.as_path()).filter(|path| *path != Path::new(""));
            let folder = std::path::absolute(folder.unwrap_or(here));
            let folder = folder.unwrap_or_else(|_| dossier.folder.clone());
            format!("--dossier \"{}\" remind", folder.display())
        }
        None => format!("remind --level {}", situation.calendar().level.id()),
    };
    let days = if args.days == 7 {
        String::new()
    } else {
        format!(" --days {}", args.days)
    };
    let command = format!("\"{program}\" {school}{days}");
    let mail = args.mail.as_deref().unwrap_or("vous@exemple.fr");
    format!(
        "\
# Rien n’a été changé : copiez ce qui convient à votre machine.

# 1. Linux et macOS, avec cron : tapez « crontab -e », collez cette ligne.
#    Chaque jour de semaine à 7 h ; cron vous écrit ce qui s’affiche, et rien sinon.
MAILTO={mail}
0 7 * * 1-5 {command}

#    Ou, si cron n’envoie pas de courrier mais que sendmail existe :
0 7 * * 1-5 {command} --mail {mail} | sendmail -t

# 2. Linux, avec systemd : ~/.config/systemd/user/pixplan.service
[Unit]
Description=Rappels Pix
[Service]
Type=oneshot
ExecStart={command}

#    ~/.config/systemd/user/pixplan.timer, puis : systemctl --user enable --now pixplan.timer
[Unit]
Description=Rappels Pix, les jours de semaine
[Timer]
OnCalendar=Mon..Fri 07:00
Persistent=true
[Install]
WantedBy=timers.target

# 3. Windows : tapez cette ligne dans l’invite de commandes.
schtasks /Create /TN pixplan /SC WEEKLY /D MON,TUE,WED,THU,FRI /ST 07:30 /TR \"cmd /k {windows}\"
",
        windows = command.replace('"', "\\\""),
    )
}
