//! What a SIECLE file says, element by element, before anybody judges it.
//!
//! The reader gives these values in the order of the file; the checks consume
//! them one at a time. A value is what Pix's own reader makes of an element,
//! accidents included, with a note of the accident ([`Oddity`]).

use crate::source::Line;

/// What is strange in an element that Pix reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Oddity {
    /// Nothing: plain text.
    #[default]
    None,
    /// A CDATA section. Pix does not unwrap it: its markup is in the text.
    Cdata,
    /// An attribute. Pix's reader turns the value into an object.
    Attribute,
    /// An element inside. Pix's reader turns the value into an object.
    Child,
}

/// One element that Pix reads, or its absence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Value {
    /// Where it starts; none when it is absent.
    pub line: Option<Line>,
    /// Its text, not trimmed; entities are decoded, comments dropped.
    pub text: String,
    /// What is strange in it.
    pub oddity: Oddity,
}

impl Value {
    /// Whether the element is there, even empty.
    pub fn is_present(&self) -> bool {
        self.line.is_some()
    }

    /// Whether Pix takes it for an object, which equals no text and is not empty.
    pub fn is_object(&self) -> bool {
        matches!(self.oddity, Oddity::Attribute | Oddity::Child)
    }

    /// The text that Pix sees: none when the element is absent or an object.
    pub fn pix_text(&self) -> Option<&str> {
        let plain = self.is_present() && !self.is_object();
        plain.then_some(self.text.as_str())
    }

    /// Whether Pix finds nothing in it: absent, or present and empty.
    pub fn is_empty_for_pix(&self) -> bool {
        !self.is_object() && self.text.is_empty()
    }

    /// The text that a person reads, whatever Pix makes of it.
    pub fn readable(&self) -> Option<&str> {
        self.is_present().then_some(self.text.as_str())
    }

    /// Makes it absent again and keeps its memory.
    pub fn clear(&mut self) {
        self.line = None;
        self.text.clear();
        self.oddity = Oddity::None;
    }
}

macro_rules! named_elements {
    ($(#[$doc:meta])* $type:ident: $($variant:ident $name:literal),* $(,)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is the element of the same name")]
        pub enum $type { $($variant,)* }

        impl $type {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name of the element in the file.
            pub fn element(self) -> &'static str {
                let bytes: &[u8] = match self { $(Self::$variant => $name,)* };
                std::str::from_utf8(bytes).expect("the names below are ASCII")
            }

            /// The element of a name; other elements are not read.
            pub fn of(name: &[u8]) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

named_elements! {
    /// The elements of `ELEVE` that are read: Pix's own, and those that explain what it does.
    PupilField:
    IdNational b"ID_NATIONAL",
    IneRnie b"INE_RNIE",
    NomDeFamille b"NOM_DE_FAMILLE",
    Nom b"NOM",
    NomUsage b"NOM_USAGE",
    Prenom b"PRENOM",
    Prenom2 b"PRENOM2",
    Prenom3 b"PRENOM3",
    DateNaiss b"DATE_NAISS",
    CodePays b"CODE_PAYS",
    DateSortie b"DATE_SORTIE",
    VilleNaiss b"VILLE_NAISS",
    CodeSexe b"CODE_SEXE",
    CodeStatut b"CODE_STATUT",
    CodeMef b"CODE_MEF",
    CodeDepartementNaiss b"CODE_DEPARTEMENT_NAISS",
    CodeCommuneInseeNaiss b"CODE_COMMUNE_INSEE_NAISS",
}

named_elements! {
    /// The elements of `PARAMETRES` that are read.
    Parameter:
    Uaj b"UAJ",
    AnneeScolaire b"ANNEE_SCOLAIRE",
    DateExport b"DATE_EXPORT",
}

/// The attribute that ties a pupil to her divisions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Key {
    /// The element has no attribute at all: Pix fails on it.
    #[default]
    NoAttribute,
    /// It has others, but not `ELEVE_ID`.
    Absent,
    /// Its `ELEVE_ID`.
    Id(String),
}

/// One `ELEVE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PupilRecord {
    /// Where it starts.
    pub line: Line,
    /// Its `ELEVE_ID`.
    pub key: Key,
    values: Vec<Value>,
}

impl Default for PupilRecord {
    fn default() -> Self {
        Self {
            line: Line(1),
            key: Key::default(),
            values: vec![Value::default(); PupilField::ALL.len()],
        }
    }
}

impl PupilRecord {
    /// The first element of that name among its children.
    pub fn value(&self, field: PupilField) -> &Value {
        let value = self.values.get(field as usize);
        value.expect("there is one value per field")
    }

    /// The same, for the reader to fill.
    pub fn value_mut(&mut self, field: PupilField) -> &mut Value {
        let value = self.values.get_mut(field as usize);
        value.expect("there is one value per field")
    }

    /// Forgets the pupil and keeps the memory, for the next one.
    pub fn clear(&mut self) {
        self.key = Key::NoAttribute;
        self.values.iter_mut().for_each(Value::clear);
    }
}

/// One `STRUCTURE`: a division or a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StructureRecord {
    /// `TYPE_STRUCTURE`: `D` for a division, `G` for a group.
    pub kind: Value,
    /// `CODE_STRUCTURE`: its name.
    pub code: Value,
}

