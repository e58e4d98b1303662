//! Pix's verdict on SIECLE files: every case of the specification, §8.1 to §8.3.

use std::io::Cursor;

use pixplan::cli::judge_file::judge_for_enrolment;
use pixplan::parse::siecle_xml::Limits;
use pixplan::school::{GradeOverrides, Sex};

use crate::siecle_file::{Pupil, UAI, context, file, judged, outcome, pupil, structure};

#[track_caller]
fn one(pupil: &Pupil, expected: &str) {
    assert_eq!(
        outcome(file(std::slice::from_ref(pupil)).as_bytes()),
        expected
    );
}

#[track_caller]
fn many(pupils: &[Pupil], expected: &str) {
    assert_eq!(outcome(file(pupils).as_bytes()), expected);
}

#[track_caller]
fn text(text: &str, expected: &str) {
    assert_eq!(outcome(text.as_bytes()), expected);
}

#[test]
fn the_two_students_of_pix_s_own_test_are_read() {
    let xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><BEE_ELEVES><PARAMETRES>\
        <UAJ>0350011X</UAJ><ANNEE_SCOLAIRE>2016</ANNEE_SCOLAIRE></PARAMETRES><DONNEES><ELEVES>\
        <ELEVE ELEVE_ID=\"A\"><ID_NATIONAL>00000000123</ID_NATIONAL>\
        <NOM_DE_FAMILLE>HANDMADE</NOM_DE_FAMILLE><NOM_USAGE></NOM_USAGE><PRENOM>Luciole</PRENOM>\
        <PRENOM2>L\u{e9}onie</PRENOM2><DATE_NAISS>31/12/1994</DATE_NAISS><CODE_PAYS>100</CODE_PAYS>\
        <CODE_SEXE>2</CODE_SEXE><CODE_STATUT>AP</CODE_STATUT><CODE_MEF>123456789</CODE_MEF>\
        <CODE_DEPARTEMENT_NAISS>033</CODE_DEPARTEMENT_NAISS>\
        <CODE_COMMUNE_INSEE_NAISS>33318</CODE_COMMUNE_INSEE_NAISS></ELEVE>\
        <ELEVE ELEVE_ID=\"B\"><ID_NATIONAL>00000000124</ID_NATIONAL>\
        <NOM_DE_FAMILLE>COVERT</NOM_DE_FAMILLE><NOM_USAGE>COJAUNE</NOM_USAGE><PRENOM>Harry</PRENOM>\
        <PRENOM2>C@ur</PRENOM2><PRENOM3></PRENOM3><DATE_NAISS>01/07/1994</DATE_NAISS>\
        <CODE_PAYS>132</CODE_PAYS><VILLE_NAISS>LONDRES</VILLE_NAISS><CODE_SEXE>1</CODE_SEXE>\
        <CODE_STATUT>ST</CODE_STATUT></ELEVE></ELEVES><STRUCTURES>\
        <STRUCTURES_ELEVE ELEVE_ID=\"A\"><STRUCTURE><CODE_STRUCTURE>4A</CODE_STRUCTURE>\
        <TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>\
        <STRUCTURES_ELEVE ELEVE_ID=\"B\"><STRUCTURE><CODE_STRUCTURE>42</CODE_STRUCTURE>\
        <TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE><STRUCTURE><CODE_STRUCTURE>4A</CODE_STRUCTURE>\
        <TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE></STRUCTURES>\
        </DONNEES></BEE_ELEVES>";
    // Latin-9: é is E9, and œ, written @ above, is BD.
    let latin9 = |letter: char| match letter {
        '@' => 0xBD,
        other => u8::try_from(u32::from(other)).expect("Latin-1"),
    };
    let bytes: Vec<u8> = xml.chars().map(latin9).collect();
    let grades = GradeOverrides::default();
    let found = judge_for_enrolment(
        Cursor::new(&bytes),
        "eleves.xml",
        &Limits::default(),
        &context(&grades),
    );
    let found = found.unwrap().unwrap();
    assert_eq!(found.pix_codes(), [""; 0]);
    assert_eq!(found.first_year, Some(2016));
    let [first, second] = found.roster.students.as_slice() else {
        panic!("two learners");
    };
    assert_eq!(
        first.birthdate.map(|it| it.to_string()).as_deref(),
        Some("1994-12-31")
    );
    assert_eq!(first.sex, Some(Sex::Female));
    assert_eq!(first.preferred_last_name.as_deref(), Some(""));
    assert_eq!(first.middle_name.as_deref(), Some("Léonie"));
    let born = first.birth_place.as_ref().unwrap();
    assert_eq!(born.city, None);
    assert_eq!(born.province.as_deref(), Some("033"));
    assert_eq!(second.middle_name.as_deref(), Some("Cœur"));
    assert_eq!(second.division, "4A");
    assert_eq!(second.sex, Some(Sex::Male));
    let born = second.birth_place.as_ref().expect("a birth place");
    assert_eq!(
        (born.city_code.as_ref(), born.city.as_deref()),
        (None, Some("LONDRES"))
    );
}

