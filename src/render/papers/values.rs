//! What each name of a paper's template stands for.
//!
//! A template is given what its own paper says and no more: a list to hang on
//! a door has no end time, whoever writes its template.

use chrono::{NaiveDate, NaiveTime};
use minijinja::{Value, context};

use crate::fr;
use crate::render::template::day;
use crate::report::papers::{
    Duty, Paper, Papers, RoomPlan, School, Seat, Sitting, duties, room_plans,
};

/// The values of a paper.
pub fn of(paper: Paper, papers: &Papers) -> Value {
    let sessions = &papers.sessions;
    let shared = context! {
        etablissement => school(&papers.school),
        signataire => &papers.school.signatory,
        supprimer_apres => plain_day(papers.delete_after),
    };
    let own = match paper {
        Paper::Summons | Paper::MailMerge => context! { convocations => summons(sessions) },
        Paper::Attendance | Paper::DoorLists => context! {
            seances => sessions.iter().map(|it| sitting(it, paper)).collect::<Vec<_>>(),
        },
        Paper::Invigilators => context! {
            surveillants => duties(papers).iter().map(duty).collect::<Vec<_>>(),
        },
        Paper::Rooms => context! {
            salles => room_plans(sessions).iter().map(room).collect::<Vec<_>>(),
        },
    };
    let nothing: Vec<Value> = Vec::new();
    let empty = context! {
        convocations => &nothing, seances => &nothing, surveillants => &nothing, salles => &nothing,
    };
    context! { ..own, ..shared, ..empty }
}

fn school(school: &School) -> Value {
    context! {
        nom => &school.name,
        annee => &school.year,
        site => &school.site,
        uai => &school.uai,
        ent => match school.portal {
            Some(true) => "oui",
            Some(false) => "non",
            None => "inconnu",
        },
    }
}

/// Letters class by class, so that they can be handed out.
fn summons(sessions: &[Sitting]) -> Vec<Value> {
    let mut seats: Vec<(&Sitting, &Seat)> = sessions
        .iter()
        .flat_map(|sitting| sitting.seats.iter().map(move |seat| (sitting, seat)))
        .collect();
    seats.sort_by_cached_key(|(sitting, seat)| {
        (fr::fold(&seat.division), seat.name_key(), sitting.number)
    });
    let one = |(sitting, seat): (&Sitting, &Seat)| {
        context! {
            identifiant => match seat.username() {
                empty if empty.is_empty() => "prenom.nomJJMM".to_owned(),
                known => known,
            },
            certifiable => match seat.certifiable {
                Some(true) => "oui",
                Some(false) => "non",
                None => "inconnu",
            },
            date => plain_day(sitting.date),
            heure => hour(sitting.start),
            fin => hour(seat.end),
            salle => &sitting.room,
            site => &sitting.site,
            seance => sitting.number,
            ..pupil(seat)
        }
    };
    seats.into_iter().map(one).collect()
}

fn pupil(seat: &Seat) -> Value {
    context! {
        nom => &seat.last_name,
        prenom => &seat.first_name,
        naissance => seat.birthdate.map(plain_day),
        classe => &seat.division,
    }
}

/// A session on a paper that many people see: no end time.
fn sitting(sitting: &Sitting, paper: Paper) -> Value {
    let pages = sitting.attendance_pages();
    let total = pages.len();
    let pages = pages.into_iter().enumerate().map(|(index, seats)| {
        context! {
            numero => index + 1,
            total,
            eleves => seats.iter().map(pupil).collect::<Vec<_>>(),
        }
    });
    let by_name = match paper {
        Paper::DoorLists => sitting.by_name(),
        _ => Vec::new(),
    };
    context! {
        pages => pages.collect::<Vec<_>>(),
        par_nom => by_name.into_iter().map(pupil).collect::<Vec<_>>(),
        ..session(sitting)
    }
}

fn session(sitting: &Sitting) -> Value {
    context! {
        numero => sitting.number,
        numero_pix => &sitting.pix.number,
        date => plain_day(sitting.date),
        heure => hour(sitting.start),
        site => &sitting.site,
        salle => &sitting.room,
        surveillants => &sitting.invigilators,
        classes => sitting.divisions().into_iter().map(Value::from).collect::<Vec<_>>(),
        effectif => sitting.seats.len(),
    }
}

fn duty(duty: &Duty<'_>) -> Value {
    let one = |sitting: &&Sitting| {
        let others = sitting.invigilators.iter();
        let others = others.filter(|name| *name != duty.name);
        context! {
            fin => hour(sitting.end),
            avec => others.cloned().collect::<Vec<_>>(),
            code_acces => &sitting.pix.access_code,
            mot_de_passe => &sitting.pix.password,
            ..session(sitting)
        }
    };
    context! {
        nom => duty.name,
        seances => duty.sessions.iter().map(one).collect::<Vec<_>>(),
    }
}

fn room(plan: &RoomPlan<'_>) -> Value {
    let booked = |sitting: &&Sitting| context! { fin => hour(sitting.end), ..session(sitting) };
    let sessions = |list: &[&Sitting]| list.iter().map(booked).collect::<Vec<_>>();
    let weeks = plan.weeks.iter().map(|week| {
        let days = week.days.iter().map(|day| {
            context! { date => plain_day(day.date), seances => sessions(&day.sessions) }
        });
        context! { debut => plain_day(week.monday), jours => days.collect::<Vec<_>>() }
    });
    context! {
        nom => plan.room,
        debut => plan.sessions.first().map(|it| plain_day(it.date)),
        fin => plan.sessions.last().map(|it| plain_day(it.date)),
        seances => sessions(&plan.sessions),
        semaines => weeks.collect::<Vec<_>>(),
    }
}

fn plain_day(date: NaiveDate) -> Value {
    day(date, false)
}

fn hour(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}
