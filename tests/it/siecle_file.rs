//! Invented SIECLE files, and what pixplan says of them.

use pixplan::check::{Context, Judgement};
use pixplan::cli::judge_file::judge_siecle;
use pixplan::parse::siecle_xml::Limits;
use pixplan::school::GradeOverrides;

/// The school of all these files.
pub const UAI: &str = "0350011X";

/// One pupil: her record and her structures.
#[derive(Clone)]
pub struct Pupil {
    attributes: String,
    fields: Vec<(String, Option<String>)>,
    structures: String,
}

/// A pupil in 6A, right in everything.
pub fn pupil() -> Pupil {
    let fields = [
        ("ID_NATIONAL", "012345678AB"),
        ("NOM_DE_FAMILLE", "LE GOFF"),
        ("PRENOM", "Anaïs"),
        ("DATE_NAISS", "14/03/2012"),
        ("CODE_PAYS", "100"),
        ("CODE_SEXE", "2"),
        ("CODE_STATUT", "ST"),
        ("CODE_MEF", "10010012110"),
        ("CODE_COMMUNE_INSEE_NAISS", "35288"),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), Some(value.to_owned())));
    Pupil {
        attributes: " ELEVE_ID=\"1\"".to_owned(),
        fields: fields.to_vec(),
        structures: structure("6A", "D"),
    }
}

/// One `STRUCTURE`.
pub fn structure(code: &str, kind: &str) -> String {
    format!(
        "<STRUCTURE><CODE_STRUCTURE>{code}</CODE_STRUCTURE>\
         <TYPE_STRUCTURE>{kind}</TYPE_STRUCTURE></STRUCTURE>"
    )
}

impl Pupil {
    /// With the inside of an element changed, or added.
    pub fn with(mut self, element: &str, inside: &str) -> Self {
        let known = self.fields.iter_mut().find(|(name, _)| name == element);
        match known {
            Some((_, value)) => *value = Some(inside.to_owned()),
            None => self
                .fields
                .push((element.to_owned(), Some(inside.to_owned()))),
        }
        self
    }

    /// Without an element.
    pub fn without(mut self, element: &str) -> Self {
        self.fields.retain(|(name, _)| name != element);
        self
    }

    /// Another pupil: her own number and INE.
    pub fn number(mut self, number: u32) -> Self {
        self.attributes = format!(" ELEVE_ID=\"{number}\"");
        self.with("ID_NATIONAL", &format!("0123456{number:02}AB"))
    }

    /// With these attributes on both her elements, each after a blank.
    pub fn with_attributes(mut self, attributes: &str) -> Self {
        attributes.clone_into(&mut self.attributes);
        self
    }

    /// In these structures, given as their XML.
    pub fn in_structures(mut self, structures: &str) -> Self {
        structures.clone_into(&mut self.structures);
        self
    }

    fn record(&self) -> String {
        let field = |(name, value): &(String, Option<String>)| match value {
            Some(value) => format!("<{name}>{value}</{name}>"),
            None => String::new(),
        };
        let fields: String = self.fields.iter().map(field).collect();
        format!("<ELEVE{}>{fields}</ELEVE>\n", self.attributes)
    }

    fn structures_record(&self) -> String {
        let structures = &self.structures;
        format!(
            "<STRUCTURES_ELEVE{}>{structures}</STRUCTURES_ELEVE>\n",
            self.attributes
        )
    }
}

/// The text of a whole file, declared in UTF-8.
pub fn file(pupils: &[Pupil]) -> String {
    let records: String = pupils.iter().map(Pupil::record).collect();
    let structures: String = pupils.iter().map(Pupil::structures_record).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<BEE_ELEVES VERSION=\"3.0\">\n\
         <PARAMETRES>\n<UAJ>{UAI}</UAJ>\n<ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE>\n\
         <DATE_EXPORT>14/09/2026</DATE_EXPORT>\n</PARAMETRES>\n<DONNEES>\n\
         <ELEVES>\n{records}</ELEVES>\n<STRUCTURES>\n{structures}</STRUCTURES>\n\
         </DONNEES>\n</BEE_ELEVES>\n"
    )
}

/// What pixplan says of the bytes of a SIECLE file, on 15 September 2026.
pub fn judged(bytes: &[u8]) -> Judgement {
    let grades = GradeOverrides::default();
    judge_siecle(bytes, &Limits::default(), &context(&grades)).expect("memory never fails")
}

/// The school and the day of all these tests.
pub fn context(grades: &GradeOverrides) -> Context<'_> {
    Context {
        today: "2026-09-15".parse().expect("a date"),
        uai: Some(UAI),
        previous: None,
        grades,
    }
}

/// `3 learners` for an accepted file, else Pix's codes in Pix's order.
pub fn outcome(bytes: &[u8]) -> String {
    told(&judged(bytes))
}

/// The same of a judgement.
pub fn told(judgement: &Judgement) -> String {
    match judgement.verdict.id() {
        "accepted" => format!("{} learners", judgement.roster.students.len()),
        "refused" => judgement.pix_codes().join(" "),
        other => other.to_owned(),
    }
}