#[test]
fn the_uai_must_be_the_one_of_the_organisation() {
    let right = file(&[pupil()]);
    text(&right, "1 learners");
    for other in [
        "0350011x",
        " 0350011X",
        "",
        "<B/>0350011X",
        "<![CDATA[0350011X]]>",
    ] {
        let wrong = right.replace(UAI, other);
        text(&wrong, "UAI_MISMATCHED");
    }
    text(&right.replace("<UAJ>", "<UAJ x=\"1\">"), "UAI_MISMATCHED");
    text(&right.replace("<UAJ>0350011X</UAJ>", ""), "UAI_MISMATCHED");
    let second = right.replace("</UAJ>", "</UAJ><UAJ>other</UAJ>");
    text(&second, "1 learners"); // the first counts
    let both = file(&[pupil().with("CODE_SEXE", "")]).replace(UAI, "0350012Y");
    text(&both, "UAI_MISMATCHED"); // the pupils are not looked at
    text("", "UAI_MISMATCHED");
    text("  \n", "UAI_MISMATCHED");
    text("<?xml version=\"1.0\"?>", "UAI_MISMATCHED");
    text("\u{feff}", "UAI_MISMATCHED");
    text("<BEE_NOMENCLATURES/>", "UAI_MISMATCHED");
}

#[test]
fn some_pupils_are_skipped_and_not_checked() {
    let other = pupil().number(2);
    for exit in ["01/10/2025", " ", "", "01/10/2099"] {
        let left = pupil().with("DATE_SORTIE", exit);
        many(&[left.clone(), other.clone()], "1 learners");
        let wrong = left.with("CODE_SEXE", "").with("PRENOM", "1");
        many(&[wrong, other.clone()], "1 learners");
    }
    let no_ine = pupil().without("ID_NATIONAL").with("CODE_SEXE", "");
    many(&[no_ine.clone(), other.clone()], "1 learners");
    many(
        &[no_ine.with("INE_RNIE", "012345678AB"), other.clone()],
        "1 learners",
    );
    one(&pupil().without("ID_NATIONAL"), "EMPTY");
    one(&pupil().with("DATE_SORTIE", ""), "EMPTY");
    one(&pupil().in_structures(""), "EMPTY");
    let left = pupil().with("DATE_SORTIE", "01/10/2025");
    many(
        &[left, pupil().number(2).with("ID_NATIONAL", "012345678AB")],
        "1 learners",
    );
}