/// One `STRUCTURES_ELEVE`: the division and the groups of a pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructuresRecord {
    /// Where it starts.
    pub line: Line,
    /// Its `ELEVE_ID`.
    pub key: Key,
    /// Whether anything, a blank even, stands in it.
    pub has_content: bool,
    /// Its structures, in order.
    pub structures: Vec<StructureRecord>,
}

impl Default for StructuresRecord {
    fn default() -> Self {
        Self {
            line: Line(1),
            key: Key::default(),
            has_content: false,
            structures: Vec::new(),
        }
    }
}

/// Something seen on the way that is not data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aside {
    /// The name of the (first) root element.
    Root(String),
    /// A DOCTYPE, skipped and never expanded.
    Doctype,
    /// The version with addresses: an `ADRESSES` element in `DONNEES`.
    Addresses,
}

/// One thing that the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiecleEvent<'a> {
    /// An element of `/BEE_ELEVES/PARAMETRES`.
    Parameter(Parameter, &'a Value),
    /// A `/BEE_ELEVES/DONNEES/*/ELEVE`, complete.
    Pupil(&'a PupilRecord),
    /// A `/BEE_ELEVES/DONNEES/*/STRUCTURES_ELEVE`, complete.
    Structures(&'a StructuresRecord),
    /// Anything else worth a word.
    Aside(&'a Aside, Line),
}

/// Why a file is not well-formed XML for Pix's reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Break {
    /// Text before or after the root element.
    TextOutsideRoot,
    /// A `<` that starts nothing.
    LoneAngle,
    /// A start tag with a mistake, in its name or its attributes.
    BadTag,
    /// An end tag that closes another element than the open one; the open one.
    CrossedTag(String),
    /// An end tag where nothing is open.
    StrayEndTag,
    /// An entity that is unknown or badly written: a lone `&` mostly.
    BadEntity,
    /// A comment with `--` inside.
    BadComment,
    /// A DOCTYPE after the start or a second one.
    MisplacedDoctype,
    /// A comment or instruction over the 64 KiB that Pix's reader holds.
    TooLongForPix,
    /// The file ends in the middle; the open element, if any.
    Truncated(Option<String>),
    /// The archive is not one that Pix can open, or not with one XML file in it.
    BadArchive(String),
}

/// Which of our own limits stopped the reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// More bytes than allowed, once inflated.
    Size(u64),
    /// Elements nested deeper than this.
    Depth(usize),
    /// More text in one element than this many bytes.
    Text(usize),
    /// A tag longer than this many bytes.
    Tag(usize),
    /// An archive that inflates more than this many times.
    Ratio(u64),
    /// An archive with more entries than this.
    Entries(usize),
    /// An encoding that Pix knows and we do not; its name.
    Encoding(String),
}

/// How the reading ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// At the end of the file.
    Complete,
    /// At a place where Pix's reader reports a mistake.
    Broken(Break, Line),
    /// At one of our limits.
    Stopped(Limit, Line),
    /// Before anything: Pix does not know the encoding of this name.
    UnknownEncoding(String),
}

/// The account of one reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// How it ended.
    pub ending: Ending,
    /// Bytes of the file as given, before any inflation.
    pub file_bytes: u64,
    /// The encoding that Pix reads it with: `ISO-8859-15`.
    pub encoding: String,
    /// The encoding it declares too far for Pix to see, if any.
    pub declared_too_late: Option<String>,
}
