//! What a FREGATA file says, before anybody judges it.

use crate::school::Limit;
use crate::source::Line;

macro_rules! columns {
    ($($variant:ident $label:literal $need:ident),* $(,)?) => {
        /// The columns of the template of Pix Orga, in its order (pix-formats §2.1).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the labels say it")]
        pub enum FregataColumn { $($variant,)* }

        impl FregataColumn {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its title, to the letter.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// Whether the file must have it.
            pub fn need(self) -> Need {
                match self { $(Self::$variant => Need::$need,)* }
            }
        }
    };
}

/// Whether a column must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The file is refused without it.
    Required,
    /// It may be missing.
    Optional,
}

columns! {
    Identifier "Identifiant unique*" Required,
    FirstName "Premier prénom*" Required,
    MiddleName "Deuxième prénom" Optional,
    ThirdName "Troisième prénom" Optional,
    LastName "Nom de famille*" Required,
    PreferredLastName "Nom d'usage" Optional,
    Sex "Code sexe*" Required,
    Birthdate "Date de naissance (jj/mm/aaaa)*" Required,
    BirthCityCode "Code commune naissance**" Optional,
    BirthCity "Libellé commune naissance**" Optional,
    BirthProvinceCode "Code département naissance*" Required,
    BirthCountryCode "Code pays naissance*" Required,
    Status "Statut*" Required,
    MefCode "Code MEF*" Required,
    Division "Division*" Required,
}

impl FregataColumn {
    /// The column of a title.
    pub fn of(label: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|column| column.label() == label)
    }
}

/// One line of pupils. Values are trimmed; an empty one is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FregataRow {
    /// The line as Pix counts it: blank lines do not count.
    pub pix_line: Line,
    /// The line of the file where it starts.
    pub line: Line,
    values: Vec<Option<String>>,
}

impl FregataRow {
    /// An empty line.
    pub fn new(pix_line: Line, line: Line) -> Self {
        Self {
            pix_line,
            line,
            values: vec![None; FregataColumn::ALL.len()],
        }
    }

    /// The value in a column.
    pub fn get(&self, column: FregataColumn) -> Option<&str> {
        let value = self.values.get(column as usize);
        value.and_then(Option::as_deref)
    }

    /// Fills a column.
    pub fn set(&mut self, column: FregataColumn, value: Option<String>) {
        if let Some(slot) = self.values.get_mut(column as usize) {
            *slot = value;
        }
    }
}

/// One thing that the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FregataEvent<'a> {
    /// The titles of the columns, in the order of the file.
    Header(&'a [String]),
    /// A line of pupils.
    Row(&'a FregataRow),
}

/// How the reading of a CSV ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FregataEnding {
    /// At the end of the file.
    Complete,
    /// No encoding shows `Premier prénom*` among the titles.
    UnknownEncoding,
    /// No separator can be guessed.
    NoSeparator,
    /// At one of our limits.
    Stopped(Limit),
}

/// The account of one reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FregataReading {
    /// How it ended.
    pub ending: FregataEnding,
    /// Bytes of the file.
    pub file_bytes: u64,
    /// The encoding that Pix keeps, when one fits.
    pub encoding: Option<&'static str>,
    /// The titles as they can best be read, when none fits; for an explanation.
    pub titles: Vec<String>,
}