#[test]
fn the_ine_is_there_and_unique() {
    one(&pupil().with("ID_NATIONAL", ""), "INE_REQUIRED");
    one(&pupil().with("ID_NATIONAL", "  "), "1 learners"); // a blank is one for Pix
    let again = |number| pupil().number(number).with("ID_NATIONAL", "X");
    many(&[again(1), again(2)], "INE_UNIQUE");
    many(&[again(1), again(2), again(3)], "INE_UNIQUE INE_UNIQUE");
    many(&[again(1).in_structures(""), again(2)], "INE_UNIQUE");
    many(
        &[again(1), again(2).with("ID_NATIONAL", " X")],
        "2 learners",
    );
    let empty = |number| pupil().number(number).with("ID_NATIONAL", "");
    many(
        &[empty(1), empty(2)],
        "INE_REQUIRED INE_REQUIRED INE_UNIQUE",
    );
    let found = judged(file(&[again(1), again(2)]).as_bytes());
    assert_eq!(found.diagnostics[0].spot.ine.as_deref(), Some("X"));
}

#[test]
fn each_field_has_its_rule() {
    let missing = |field: &str, code: &str| {
        one(&pupil().without(field), code);
        one(&pupil().with(field, "").without("x"), code);
    };
    missing("CODE_SEXE", "SEX_CODE_REQUIRED");
    missing("DATE_NAISS", "BIRTHDATE_REQUIRED");
    missing(
        "CODE_COMMUNE_INSEE_NAISS",
        "BIRTH_CITY_CODE_REQUIRED_FOR_FR_STUDENT",
    );
    one(&pupil().without("NOM_DE_FAMILLE"), "LAST_NAME_REQUIRED");
    one(&pupil().without("PRENOM"), "FIRST_NAME_REQUIRED");
    one(
        &pupil().with("NOM_DE_FAMILLE", ""),
        "LAST_NAME_REQUIRED INVALID_CHAR_DETECTED",
    );
    one(
        &pupil().with("PRENOM", ""),
        "FIRST_NAME_REQUIRED INVALID_CHAR_DETECTED",
    );
    one(
        &pupil().without("CODE_SEXE").without("DATE_NAISS"),
        "SEX_CODE_REQUIRED BIRTHDATE_REQUIRED",
    );
    one(&pupil().with("CODE_SEXE", "3"), "1 learners");
    one(&pupil().with("CODE_SEXE", " "), "1 learners");
    for date in ["2012-03-14", "31/02/2012", "1/3/2012", "14/03/12"] {
        one(
            &pupil().with("DATE_NAISS", date),
            "INVALID_BIRTHDATE_FORMAT",
        );
    }
    one(
        &pupil()
            .without("CODE_PAYS")
            .without("CODE_COMMUNE_INSEE_NAISS"),
        "1 learners",
    );
    let abroad = pupil()
        .with("CODE_PAYS", "132")
        .without("CODE_COMMUNE_INSEE_NAISS");
    one(&abroad, "1 learners");
    let fields = [
        "NOM_DE_FAMILLE",
        "PRENOM",
        "DATE_NAISS",
        "CODE_SEXE",
        "CODE_COMMUNE_INSEE_NAISS",
    ];
    let empty = fields
        .iter()
        .fold(pupil(), |pupil, field| pupil.with(field, ""));
    let all = "BIRTH_CITY_CODE_REQUIRED_FOR_FR_STUDENT SEX_CODE_REQUIRED BIRTHDATE_REQUIRED \
               LAST_NAME_REQUIRED FIRST_NAME_REQUIRED INVALID_CHAR_DETECTED INVALID_CHAR_DETECTED";
    one(&empty, all);
    let found = judged(file(&[empty]).as_bytes());
    let fields: Vec<_> = found
        .diagnostics
        .iter()
        .filter_map(|it| it.spot.field.clone())
        .collect();
    assert_eq!(fields[5..7], ["PRENOM", "NOM_DE_FAMILLE"]);
    one(
        &pupil().in_structures("").with("CODE_SEXE", ""),
        "SEX_CODE_REQUIRED",
    );
    one(&pupil().with("PRENOM2", "4"), "1 learners");
}

