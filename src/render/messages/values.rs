//! What each name of a text's template stands for; what is not known is a
//! visible blank, `[code de la campagne]`.

use chrono::NaiveDate;
use minijinja::{Value, context};

use crate::render::template::day;
use crate::report::messages::{
    Audience, Certifiability, ClassFacts, ClassSession, Course, Day, Facts, Lacking, Message, Name,
    Outcome,
};

/// The values of a text.
///
/// A text for everybody has no list of names: a template of the school's own
/// cannot put them there either.
pub fn of(message: Message, facts: &Facts, class: Option<&ClassFacts>) -> Value {
    let school = &facts.school;
    let named = class.filter(|_| message.audience() == Audience::Teacher);
    let enrolled = named.map(|it| it.enrolled);
    let is_ahead = |day: Option<Day>| day.map(|day| facts.today <= day.date);
    context! {
        etablissement => context! {
            nom => or_blank(&school.name, "établissement"),
            niveau => or_blank(&school.level, "collège ou lycée"),
            annee => or_blank(&school.year, "année"),
            site => or_blank(&school.site, "adresse"),
            uai => or_blank(&school.uai, "UAI"),
        },
        signataire => or_blank(&school.signatory, "signature"),
        ent => match school.portal {
            Some(true) => "oui",
            Some(false) => "non",
            None => "inconnu",
        },
        code => or_blank(&facts.code, "code de la campagne"),
        campagne => or_blank(&facts.campaign, match message {
            Message::Sos => "nom du parcours SOS",
            _ => "nom du parcours",
        }),
        concernes => concerned(&school.level),
        avant_toussaint => is_ahead(facts.autumn).unwrap_or(true),
        toussaint => day_or_blank(facts.autumn, "date des vacances d’automne"),
        fenetre => context! {
            debut => day_or_blank(facts.window_start, "début de la certification"),
            fin => day_or_blank(facts.window_end, "fin de la certification"),
        },
        rattrapage => context! {
            connu => is_ahead(facts.make_up_end).unwrap_or(false),
            debut => day_or_blank(facts.make_up_start, "début du rattrapage"),
            fin => day_or_blank(facts.make_up_end, "fin du rattrapage"),
        },
        classe => or_blank(class.map_or("", |it| &it.division), "classe"),
        classe_connue => class.is_some(),
        effectif => enrolled.map_or_else(|| Value::from("[effectif]"), Value::from),
        suivi => course(named.and_then(|it| it.course.as_ref()), enrolled),
        certifiabilite => certifiability(named.and_then(|it| it.certifiability.as_ref())),
        resultats => outcome(named.and_then(|it| it.results.as_ref())),
        seances => class.map_or(&[][..], |it| &it.sessions).iter().map(session).collect::<Vec<_>>(),
    }
}

fn course(course: Option<&Course>, enrolled: Option<usize>) -> Value {
    let nothing = Course::default();
    let it = course.unwrap_or(&nothing);
    let behind = it.not_started.len() + it.unfinished.len() + it.not_shared.len();
    context! {
        connu => course.is_some(),
        donnees_du => it.as_of.map(plain_day),
        a_jour => enrolled.unwrap_or(0).saturating_sub(behind),
        non_commence => names(&it.not_started),
        non_termine => names(&it.unfinished),
        non_envoye => names(&it.not_shared),
    }
}

fn certifiability(known: Option<&Certifiability>) -> Value {
    let nothing = Certifiability::default();
    let it = known.unwrap_or(&nothing);
    context! {
        connue => known.is_some(),
        donnees_du => it.as_of.map(plain_day),
        certifiables => it.certifiable,
        non_certifiables => it.not_certifiable.iter().map(lacking).collect::<Vec<_>>(),
        inconnus => names(&it.unknown),
    }
}

fn outcome(known: Option<&Outcome>) -> Value {
    let nothing = Outcome::default();
    let it = known.unwrap_or(&nothing);
    context! {
        connus => known.is_some(),
        donnees_du => it.as_of.map(plain_day),
        passes => it.passed,
        validees => it.validated,
        non_obtenues => it.not_obtained,
        absents => names(&it.absent),
        en_attente => names(&it.open),
    }
}

fn lacking(one: &Lacking) -> Value {
    context! {
        nom => &one.name.last,
        prenom => &one.name.first,
        manque => one.missing,
        proches => &one.nearest,
    }
}

fn session(one: &ClassSession) -> Value {
    context! {
        date => plain_day(one.date),
        heure => one.start.format("%H:%M").to_string(),
        salle => &one.room,
        partie => one.part,
    }
}

fn names(names: &[Name]) -> Vec<Value> {
    let value = |name: &Name| context! { nom => &name.last, prenom => &name.first };
    names.iter().map(value).collect()
}

fn plain_day(date: NaiveDate) -> Value {
    day(date, false)
}

fn day_or_blank(known: Option<Day>, blank: &str) -> Value {
    match known {
        Some(known) => day(known.date, known.forecast),
        None => Value::from(format!("[{blank}]")),
    }
}

fn or_blank(text: &str, blank: &str) -> Value {
    match text.trim() {
        "" => Value::from(format!("[{blank}]")),
        text => Value::from(text),
    }
}

/// Whom the certification concerns at a level (year.md: 3e; Tle, CAP, BTS and CPGE 2).
fn concerned(level: &str) -> &'static str {
    match level {
        "collège" => "élèves de 3e",
        "lycée" => "élèves de terminale et de dernière année de CAP, de BTS et de CPGE",
        _ => "élèves de 3e ou de terminale",
    }
}
