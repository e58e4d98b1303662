//! What the TOML grammar objects to, in French.
//!
//! The parser speaks English to programmers; none of its sentences is shown.

const NO_VALUE: &str = "la valeur manque après le signe =";

/// A piece of the parser's sentence, and what to tell the person who wrote the file.
const MEANINGS: [(&str, &str); 24] = [
    ("duplicate key", "cette clé est déjà écrite plus haut"),
    (
        "string values must be quoted",
        "un texte s’écrit entre guillemets droits",
    ),
    (
        "invalid unquoted key",
        "une clé s’écrit sans accent ni espace, ou entre guillemets droits",
    ),
    ("unquoted keys cannot be empty", "le nom de la clé manque"),
    ("missing assignment", "le signe = manque après la clé"),
    ("extra assignment", "il y a un signe = de trop"),
    ("extra `=`", "il y a un signe = de trop"),
    (
        "unexpected `=` in array",
        "il y a un signe = dans une liste entre crochets",
    ),
    (
        "key with no value",
        "la valeur manque\u{a0}: écrivez «\u{a0}clé = valeur\u{a0}»",
    ),
    ("missing value", NO_VALUE),
    ("missing key", "le nom de la clé manque"),
    ("unclosed array", "le crochet ] qui ferme la liste manque"),
    (
        "unclosed inline table",
        "l’accolade } qui ferme la table manque",
    ),
    (
        "unclosed table",
        "le crochet ] qui ferme le titre de la table manque",
    ),
    ("missing comma", "une virgule manque entre deux valeurs"),
    ("extra comma", "il y a une virgule de trop"),
    ("leading zero", "un nombre ne commence pas par un zéro"),
    (
        "date",
        "la date n’existe pas ou n’est pas écrite comme 2027-03-01",
    ),
    ("time", "l’heure n’est pas écrite comme 08:30:00"),
    (
        "escape",
        "la barre \\ annonce un caractère spécial\u{a0}: doublez-la, «\u{a0}\\\\\u{a0}», pour l’écrire",
    ),
    ("quote", "un guillemet droit manque"),
    ("string", "un guillemet droit manque à la fin du texte"),
    ("recurs", "les tables sont emboîtées trop profondément"),
    (
        "control",
        "un caractère invisible s’est glissé dans le texte",
    ),
];

/// The French of a sentence of the parser; `after` is the text from the place
/// of the error on.
pub fn french(sentence: &str, after: &str) -> &'static str {
    let sentence = sentence.to_lowercase();
    let is_end_of_line = after
        .trim_start_matches([' ', '\t', '\r'])
        .starts_with('\n');
    if sentence.contains("must be quoted") && (after.is_empty() || is_end_of_line) {
        return NO_VALUE;
    }
    let mut meanings = MEANINGS.iter();
    let known = meanings.find(|(piece, _)| sentence.contains(piece));
    known.map_or("ce passage n’est pas du TOML", |(_, french)| french)
}