#[test]
fn names_hold_letters_only() {
    let refused = "CŒUR|ŠKODA|MARTIN 2|J. Paul|D’ARC|A &amp; B|a\tb|a\nb|a\u{a0}b|CÃ©cile|\
                   Rose GuyrlÃ¨ne|MaÃ«llys|LeÃ¯la|Noëmie FranÃ§oise Marie|\u{fffd}|<![CDATA[A]]>|A<B/>";
    for name in refused.split('|') {
        one(
            &pupil().with("NOM_DE_FAMILLE", name),
            "INVALID_CHAR_DETECTED",
        );
        one(&pupil().with("PRENOM", name), "INVALID_CHAR_DETECTED");
    }
    let accepted = "ŽIŽEK|A×B|trailing |N'golo|Jean Phillipe|Marie-Louise|Paul|Héloïse|Françoise|\
                    Læticia|COVERT|HANDMADE|H&#233;l&eacute;ne|Lo<!-- x -->ic|Lo<?x?>ic";
    for name in accepted.split('|') {
        one(&pupil().with("NOM_DE_FAMILLE", name), "1 learners");
    }
    let found = judged(file(&[pupil().with("PRENOM", "H&#233;l&egrave;<!-- -->ne")]).as_bytes());
    assert_eq!(found.roster.students[0].first_name, "Hélène");
}

#[test]
fn the_division_is_the_last_one_that_is_not_inactive() {
    let division = |structures: &str| {
        let found = judged(file(&[pupil().in_structures(structures)]).as_bytes());
        found.roster.students.first().map(|it| it.division.clone())
    };
    let both = structure("3A", "D") + &structure("3B", "D");
    assert_eq!(division(&both).as_deref(), Some("3B"));
    let left = structure("3A", "D") + &structure("Inactifs", "D") + &structure("G1", "G");
    assert_eq!(division(&left).as_deref(), Some("3A"));
    assert_eq!(division(&structure("", "D")).as_deref(), Some(""));
    assert_eq!(
        division(&structure("INACTIFS", "D")).as_deref(),
        Some("INACTIFS")
    );
    one(&pupil().in_structures(&structure("Inactifs", "D")), "EMPTY");
    one(&pupil().in_structures(&structure("G1", "G")), "EMPTY");
    let crashes = [
        "<STRUCTURE><CODE_STRUCTURE>3A</CODE_STRUCTURE></STRUCTURE>",
        "<STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>",
        "<STRUCTURE/>",
        "<STRUCTURE>3A</STRUCTURE>",
    ];
    for crash in crashes {
        one(&pupil().in_structures(crash), "PIX_INTERNAL_ERROR");
    }
    one(
        &pupil().in_structures("<STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE>"),
        "EMPTY",
    );
}

#[test]
fn eleve_id_ties_the_two_parts() {
    let same = pupil().number(2).with_attributes(" ELEVE_ID=\"1\"");
    many(&[pupil(), same], "1 learners"); // the second replaces the first
    let keyless = pupil().with_attributes(" ELENOET=\"5\"").in_structures("");
    one(&keyless, "EMPTY");
    let bare = pupil().with_attributes("").in_structures("");
    one(&bare, "PIX_INTERNAL_ERROR");
    let right = file(&[pupil()]);
    let (start, end) = (
        right.find("<ELEVES>").unwrap(),
        right.find("<STRUCTURES>").unwrap(),
    );
    let (eleves, structures) = right[start..].split_at(end - start);
    let structures = structures.split("</DONNEES>").next().unwrap();
    let swapped = right.replace(
        &format!("{eleves}{structures}"),
        &format!("{structures}{eleves}"),
    );
    text(&swapped, "EMPTY");
    let elsewhere = right
        .replace("ELEVES>", "AUTRES>")
        .replace("BEE_AUTRES>", "BEE_ELEVES>");
    text(&elsewhere, "1 learners"); // under any child of DONNEES
}

#[test]
fn a_file_that_breaks_gives_what_was_complete_then_the_break() {
    let twins = file(&[pupil(), pupil()]);
    let broken = twins.replace("</DONNEES>", "<X></DONNEES>");
    text(&broken, "INE_UNIQUE INVALID_FILE");
    let right = file(&[pupil()]);
    let after = right.find("</ELEVES>").unwrap();
    text(&right[..after], "INVALID_FILE");
    let before = right.find("<UAJ>").unwrap();
    text(&right[..before], "UAI_MISMATCHED INVALID_FILE");
    text(&format!("x{right}"), "INVALID_FILE");
    text(&right.replace(UAI, "x")[..after], "UAI_MISMATCHED");
    text("bonjour", "INVALID_FILE");
    text("nom;prenom\nA;B\n", "INVALID_FILE");
    text(&right.replace("Anaïs", "A & B"), "INVALID_FILE"); // what follows is waived
    text(&right.replace("14/03/2012", "&bogus;"), "INVALID_FILE");
    let doctype = right.replace("<BEE_ELEVES", "<!DOCTYPE BEE_ELEVES><BEE_ELEVES");
    text(&doctype, "1 learners");
    let lax = right.replace(
        "<PARAMETRES>",
        "<PARAMETRES a='<' a='2'>]]>\u{1}<?xml version='1.0'?>",
    );
    text(&lax, "1 learners");
    text(&format!("{right}<BEE_ELEVES/>"), "1 learners");
}

#[test]
fn the_encoding_is_found_as_pix_finds_it() {
    let accents = file(&[pupil()]);
    let declared = |encoding: &str| accents.replace("encoding=\"UTF-8\"", encoding);
    let latin = |text: &str| -> Vec<u8> {
        let byte = |letter: char| u8::try_from(u32::from(letter)).expect("Latin-1");
        text.chars().map(byte).collect()
    };
    let case = |bytes: &[u8], expected: &str| assert_eq!(outcome(bytes), expected);
    case(&latin(&declared("encoding=\"ISO-8859-15\"")), "1 learners");
    case(&latin(&declared("encoding='windows-1252'")), "1 learners");
    case(declared("").as_bytes(), "1 learners"); // UTF-8 by default
    case(&latin(&declared("")), "INVALID_CHAR_DETECTED");
    case(
        declared("encoding=\"ISO-8859-15\"").as_bytes(),
        "INVALID_CHAR_DETECTED",
    );
    let marked = format!("\u{feff}{}", declared("encoding=\"ISO-8859-15\""));
    case(marked.as_bytes(), "1 learners"); // the mark wins
    case(
        declared("encoding=\"FOO-42\"").as_bytes(),
        "ENCODING_NOT_SUPPORTED",
    );
    let utf16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(accents.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    case(&utf16, "1 learners");
    let late = declared(&format!("{}encoding=\"ISO-8859-15\"", " ".repeat(100)));
    case(&latin(&late), "INVALID_CHAR_DETECTED");
    // 8E and B4 are Ž in some of them and a control character or a sign in others.
    let z = |encoding: &str, byte: u8| {
        let text = declared(&format!("encoding=\"{encoding}\"")).replace("Ana\u{ef}s", "@");
        text.bytes()
            .map(|it| if it == b'@' { byte } else { it })
            .collect::<Vec<u8>>()
    };
    case(&z("windows-1252", 0x8E), "1 learners");
    case(&z("ISO-8859-1", 0x8E), "INVALID_CHAR_DETECTED");
    case(&z("ISO-8859-15", 0x8E), "INVALID_CHAR_DETECTED");
    case(&z("ISO-8859-15", 0xB4), "1 learners");
    case(&z("ISO-8859-1", 0xB4), "INVALID_CHAR_DETECTED");
}

#[test]
fn a_file_over_20_mib_is_refused_and_still_checked() {
    let wrong = file(&[pupil().with("CODE_SEXE", "")]);
    let padded = format!("{wrong}{}", " ".repeat(20 * 1024 * 1024));
    text(&padded, "PAYLOAD_TOO_LARGE SEX_CODE_REQUIRED");
    let broken = format!("x{padded}");
    text(&broken, "PAYLOAD_TOO_LARGE INVALID_FILE");
}
